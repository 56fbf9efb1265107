import { parse } from '../../../money/decimal.ts';
import { absolute, divide, isLess, isZero, subtract, sum } from '../../../money/fraction.ts';
import { shareOfYear } from '../../../time/period.ts';
import { changeOf } from '../../change-of-cost.ts';
import type { CheckDefinition } from '../../check.ts';
import { plausibilityChecks } from '../../checks/plausibility.ts';
import { number, words } from '../../details.ts';
import { hit } from '../../outcome.ts';
import { limit } from '../../settings.ts';
import { type Found, kindOf, kindWords, positionsOf, withPrevious } from '../look.ts';
import type { OperatingCostClaim } from '../reduction.ts';
import type { OperatingCostSubject } from '../subject.ts';

/** Numbers that cannot be right, and those that somebody will ask about. */
export const operatingCostPlausibilityChecks = {
  cost_changed_against_previous: {
    severity: 'warning',
    legalBasis: 'BGB § 556(3)',
    title: words('Kostenart stark verändert', 'Kind of cost changed a lot'),
    message: words(
      '{kind}: {now} EUR, auf gleiche Tage gerechnet waren es {before} EUR: {difference} % Unterschied.',
      '{kind}: {now} EUR, for as many days it was {before} EUR: {difference} % apart.',
    ),
    toDo: words(
      'Prüfen Sie die Rechnungen und ob der Preis noch wirtschaftlich ist.',
      'Check the invoices, and whether the price is still economical.',
    ),
    run: (subject) =>
      withPrevious(subject, (previous) =>
        [...new Set(subject.positions.map(kindOf))].flatMap((kind): Found[] => {
          const own = subject.positions.filter((position) => kindOf(position) === kind);
          const [first] = own;
          const total = sum(own.map(({ result }) => parse(result.distributed_eur)));
          const then = sum(positionsOf(previous, kind).map(({ distributed_eur }) => parse(distributed_eur)));
          const details = changeOf(
            { period: subject.house.period, total },
            { period: previous.house.period, total: then },
            limit('operating_cost_change_max'),
          );
          if (first === undefined || details === undefined) return [];
          if (isLess(absolute(subtract(total, then)), limit('operating_cost_change_eur_min'))) return [];
          return [hit(first.path, { kind: kindWords(kind, subject), ...details })];
        }),
      ),
  },

  total_changed_against_previous: {
    ...plausibilityChecks.total_changed_against_previous,
    run: (subject) =>
      withPrevious(subject, ({ house, sums }) => {
        const now = { period: subject.house.period, total: subject.own.totalCosts };
        const then = { period: house.period, total: sums.totalCosts };
        const details = changeOf(now, then, limit('operating_cost_total_change_max'));
        return details === undefined ? [] : [hit('/house/positions', details)];
      }),
  },

  operating_cost_per_m2_implausible: {
    severity: 'warning',
    legalBasis: null,
    title: words('Betriebskosten je Quadratmeter unwahrscheinlich', 'Operating cost per square metre implausible'),
    message: words(
      'Die Betriebskosten sind {perM2} EUR je m² und Jahr. Üblich sind {min} bis {max} EUR.',
      'The operating cost is {perM2} EUR per m2 and year. Usual are {min} to {max} EUR.',
    ),
    toDo: words('Prüfen Sie Beträge und Flächen.', 'Check amounts and areas.'),
    run: ({ house, result, units }) => {
      const areas = units.map(({ model }) => model.values.area);
      const known = areas.flatMap((area) => area ?? []);
      if (known.length < areas.length || isZero(sum(known))) return [];
      const statements = subtract(parse(result.distributed_eur), parse(result.rest_eur));
      const perM2 = divide(divide(statements, sum(known)), shareOfYear(house.period));
      const [min, max] = [limit('operating_cost_per_m2_min'), limit('operating_cost_per_m2_max')];
      if (!isLess(perM2, min) && !isLess(max, perM2)) return [];
      return [hit('/house/positions', { perM2: number(perM2, 2), min: number(min), max: number(max) })];
    },
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;
