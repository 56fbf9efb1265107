import { FINDING_KINDS } from '../src/billing/finding-kinds.ts';
import { Findings } from '../src/billing/findings.ts';
import { type BillResult, billHouse, billOperatingCosts } from '../src/index.ts';

/** The calculations a line may ask for. */
export const BILLING = { 'klarmeter.house/1': billHouse, 'klarmeter.house/2': billOperatingCosts } as const;

export interface LineAnswer {
  /** The result as one line of JSON. */
  readonly text: string;
  /** Whether the calculation broke off: a defect of the engine, which its exit code tells. */
  readonly brokeOff: boolean;
}

/**
 * Answers one line of a file of houses, whatever it is; the schema of a house says whether its heating or its operating
 * costs are billed. Never throws: a house that brings the calculation down has that said in place of its answer.
 */
export function answerLine(line: string, reasons: boolean, billing: typeof BILLING = BILLING): LineAnswer {
  let house: unknown;
  try {
    house = JSON.parse(line);
  } catch {
    return { text: refuse('unreadable_line'), brokeOff: false };
  }
  try {
    const bill = billing[isOperatingCosts(house) ? 'klarmeter.house/2' : 'klarmeter.house/1'];
    return { text: JSON.stringify(bill(house, { reasons })), brokeOff: false };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { text: refuse('calculation_failed', [message]), brokeOff: true };
  }
}

const isOperatingCosts = (house: unknown): boolean =>
  typeof house === 'object' && house !== null && 'schema' in house && house.schema === 'klarmeter.house/2';

function refuse(code: 'unreadable_line' | 'calculation_failed', details: readonly string[] = []): string {
  const findings = new Findings(FINDING_KINDS);
  findings.add(code, '', details);
  const result: BillResult = { id: null, ok: false, findings: findings.list };
  return JSON.stringify(result);
}
