import { grossOf, vatPercentOn } from '../../law/de/ustg/section-12-rate.ts';
import { format, formatFixed } from '../../money/decimal.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { Day } from '../../time/day.ts';
import type { Month } from '../../time/month.ts';
import { withinCalendar } from '../../time/shift.ts';
import { type ContractFinding, ContractFindings, type ContractRefusal } from '../findings.ts';
import { adjustedPrice, exactPrice, indexChange } from './adjustment.ts';
import { latestReceiptDay } from './adjustment-day.ts';
import { checkChange, checkDays, pickValues } from './check-request.ts';
import type { IndexTable, IndexValue } from './index-table.ts';
import { type ReadItem, readDays, readItems } from './read-request.ts';
import { VPI_2020 } from './vpi-2020.ts';

/** A price of the contract. Net, in euro, a decimal text. */
export interface PricedItem {
  readonly id: string;
  readonly netEur: string;
  /** Paid month after month; what is paid once is outside of the clause. */
  readonly recurring: boolean;
}

export interface IndexRequestInput {
  /** Day the contract was concluded: picks the clause. */
  readonly agreedOn: Day;
  readonly startsOn: Day;
  /** The change before this one; null before the first. */
  readonly lastAdjustment: { readonly effectiveOn: Day; readonly indexMonth: Month } | null;
  readonly by: 'provider' | 'customer';
  readonly madeOn: Day;
  readonly receivedOn: Day;
  readonly effectiveOn: Day;
  readonly items: readonly PricedItem[];
}

/** One side of the calculation, as the request has to name it. */
export interface NamedIndexValue {
  readonly month: Month;
  readonly value: string;
  readonly source: string;
  readonly published?: IndexValue['published'];
}

export interface AdjustedItem {
  readonly id: string;
  readonly adjusted: boolean;
  readonly oldNetEur: string;
  readonly newNetEur: string;
  readonly oldGrossEur: string;
  readonly newGrossEur: string;
  /** Before rounding, six decimals. */
  readonly exactNetEur: string;
  /** The way to the new price, in figures. */
  readonly calculation: string;
}

/** What the request has to say (AGB section 7(9)), and what is stored for the next one. */
export interface IndexRequest {
  readonly ok: true;
  readonly base: NamedIndexValue;
  /** The month used stands for the month of effect, whose value is published too late. */
  readonly used: NamedIndexValue;
  readonly changePercent: string;
  readonly changePoints: string;
  readonly pointsReached: boolean;
  readonly items: readonly AdjustedItem[];
  readonly effectiveOn: Day;
  readonly latestReceiptOn: Day;
  readonly legalBasis: string;
  /** Base of the next adjustment, together with the rounded new prices. */
  readonly next: { readonly effectiveOn: Day; readonly indexMonth: Month };
  readonly findings: readonly ContractFinding[];
}

/** AGB section 7(4) to (11): the request to adjust prices, or everything that stands against it. */
export function indexRequest(input: IndexRequestInput, table: IndexTable = VPI_2020): IndexRequest | ContractRefusal {
  const answer = withinCalendar(() => judgedRequest(input, table));
  if (answer !== undefined) return answer;
  const findings = new ContractFindings();
  findings.add('outside_calendar', '');
  return findings.refusal();
}

function judgedRequest(input: IndexRequestInput, table: IndexTable): IndexRequest | ContractRefusal {
  const findings = new ContractFindings();
  const read = readDays(input, findings);
  const items = readItems(input.items, findings);
  if (read === undefined) return findings.refusal();

  const { clause, baseMonth } = read;
  checkDays(input, clause, findings);
  const values = pickValues(table, clause, baseMonth, input.madeOn, findings);
  const vatPercent = vatPercentOn(input.effectiveOn);
  if (vatPercent === undefined) findings.add('no_vat_rate', '/effectiveOn', input.effectiveOn);
  if (values === undefined || vatPercent === undefined) return findings.refusal();

  const change = indexChange(values.base.value, values.used.value, clause);
  checkChange(change, input, clause, findings);
  if (findings.errors > 0) return findings.refusal();
  return {
    ok: true,
    base: named(values.base),
    used: named(values.used),
    changePercent: formatFixed(change.percent, 4),
    changePoints: format(change.points, 4),
    pointsReached: change.pointsReached,
    items: items.map((item) => adjustItem(item, values, vatPercent)),
    effectiveOn: input.effectiveOn,
    latestReceiptOn: latestReceiptDay(clause, input.effectiveOn),
    legalBasis: 'AGB § 7(4)-(11)',
    next: { effectiveOn: input.effectiveOn, indexMonth: values.used.month },
    findings: findings.list,
  };
}

function adjustItem(
  { id, net, recurring }: ReadItem,
  { base, used }: { base: IndexValue; used: IndexValue },
  vatPercent: Fraction,
): AdjustedItem {
  const exact = recurring ? exactPrice(net, base.value, used.value) : net;
  const newNet = recurring ? adjustedPrice(net, base.value, used.value) : net;
  const ratio = `${format(net)} × ${format(used.value)} / ${format(base.value)}`;
  return {
    id,
    adjusted: recurring,
    oldNetEur: formatFixed(net, 2),
    newNetEur: formatFixed(newNet, 2),
    oldGrossEur: formatFixed(grossOf(net, vatPercent), 2),
    newGrossEur: formatFixed(grossOf(newNet, vatPercent), 2),
    exactNetEur: formatFixed(exact, 6),
    calculation: recurring ? `${ratio} = ${formatFixed(exact, 6)} → ${formatFixed(newNet, 2)}` : formatFixed(net, 2),
  };
}

const named = ({ month, value, source, published }: IndexValue): NamedIndexValue => ({
  month,
  value: format(value),
  source,
  ...(published === undefined ? {} : { published }),
});
