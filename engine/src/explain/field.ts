/** What a value of a house file is called. */
export interface Field<H> {
  readonly pattern: RegExp;
  readonly de: string;
  readonly en: string;
  /** Undefined: a word or a day. */
  readonly unit?: string | ((house: H, pointer: string) => string);
}

export const field = <H>(pattern: RegExp, de: string, en: string, unit?: Field<H>['unit']): Field<H> =>
  unit === undefined ? { pattern, de, en } : { pattern, de, en, unit };
