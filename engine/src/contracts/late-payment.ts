import type { Dated } from '../law/dated.ts';
import { lateInterest } from '../law/de/bgb/section-288-late-interest.ts';
import { format, formatCents, formatFixed } from '../money/decimal.ts';
import type { Period } from '../time/period.ts';
import type { Party } from './contract-part.ts';
import { type ContractFinding, ContractFindings, type ContractRefusal } from './findings.ts';
import { InputReader } from './input.ts';

export interface LatePaymentInput {
  /** What was not paid, a decimal text. */
  readonly amountEur: string;
  readonly debtor: Party;
  /** First and last day of the default, both counted. */
  readonly overdue: Period;
  /** Base rates in percent by their first days, oldest first; those of the register where left out. */
  readonly baseRates?: readonly Dated<string | null>[];
}

/** What is owed besides the amount. */
export interface LatePayment {
  readonly ok: true;
  readonly parts: readonly {
    readonly from: Period['from'];
    readonly to: Period['to'];
    readonly days: number;
    readonly ratePercent: string;
    /** Six decimals: only the sum is rounded to the cent. */
    readonly interestEur: string;
  }[];
  readonly interestEur: string;
  readonly flatFeeEur: string;
  readonly legalBasis: string;
  readonly findings: readonly ContractFinding[];
}

/** AGB section 7(3) with BGB section 288: interest and flat fee on an invoice that is overdue. */
export function latePayment(input: LatePaymentInput): LatePayment | ContractRefusal {
  const findings = new ContractFindings();
  const reader = new InputReader(findings);
  const amountEur = reader.decimal(input.amountEur, '/amountEur', 'not_negative');
  const debtor = reader.choice(input.debtor, '/debtor', ['consumer', 'business']);
  const overdue = reader.object(input.overdue, '/overdue');
  const from = overdue && reader.day(overdue.from, '/overdue/from');
  const to = overdue && reader.day(overdue.to, '/overdue/to');
  for (const { item, path } of input.baseRates === undefined ? [] : reader.objects(input.baseRates, '/baseRates')) {
    if (item.value !== null) reader.decimal(item.value, `${path}/value`);
  }
  if (from !== undefined && to !== undefined && to < from) findings.add('period_reversed', '/overdue');
  if (amountEur === undefined || debtor === undefined || findings.errors > 0) return findings.refusal();

  const interest = lateInterest({ ...input, amountEur, debtor });
  if ('unknownFrom' in interest) {
    findings.add('base_rate_unknown', '/overdue', interest.unknownFrom);
    return findings.refusal();
  }
  for (const { period, provisional } of interest.parts) {
    if (provisional) findings.add('base_rate_provisional', '/overdue', period.from);
  }
  return {
    ok: true,
    parts: interest.parts.map(({ period, days, ratePercent, interestEur }) => ({
      ...period,
      days,
      ratePercent: format(ratePercent),
      interestEur: formatFixed(interestEur, 6),
    })),
    interestEur: formatCents(interest.interestCents),
    flatFeeEur: formatCents(interest.flatFeeCents),
    legalBasis: `${interest.source.statute} ${interest.source.provision}`,
    findings: findings.list,
  };
}
