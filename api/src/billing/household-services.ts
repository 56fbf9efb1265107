import {
  add,
  type BilledHouse,
  divide,
  type Fraction,
  formatCents,
  fromCents,
  isZero,
  multiply,
  parse,
  sum,
  toCents,
  ZERO,
} from '@klarmeter/engine';
import type { PresentationOccupancy } from './presentation.ts';
import type { CostRow } from './store.ts';

type Services = PresentationOccupancy['household_services'];

/** Kinds of cost whose labour is a craftsman's (EStG section 35a(3)); other labour is a service near the household. */
const CRAFT: readonly string[] = ['maintenance', 'cleaning', 'emission_measurement', 'calibration'];

/** The subsection of EStG section 35a that the labour in a kind of heating cost belongs to. */
export const labourKindOf = (kind: string) => (CRAFT.includes(kind) ? 's35a_3' : 's35a_2');

/**
 * EStG section 35a: the labour contained in each occupant's amount, in the proportion in which he bears heating and hot
 * water. By occupancy id.
 * Interpretation: labour of common costs follows the sum of both amounts, because the occupant bears both with one share.
 */
export function householdServices(costs: readonly CostRow[], result: BilledHouse): ReadonlyMap<string, Services> {
  const labour = costs.filter(({ laborCents }) => laborCents !== null && laborCents > 0);
  if (labour.length === 0) return new Map();
  const amounts = result.occupants.map(({ lines }) => ({
    heating: amountOf(lines, 'heating'),
    hot_water: amountOf(lines, 'hot_water'),
  }));
  const whole = {
    heating: sum(amounts.map(({ heating }) => heating)),
    hot_water: sum(amounts.map(({ hot_water }) => hot_water)),
  };
  return new Map(
    result.occupants.map(({ occupancy }, index) => {
      const own = amounts[index] ?? { heating: ZERO, hot_water: ZERO };
      const parts = { craft: ZERO, household: ZERO };
      for (const { kind, scope, laborCents } of labour) {
        const share = shareOf(scope, own, whole);
        const part = labourKindOf(kind) === 's35a_3' ? 'craft' : 'household';
        parts[part] = add(parts[part], multiply(fromCents(BigInt(laborCents ?? 0)), share));
      }
      return [
        occupancy,
        [...entry('Handwerkerleistungen', parts.craft), ...entry('Haushaltsnahe Dienstleistungen', parts.household)],
      ];
    }),
  );
}

interface Amounts {
  readonly heating: Fraction;
  readonly hot_water: Fraction;
}

function shareOf(scope: string, own: Amounts, whole: Amounts): Fraction {
  const pick = (of: Amounts) => {
    if (scope === 'heating') return of.heating;
    return scope === 'hot_water' ? of.hot_water : add(of.heating, of.hot_water);
  };
  return isZero(pick(whole)) ? ZERO : divide(pick(own), pick(whole));
}

function amountOf(lines: BilledHouse['occupants'][number]['lines'], pot: 'heating' | 'hot_water'): Fraction {
  const own = lines.filter(({ code }) => code.startsWith(pot));
  return sum(own.map(({ units, unit_price_eur }) => multiply(parse(units), parse(unit_price_eur))));
}

function entry(kind: string, amount: Fraction): Services {
  const cents = toCents(amount);
  return cents === 0n ? [] : [{ kind, amount_eur: formatCents(cents) }];
}
