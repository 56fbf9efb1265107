import type { Block, Code } from '../statement-document/document.ts';
import type { DocumentBrand } from '../statement-document/input.ts';

/** A form or protocol as the template lays it out: finished strings. The template chooses places and sizes, no words. */
export interface FieldDocumentPrint {
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
  readonly footerLine: string;
  readonly pageWords: { readonly page: string; readonly of: string };
  /** What the whole document is about, on every page behind the first. */
  readonly runningHead: string;
  readonly info: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly heading: string;
  readonly sections: readonly FieldSection[];
}

export interface FieldSection {
  /** What the head of its pages says besides. */
  readonly head?: string;
  /** Each section but the first begins a page. */
  readonly blocks: readonly FieldBlock[];
}

export type FieldBlock = Block | StepsBlock | DeviceBlock | SignatureBlock | LinesBlock;

export interface StepsBlock {
  readonly kind: 'steps';
  readonly items: readonly string[];
}

/** One device to read: what it is, boxes for its digits, and what to tick where there is no value. */
export interface DeviceBlock {
  readonly kind: 'device';
  readonly title: string;
  readonly lines: readonly string[];
  readonly code: Code;
  readonly digits: {
    readonly label: string;
    readonly alt: string;
    readonly whole: number;
    readonly decimals: number;
    readonly unit: string;
  };
  readonly ticks: { readonly alt: string; readonly items: readonly string[] };
}

/** Lines to sign or write on, each with what belongs there. */
export interface SignatureBlock {
  readonly kind: 'signatures';
  readonly alt: string;
  readonly fields: readonly string[];
}

/** Empty lines for remarks. */
export interface LinesBlock {
  readonly kind: 'lines';
  readonly label: string;
  readonly alt: string;
  readonly count: number;
}

/** What every field document is printed with. */
export interface FieldDocumentFrame {
  readonly number: string;
  readonly version: number;
  readonly createdOn: string;
  readonly brand: DocumentBrand;
}
