import { Findings } from '../billing/findings.ts';
import { isObject } from '../billing/reader.ts';
import { ReasonBook } from '../billing/reasons.ts';
import type { BillOptions } from '../billing/run.ts';
import { statementDeadline } from '../law/de/bgb/section-556-statement.ts';
import { formatCents, parse } from '../money/decimal.ts';
import { toCents } from '../money/fraction.ts';
import { certifyLabour } from './certificate.ts';
import { checkPossiblyTwice } from './check-twice.ts';
import { Consumptions } from './consumption.ts';
import { type DistributedPosition, distributePosition } from './distribute.ts';
import { OPERATING_COST_FINDING_KINDS } from './finding-kinds.ts';
import { billHeating } from './heating.ts';
import { Keys } from './keys.ts';
import { distributeHeatingLabour } from './labour.ts';
import { formLines } from './lines.ts';
import { centsOf, heatingOverview, overviewOf } from './overview.ts';
import { parseOperatingCostsHouse } from './parse-house.ts';
import { OPERATING_COST_REASON_KINDS } from './reason-kinds.ts';
import type { HeatingResult, OperatingCostOccupant, OperatingCostsResult } from './result.ts';
import { formStatements } from './statements.ts';
import { checkHotWater, checkMainMeter } from './water.ts';

/**
 * Bills the operating costs of one house file: its costs in, every occupant's statement and the overview of the house
 * out, to the cent and with their reasons. Never throws on an input; a house that cannot be billed answers with everything
 * that is wrong with it.
 */
export function billOperatingCosts(input: unknown, options: BillOptions = {}): OperatingCostsResult {
  const findings = new Findings(OPERATING_COST_FINDING_KINDS);
  const book = options.reasons === false ? undefined : new ReasonBook(OPERATING_COST_REASON_KINDS);
  const house = parseOperatingCostsHouse(input, findings);
  if (house === undefined || !isObject(input)) return { id: null, ok: false, findings: findings.list };

  const heating = input.heating === undefined ? undefined : billHeating(input.heating, house, findings, book?.byId);
  if (house.positions.length === 0 && input.heating === undefined) findings.add('no_costs', '/positions');
  if (house.heatingLabour.length > 0 && input.heating === undefined) {
    findings.add('missing_field', '/heating', ['heating']);
  }
  checkPossiblyTwice(house, heating !== undefined, findings);

  const consumptions = new Consumptions(house, findings);
  const keys = new Keys(house, consumptions, findings);
  const resolved = house.positions.map((position) => ({ position, key: keys.resolve(position) }));
  if (keys.usesWater) {
    checkHotWater(house, heating?.house, findings);
    checkMainMeter(house, consumptions, findings);
  }
  const heatingLabour = distributeHeatingLabour(house, heating, findings);
  if (findings.errors > 0) {
    return { id: typeof input.id === 'string' ? input.id : null, ok: false, findings: findings.list };
  }

  const positions = resolved.flatMap(({ position, key }) =>
    key === undefined ? [] : [distributePosition(position, key, house.evenOut, book)],
  );
  const part = heating && { heating, result: heatingOverview(heating, house) };
  const occupants = formStatements(
    {
      house,
      heating: part,
      lines: formLines(positions, part, book),
      certificates: certifyLabour(positions, part, heatingLabour, book),
    },
    book,
  );
  const deadline = statementDeadline(house.period.to);
  return {
    id: house.id,
    ok: true,
    occupants,
    positions: positions.map(overviewOf),
    ...(part === undefined ? {} : { heating: part.result }),
    ...totals(positions, part?.result, occupants),
    ...(deadline && { deadline: { until: deadline.until, cautious_until: deadline.cautiousUntil } }),
    findings: findings.list,
    ...(book === undefined ? {} : { reasons: book.byId }),
  };
}

/** Sums of the house: distributed = statements + rest + difference, each the sum of what its positions show. */
function totals(
  positions: readonly DistributedPosition[],
  heating: HeatingResult | undefined,
  occupants: readonly OperatingCostOccupant[],
) {
  const cents = positions.map(centsOf);
  const sumOf = (part: 'amount' | 'distributed' | 'rest', ofHeating = '0.00') =>
    cents.reduce((sum, each) => sum + each[part], toCents(parse(ofHeating)));
  const amount = sumOf('amount', heating?.amount_eur);
  const distributed = sumOf('distributed', heating?.distributed_eur);
  const rest = sumOf('rest');
  const statements = sumOfTotals(occupants);
  return {
    total_costs_eur: formatCents(amount),
    deducted_eur: formatCents(amount - distributed),
    distributed_eur: formatCents(distributed),
    total_statements_eur: formatCents(statements),
    vacancy_eur: formatCents(sumOfTotals(occupants.filter(({ vacant }) => vacant))),
    rest_eur: formatCents(rest),
    rounding_difference_eur: formatCents(distributed - statements - rest),
  };
}

const sumOfTotals = (occupants: readonly OperatingCostOccupant[]): bigint =>
  occupants.reduce((sum, { total_eur }) => sum + toCents(parse(total_eur)), 0n);
