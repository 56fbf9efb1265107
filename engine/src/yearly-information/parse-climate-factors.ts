import { Findings } from '../billing/findings.ts';
import { parseDecimal } from '../money/decimal.ts';
import { compare, type Fraction, fraction } from '../money/fraction.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { ClimateFactor } from './climate-factors.ts';
import { YEARLY_INFORMATION_FINDING_KINDS, type YearlyFinding, type YearlyFindings } from './finding-kinds.ts';

/** One way to write a line. */
interface Form {
  readonly header: string;
  /** Columns of first day, last day, postcode and factor. */
  readonly columns: readonly [number, number, number, number];
  readonly dayOf: (text: string) => Day | undefined;
  readonly decimalPoint: '.' | ',';
}

const compactDay = (text: string): Day | undefined =>
  /^\d{8}$/.test(text) ? parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : undefined;

/** Twice as the weather service publishes it, and a plain one for factors from elsewhere. */
const FORMS: readonly Form[] = [
  { header: 'DatAnf;DatEnd;PLZ;KF', columns: [0, 1, 2, 3], dayOf: compactDay, decimalPoint: '.' },
  { header: 'DatAnf;DatEnd;PLZ;KF_k', columns: [0, 1, 2, 3], dayOf: compactDay, decimalPoint: ',' },
  { header: 'postcode;from;to;factor', columns: [1, 2, 0, 3], dayOf: parseDay, decimalPoint: '.' },
];

/** Outside of these a factor is taken but asked about. Figures of the product, not of the law. */
const USUAL = { least: fraction(4n, 10n), most: fraction(18n, 10n) };

export interface ParsedClimateFactors {
  /** Every line that could be read, in the order of the file. */
  readonly factors: readonly ClimateFactor[];
  /** One for every line that could not, pointing to it as `/lines/0`, `/lines/1` and so on. */
  readonly findings: readonly YearlyFinding[];
}

/**
 * Reads a table of climate factors: one header line, then a line for each postcode and period, semicolons between.
 *
 *     DatAnf;DatEnd;PLZ;KF            as published, days as 20250101, point (KF) or comma (KF_k) in the factor
 *     postcode;from;to;factor         days as 2025-01-01, point in the factor
 *
 * Published postcodes lack their leading zeros; they are put back. A line with a mistake in it costs itself only.
 */
export function parseClimateFactors(text: string): ParsedClimateFactors {
  const findings = new Findings(YEARLY_INFORMATION_FINDING_KINDS);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const [header = ''] = lines;
  const form = FORMS.find((each) => each.header.toLowerCase() === header.trim().toLowerCase());
  if (form === undefined) {
    findings.add('climate_factor_header', '/lines/0', [header.slice(0, 40)]);
    return { factors: [], findings: findings.list };
  }
  const byKey = new Map<string, ClimateFactor>();
  const contradicted = new Set<string>();
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const read = parseLine(line, index, form, findings);
    if (read === undefined) return;
    const key = `${read.postcode}, ${read.period.from} – ${read.period.to}`;
    const earlier = byKey.get(key);
    if (earlier !== undefined && compare(earlier.factor, read.factor) !== 0) {
      findings.add('climate_factor_contradiction', `/lines/${index}`, [String(index + 1), key]);
      contradicted.add(key);
    }
    byKey.set(key, read);
  });
  return {
    factors: [...byKey].flatMap(([key, factor]) => (contradicted.has(key) ? [] : [factor])),
    findings: findings.list,
  };
}

function parseLine(line: string, index: number, form: Form, findings: YearlyFindings): ClimateFactor | undefined {
  const before = findings.errors;
  const at = `/lines/${index}`;
  const number = String(index + 1);
  const cells = line.split(';').map((cell) => cell.trim());
  if (cells.length !== 4) {
    findings.add('climate_factor_columns', at, [number]);
    return undefined;
  }
  const [first, last, postcodeText, factorText] = form.columns.map((column) => cells[column] ?? '') as [
    string,
    string,
    string,
    string,
  ];
  const postcode = postcodeText.padStart(5, '0');
  if (!/^\d{1,5}$/.test(postcodeText) || postcode === '00000') {
    findings.add('climate_factor_postcode', at, [number, postcodeText.slice(0, 40)]);
  }
  const period = periodOf(form.dayOf(first), form.dayOf(last));
  if (period === undefined) findings.add('climate_factor_days', at, [number, `${first} – ${last}`.slice(0, 40)]);
  const factor = factorOf(factorText, form);
  if (factor === undefined) findings.add('climate_factor_value', at, [number, factorText.slice(0, 40)]);
  if (period === undefined || factor === undefined || findings.errors > before) return undefined;
  if (compare(factor, USUAL.least) < 0 || compare(factor, USUAL.most) > 0) {
    findings.add('climate_factor_unusual', at, [number, factorText]);
  }
  return { postcode, period, factor };
}

const periodOf = (from: Day | undefined, to: Day | undefined): Period | undefined =>
  from === undefined || to === undefined || to < from ? undefined : { from, to };

function factorOf(text: string, { decimalPoint }: Form): Fraction | undefined {
  if (decimalPoint === ',' && text.includes('.')) return undefined;
  const factor = parseDecimal(decimalPoint === ',' ? text.replace(',', '.') : text);
  return factor === undefined || factor.n <= 0n ? undefined : factor;
}
