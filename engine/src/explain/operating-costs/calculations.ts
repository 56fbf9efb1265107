import type { ReasonKindName } from '../../billing/reason-kinds.ts';
import { valueAt } from '../../billing/reasons.ts';
import type { LineCode } from '../../billing/result.ts';
import { inForceOn } from '../../law/dated.ts';
import { ADVANCE_STEPS } from '../../law/de/bgb/section-560-advance.parameters.ts';
import { compare, fraction, isLess, ONE, ZERO } from '../../money/fraction.ts';
import { type TwelveMonths, twelveMonthsByDays, twelveMonthsOfHeat } from '../../operating-costs/advance.ts';
import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { OperatingCostReasonKindName } from '../../operating-costs/reason-kinds.ts';
import { daysIn, daysInBoth, type Period } from '../../time/period.ts';
import type { ExplainedIn } from '../explained.ts';
import { type Expression, minus, number, over, plus, times } from '../expression.ts';
import { everything, inProportion, NOTHING, product, quotient, remainder, term, that, those } from '../terms.ts';

type Explained = ExplainedIn<OperatingCostsHouse>;

/** Kinds of steps that heating has none of; the balance is of both. */
type Rule = Exclude<OperatingCostReasonKindName, ReasonKindName> | 'balance';

const days = (count: number): Expression => number(fraction(BigInt(count)), 'd');

/** A time whose first and last day are these inputs. */
const timeOf = ({ house }: Explained, from: string | undefined, to: string | undefined): Period =>
  ({ from: valueAt(house, from ?? ''), to: valueAt(house, to ?? '') }) as Period;

/** A value of the unit, by the days its occupant was there of the days it is for. */
function byDays(all: Explained, value: Expression, [from, to, first, last]: readonly string[]): Expression {
  if (from === undefined) return value;
  const whole = timeOf(all, first, last);
  return times(value, over(days(daysInBoth(timeOf(all, from, to), whole)), days(daysIn(whole))));
}

/** A unit that does not say as how many it counts is one. */
function keyValue(all: Explained): Expression {
  const [pointer = '', ...time] = all.reason.inputs;
  return byDays(all, pointer.endsWith('/id') ? number(ONE, 'units') : term(all, pointer), time);
}

/** Persons by the days from one change to the next. */
function personDays(all: Explained): Expression {
  const { inputs } = all.reason;
  const [from, to, first, last] = inputs.slice(-4);
  const whole = timeOf(all, first, last);
  const persons = inputs.filter((input) => input.endsWith('/persons'));
  const begins = [from, ...inputs.filter((input) => /person_changes\/\d+\/from$/.test(input))];
  const steps = persons.flatMap((input, at) => {
    const until = begins[at + 1];
    const begun = daysInBoth(timeOf(all, begins[at], to), whole);
    const later = until === undefined ? 0 : daysInBoth(timeOf(all, until, to), whole);
    return begun === later ? [] : [times(term(all, input), days(begun - later))];
  });
  return steps.length === 0 ? NOTHING : plus(steps);
}

const DAY = /^\/(period|units\/\d+\/occupancies\/\d+)\/(from|to)$/;
const UNDRAINED = /^\/units\/\d+(\/occupancies\/\d+)?\/undrained_m3$/;

/** What was recorded, less what was not drained; a value of the unit by days where its occupant has none of his own. */
function consumptionValue(all: Explained): Expression {
  const { inputs } = all.reason;
  const time = inputs.filter((input) => DAY.test(input)).slice(0, 4);
  const parts = inputs
    .filter((input) => !DAY.test(input))
    .map((input) => ({
      input,
      part: input.includes('/occupancies/') ? term(all, input) : byDays(all, term(all, input), time),
    }));
  const [taken, used] = [true, false].map((undrained) =>
    parts.flatMap(({ input, part }) => (UNDRAINED.test(input) === undrained ? [part] : [])),
  );
  const whole = plus(used ?? []);
  return taken === undefined || taken.length === 0 ? whole : minus(whole, plus(taken));
}

/** Labour by the part an occupant has of the whole. */
function labour(all: Explained, own: RegExp, whole: RegExp): Expression {
  const amount = that(all, /^\/.*labour\/\d+\/amount_eur$/) ?? NOTHING;
  return inProportion(amount, plus(those(all, own)), that(all, whole) ?? NOTHING);
}

/** Lines by what makes twelve months of them: operating costs by days, heat as a year of it. */
function advanceBasis(all: Explained): Expression {
  const { reason, house } = all;
  const [from, to] = reason.inputs.filter((input) => /^\/units\/\d+\/occupancies\/\d+\/(from|to)$/.test(input));
  const heated = reason.inputs.filter((input) => input.startsWith('/heating/'));
  const groups = new Map<string, { readonly lines: Expression[]; readonly year: TwelveMonths }>();
  for (const input of reason.inputs.filter((each) => !each.startsWith('/'))) {
    const code = /^heating\/.*\/(\w+)$/.exec(input)?.[1];
    const year =
      code === undefined
        ? twelveMonthsByDays(timeOf(all, from, to), house.period)
        : twelveMonthsOfHeat(code as LineCode, timeOf(all, heated[0], heated[1]), house.heating?.keys);
    const key = `${year.by} ${year.part.n}/${year.part.d}`;
    const group = groups.get(key) ?? { lines: [], year };
    group.lines.push(term(all, input));
    groups.set(key, group);
  }
  return plus(
    [...groups.values()].map(({ lines, year: { by, whole, part } }) => {
      if (compare(whole, part) === 0) return plus(lines);
      const unit = by === 'days' ? 'd' : '';
      return times(plus(lines), over(number(whole, unit), number(part, unit)));
    }),
  );
}

/** A year that gave money back asks for no advance. */
function advanceProposal(all: Explained): Expression {
  const year = everything(all);
  const { months } = inForceOn(ADVANCE_STEPS, all.house.period.from).value;
  return isLess(year.value, ZERO) ? number(ZERO, 'EUR') : over(year, number(fraction(months), ''));
}

const CALCULATIONS: Readonly<Record<Rule, (all: Explained) => Expression>> = {
  operating_cost: (all) => {
    const [amount = NOTHING, deduction] = those(all, /\/amount_eur$/);
    return deduction === undefined ? amount : minus(amount, deduction);
  },
  key_value: keyValue,
  person_days: personDays,
  consumption_value: consumptionValue,
  fixed_value: keyValue,
  key_total: everything,
  key_price: quotient,
  operating_cost_line: product,
  heating_line: everything,
  // Who has no line is there himself, and owes nothing.
  operating_costs_total: (all) => plus(those(all, /^[^/]/)),
  advance_sum: everything,
  labour_line: (all) => labour(all, /^occupants\/[^/]+\/\d+\/occupancies\/\d+\/keys\//, /^positions\/.*\/key_total$/),
  heating_labour_line: (all) => labour(all, /^heating\//, /^heating_labour\//),
  heating_labour_total: everything,
  labour_sum: everything,
  advance_basis: advanceBasis,
  advance_proposal: advanceProposal,
  balance: remainder,
};

/** How the value of a step of operating costs comes from its inputs, exactly, before any rounding. */
export function operatingCostCalculationOf(all: Explained): Expression {
  return CALCULATIONS[all.reason.rule as Rule](all);
}
