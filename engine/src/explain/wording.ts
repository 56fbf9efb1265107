/** Exact and plain. `{value}` is the step's own value, other names are inputs (sentence.ts); `[…]` falls away without them. */
export interface Wording {
  readonly exact: string;
  readonly plain: string;
}
