import { FINDING_KINDS, type FindingCode } from './finding-kinds.ts';

export type { FindingCode } from './finding-kinds.ts';

export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** JSON pointer into the house file; empty for the whole of it. */
  readonly path: string;
  readonly legal_basis?: string;
  readonly message_de: string;
  readonly message_en: string;
}

/** Collects everything that is to be said about one house. */
export class Findings {
  readonly list: Finding[] = [];
  errors = 0;

  /** `details` fill the places `{0}`, `{1}` … of the messages; `legalBasis` replaces that of the kind. */
  add(code: FindingCode, path: string, details: readonly string[] = [], legalBasis?: string): void {
    const kind = FINDING_KINDS[code];
    const basis = legalBasis ?? ('legalBasis' in kind ? kind.legalBasis : undefined);
    if (kind.severity === 'error') this.errors += 1;
    this.list.push({
      code,
      severity: kind.severity,
      path,
      ...(basis === undefined ? {} : { legal_basis: basis }),
      message_de: fill(kind.de, details),
      message_en: fill(kind.en, details),
    });
  }

  /** Like `add`, where nothing has been said of the place yet. */
  addFirst(code: FindingCode, path: string, details: readonly string[] = [], legalBasis?: string): void {
    if (!this.list.some((finding) => finding.path === path)) this.add(code, path, details, legalBasis);
  }
}

const fill = (text: string, details: readonly string[]): string =>
  text.replace(/\{(\d)\}/g, (_, index) => details[Number(index)] ?? '');
