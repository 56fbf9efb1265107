import type { StrResult } from '@lit/localize';

/**
 * A text of another language with its places: `${0}` is the first value of the source. The same as the library's own tag,
 * which would take the whole library into the file of the language.
 */
export const str = (strings: TemplateStringsArray, ...values: number[]): StrResult => ({
  strTag: true,
  strings,
  values,
});
