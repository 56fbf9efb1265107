import { type Detail, filled } from '../law/sentence.ts';
import type { Day } from '../time/day.ts';
import type { FindingCode } from './finding-kinds.ts';

export type { FindingCode } from './finding-kinds.ts';

/** What a finding of one code always says; `{0}`, `{1}` … are filled in. */
export interface FindingKind {
  readonly severity: 'error' | 'warning' | 'info';
  readonly legalBasis?: string;
  readonly de: string;
  readonly en: string;
}

export interface Finding<Code extends string = FindingCode> {
  readonly code: Code;
  readonly severity: 'error' | 'warning' | 'info';
  /** JSON pointer into the house file; empty for the whole of it. */
  readonly path: string;
  readonly legal_basis?: string;
  readonly message_de: string;
  readonly message_en: string;
}

/** What readers of a file report to, whatever else can be said about that kind of file. */
export type FindingSink = Pick<Findings, 'add'>;

/** Collects everything that is to be said about one house; `kinds` is all that can be. */
export class Findings<Code extends string = FindingCode> {
  readonly list: Finding<Code>[] = [];
  errors = 0;
  readonly #kinds: Readonly<Record<Code, FindingKind>>;

  constructor(kinds: Readonly<Record<Code, FindingKind>>) {
    this.#kinds = kinds;
  }

  /** `details` fill the places `{0}`, `{1}` … of the messages; `legalBasis` replaces that of the kind. */
  add(code: Code, path: string, details: readonly Detail[] = [], legalBasis?: string): void {
    const kind = this.#kinds[code];
    const basis = legalBasis ?? kind.legalBasis;
    const message = filled(kind, details);
    this.adopt({
      code,
      severity: kind.severity,
      path,
      ...(basis === undefined ? {} : { legal_basis: basis }),
      message_de: message.de,
      message_en: message.en,
    });
  }

  /** Takes in what was said elsewhere, such as about a house inside of this one. */
  adopt(finding: Finding<Code>): void {
    if (finding.severity === 'error') this.errors += 1;
    this.list.push(finding);
  }

  /** Like `add`, where nothing has been said of the place yet. */
  addFirst(code: Code, path: string, details: readonly Detail[] = [], legalBasis?: string): void {
    if (!this.list.some((finding) => finding.path === path)) this.add(code, path, details, legalBasis);
  }
}

/** A day as two details: as it is written in German, and in English. */
export const inBothLanguages = (day: Day): readonly [string, string] => [day.split('-').reverse().join('.'), day];
