import { formatFixed, parseDecimal } from '../money/decimal.ts';

/** One thing said in both languages. */
export interface Sentence {
  readonly de: string;
  readonly en: string;
}

/** What fills a place of a sentence: the same in both languages, or the words of each. */
export type Detail = string | Sentence;

/**
 * Fills the places `{0}`, `{1}` … of a sentence. An amount before `EUR` is written as the language does:
 * `1.500,00 €` and `1,500.00 €`.
 */
export const filled = ({ de, en }: Sentence, details: readonly Detail[]): Sentence => ({
  de: fill(de, details, 'de'),
  en: fill(en, details, 'en'),
});

function fill(text: string, details: readonly Detail[], language: keyof Sentence): string {
  return text.replace(/\{(\d)\}( EUR)?/g, (_, index, euro: string | undefined) => {
    const detail = details[Number(index)] ?? '';
    const word = typeof detail === 'string' ? detail : detail[language];
    return euro === undefined ? word : amount(word, language);
  });
}

function amount(text: string, language: keyof Sentence): string {
  const value = parseDecimal(text);
  if (value === undefined) return `${text} EUR`;
  const [whole = '', cents = ''] = formatFixed(value, 2).split('.');
  const [group, point] = language === 'de' ? ['.', ','] : [',', '.'];
  return `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${cents} €`;
}
