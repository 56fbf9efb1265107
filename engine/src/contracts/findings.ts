import { CONTRACT_FINDING_KINDS, type ContractFindingCode } from './finding-kinds.ts';

export type { ContractFindingCode } from './finding-kinds.ts';

export interface ContractFinding {
  readonly code: ContractFindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** JSON pointer into the input, with the names the engine gives its fields; empty for the whole of it. */
  readonly path: string;
  readonly legal_basis?: string;
  readonly message_de: string;
  readonly message_en: string;
}

/** What could not be calculated, and everything that stands against it. */
export interface ContractRefusal {
  readonly ok: false;
  readonly findings: readonly ContractFinding[];
}

/** Collects everything that is to be said about one input. */
export class ContractFindings {
  readonly list: ContractFinding[] = [];
  errors = 0;

  /** `details` fill the places `{0}`, `{1}` … of the messages. */
  add(code: ContractFindingCode, path: string, ...details: readonly string[]): void {
    const kind = CONTRACT_FINDING_KINDS[code];
    if (kind.severity === 'error') this.errors += 1;
    this.list.push({
      code,
      severity: kind.severity,
      path,
      ...('legalBasis' in kind ? { legal_basis: kind.legalBasis } : {}),
      message_de: fill(kind.de, details),
      message_en: fill(kind.en, details),
    });
  }

  refusal(): ContractRefusal {
    return { ok: false, findings: this.list };
  }
}

const fill = (text: string, details: readonly string[]): string =>
  text.replace(/\{(\d)\}/g, (_, index) => details[Number(index)] ?? '');
