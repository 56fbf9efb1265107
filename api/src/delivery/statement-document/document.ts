/**
 * A document as the templates lay it out: finished strings, no arithmetic left. Templates choose places and sizes,
 * never words or figures. Only a template knows on which page a section begins, so a text may hold `{page:costs}`,
 * `{page:devices}` or `{page:rights}` in place of that number.
 */
export interface StatementDocument {
  readonly template: 'statement';
  readonly lang: 'de';
  readonly title: string;
  readonly author: string;
  /** ISO day; becomes the creation date in the file. */
  readonly createdOn: string;
  readonly brand: {
    readonly name: string;
    readonly logoSvg: string | null;
    readonly primary: string;
    readonly footer: readonly (readonly string[])[];
  };
  /** On every page: document and version, day of issue, user. */
  readonly footerLine: string;
  readonly pageWords: { readonly page: string; readonly of: string };
  /** From the second page on: property, user, period. */
  readonly runningHead: string;
  readonly letter: Letter;
  readonly result: ResultPage;
  /** Costs and share, devices and values, consumption and rights. */
  readonly sections: readonly (readonly Block[])[];
  /** Whether a section follows where the one before ends; otherwise each begins a page. */
  readonly flowing: boolean;
}

export interface Letter {
  readonly senderLine: string;
  readonly address: readonly string[];
  readonly info: readonly { readonly label: string; readonly lines: readonly string[] }[];
}

export interface ResultPage {
  readonly heading: string;
  readonly mandate: string;
  readonly correction: string | null;
  readonly box: {
    readonly rows: readonly { readonly label: string; readonly detail: string | null; readonly amount: string }[];
    readonly state: string;
    readonly amount: string;
    readonly notes: readonly string[];
  };
  readonly change: {
    readonly heading: string;
    readonly lines: readonly { readonly amount: string; readonly text: string }[];
    readonly note: string | null;
  };
  readonly steps: {
    readonly heading: string;
    readonly items: readonly { readonly word: string; readonly text: string }[];
  };
  readonly paymentCode: Code | null;
  readonly portalCode: Code | null;
  readonly shareBar: ShareBar | null;
}

/** A QR code; the caption repeats in print what it holds. */
export interface Code {
  readonly svg: string;
  readonly alt: string;
  readonly caption: readonly string[];
}

export type Fill = 'heating' | 'hot_water' | 'cold_water' | 'now' | 'before' | 'average';

export interface ShareBar {
  readonly heading: string;
  readonly alt: string;
  readonly parts: readonly {
    readonly label: string;
    readonly amount: string;
    readonly weight: string;
    readonly fill: Fill;
  }[];
  readonly note: string | null;
}

export type Block = HeadingBlock | TextBlock | TableBlock | BarsBlock | ScaleBlock | BoxBlock | FactsBlock | CodeBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
}

export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly small: boolean;
  /** Provision, printed small after the last sentence and never inside one. */
  readonly source: string | null;
}

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** One column of a table takes what the others leave. */
  readonly wide: boolean;
}

/** A cell is a text, or a text with a smaller line under it. */
export type Cell = string | { readonly text: string; readonly under: string };

export interface Row {
  readonly cells: readonly Cell[];
  /** `sum` has a rule above and is bold; `result` is the last word of a table. */
  readonly weight: 'normal' | 'sum' | 'result';
}

export interface TableBlock {
  readonly kind: 'table';
  /** Read to those who do not see the table. */
  readonly summary: string;
  /** Two or three short columns read better side by side than across the page. */
  readonly narrow: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface BarsBlock {
  readonly kind: 'bars';
  readonly caption: string;
  readonly alt: string;
  readonly bars: readonly {
    readonly label: string;
    readonly amount: string;
    readonly weight: string;
    readonly fill: Fill;
  }[];
}

/** Classes of a stepped scale with one of them marked. */
export interface ScaleBlock {
  readonly kind: 'scale';
  readonly caption: string;
  readonly alt: string;
  readonly heads: readonly [string, string, string];
  readonly steps: readonly {
    readonly left: string;
    readonly middle: string;
    readonly right: string;
    readonly mark: string | null;
  }[];
}

/** A paragraph set apart, with a bold first line. */
export interface BoxBlock {
  readonly kind: 'box';
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly term: string;
  readonly text: string;
  readonly source: string | null;
}

export interface FactsBlock {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly code: Code;
}

export function heading(text: string): HeadingBlock {
  return { kind: 'heading', text };
}

export function text(value: string, source: string | null = null): TextBlock {
  return { kind: 'text', text: value, small: false, source };
}

export function small(value: string, source: string | null = null): TextBlock {
  return { kind: 'text', text: value, small: true, source };
}

/** A term and what it means. A section sign never stands alone at the end of a line. */
export function fact(term: string, value: string, source: string | null = null): Fact {
  return { term, text: value.replace(/§ (?=\d)/g, '§\u00a0'), source };
}

export function table(summary: string, columns: readonly Column[], rows: readonly Row[]): TableBlock {
  return { kind: 'table', summary, narrow: false, columns, rows };
}

export function narrowTable(summary: string, columns: readonly Column[], rows: readonly Row[]): TableBlock {
  return { kind: 'table', summary, narrow: true, columns, rows };
}

export function left(head: string): Column {
  return { head, align: 'left', wide: false };
}

export function wide(head: string): Column {
  return { head, align: 'left', wide: true };
}

export function right(head: string): Column {
  return { head, align: 'right', wide: false };
}

export function row(...cells: readonly Cell[]): Row {
  return { cells, weight: 'normal' };
}

export function sumRow(...cells: readonly Cell[]): Row {
  return { cells, weight: 'sum' };
}
