/** One thing said in both languages. */
export interface Sentence {
  readonly de: string;
  readonly en: string;
}
