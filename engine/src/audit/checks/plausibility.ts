import { inForceOn } from '../../law/dated.ts';
import { METER_GAP_PERCENTS } from '../../law/de/bgb/section-556a-keys.parameters.ts';
import { parse, parseDecimal } from '../../money/decimal.ts';
import { compare, divide, type Fraction, fraction, isLess, multiply, subtract, sum } from '../../money/fraction.ts';
import { daysIn, shareOfYear } from '../../time/period.ts';
import { changeOf } from '../change-of-cost.ts';
import type { CheckDefinition } from '../check.ts';
import { name, names, number, percent, words } from '../details.ts';
import { indexBy, occupancyKey } from '../index-by.ts';
import { areaOf, differenceOf, heatingPots, POT_KINDS, POT_WORDS, recordedOf, recordedSum } from '../look.ts';
import { type Hit, hit, lacks } from '../outcome.ts';
import { count, limit } from '../settings.ts';
import type { AuditedUnit, Occupant, PreviousHouse } from '../subject.ts';

/** Numbers that are allowed and still look wrong. */
export const plausibilityChecks = {
  consumption_outlier: {
    severity: 'warning',
    legalBasis: null,
    title: words('Verbrauch weit außerhalb des Üblichen', 'Consumption far from the usual'),
    message: words(
      '{unit}: {perM2} Einheiten je m², in der Mitte liegen {median}. Das ist mehr als das {factor}-Fache Abstand.',
      '{unit}: {perM2} units per m2, the median is {median}. That is more than {factor} times apart.',
    ),
    toDo: words('Prüfen Sie Ablesung, Faktor und Fläche der Einheit.', 'Check reading, factor and area of the unit.'),
    run: (subject) =>
      heatingPots(subject).flatMap(({ units }) => {
        const rows = units.filter(isOccupied).flatMap((unit) => {
          const [recorded, area] = [recordedOf(unit, 'heating'), areaOf(unit, 'heating')];
          return recorded === undefined || recorded.n === 0n || area.n === 0n
            ? []
            : [{ unit, perM2: divide(recorded, area) }];
        });
        if (rows.length < count('outlier_units_min')) return [];
        const median = medianOf(rows.map(({ perM2 }) => perM2));
        const factor = limit('outlier_factor_max');
        return rows
          .filter(({ perM2 }) => isLess(multiply(median, factor), perM2) || isLess(multiply(perM2, factor), median))
          .map(({ unit, perM2 }) => {
            const details = { unit: name(unit.name), perM2: number(perM2, 2), median: number(median, 2) };
            return hit(unit.path, { ...details, factor: number(factor) });
          });
      }),
  },

  zero_hot_water_in_let_flat: {
    severity: 'warning',
    legalBasis: null,
    title: words('Kein Warmwasser in einer vermieteten Einheit', 'No hot water in a let unit'),
    message: words('{occupant}: 0 m³ Warmwasser in {days} Tagen.', '{occupant}: 0 m3 of hot water in {days} days.'),
    toDo: words('Prüfen Sie, ob der Zähler steht.', 'Check whether the meter has stopped.'),
    run: ({ occupants }) =>
      occupants.flatMap((occupant): Hit[] => {
        const days = daysIn(occupant.model.period);
        if (!isZeroFor(occupant, 'hotWater') || days < count('zero_hot_water_days_min')) return [];
        return [hit(occupant.path, { occupant: name(occupant.name), days: number(fraction(BigInt(days))) })];
      }),
  },

  reading_copied_from_previous: {
    severity: 'warning',
    legalBasis: null,
    title: words('Verbrauch genau wie im Zeitraum davor', 'Consumption exactly that of the period before'),
    message: words(
      '{unit}, {pot}: {value} Einheiten, genau wie zuletzt. Der Wert ist wohl kopiert.',
      '{unit}, {pot}: {value} units, exactly as last time. The value was probably copied.',
    ),
    toDo: words('Lesen Sie das Gerät noch einmal ab.', 'Read the device again.'),
    run: ({ units, previous }) => {
      if (previous === null) return [];
      if (previous === undefined) return [lacks('previous')];
      const before = indexBy(previous.house.units, ({ id }) => id);
      return units.flatMap((unit) =>
        POT_KINDS.flatMap((pot): Hit[] => {
          const then = before.get(unit.id);
          const [now, last] = [recordedOf(unit, pot), then && recordedOf({ model: then }, pot)];
          if (now === undefined || last === undefined || now.n === 0n || compare(now, last) !== 0) return [];
          return [hit(unit.path, { unit: name(unit.name), pot: POT_WORDS[pot], value: number(now) })];
        }),
      );
    },
  },

  unit_without_area: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 7(1)',
    title: words('Verbrauch ohne Fläche', 'Consumption without an area'),
    message: words(
      '{unit}, {pot}: {recorded} Einheiten erfasst, aber keine Fläche. Die Einheit zahlt nichts.',
      '{unit}, {pot}: {recorded} units are recorded, but there is no area. The unit pays nothing.',
    ),
    toDo: words('Tragen Sie die Fläche ein.', 'Enter the area.'),
    run: ({ units }) =>
      units.flatMap((unit) =>
        POT_KINDS.flatMap((pot): Hit[] => {
          const recorded = recordedOf(unit, pot);
          if (recorded === undefined || recorded.n === 0n || areaOf(unit, pot).n !== 0n) return [];
          return [hit(unit.path, { unit: name(unit.name), pot: POT_WORDS[pot], recorded: number(recorded) })];
        }),
      ),
  },

  cold_water_difference: {
    severity: 'warning',
    legalBasis: 'BGB § 556a(1)',
    title: words('Wasserzähler passen nicht zusammen', 'Water meters do not fit together'),
    message: words(
      'Der Hauptzähler zeigt {main} m³, die Wohnungszähler {units} m³: {difference} % Abweichung.',
      'The main meter shows {main} m3, those of the flats {units} m3: {difference} % apart.',
    ),
    toDo: words(
      'Suchen Sie nach Lecks, Zapfstellen ohne Zähler und falschen Ständen.',
      'Look for leaks, taps without a meter and wrong values.',
    ),
    run: ({ house, units }) => {
      const main = house.coldWater?.mainMeterM3;
      if (main === undefined) return [];
      const own = recordedSum(units, 'cold_water');
      const difference = differenceOf(own, main);
      const { tellAbove } = inForceOn(METER_GAP_PERCENTS, house.period.from).value;
      if (difference === undefined || !isLess(fraction(tellAbove, 100n), difference)) return [];
      const details = { main: number(main), units: number(own), difference: percent(difference) };
      return [hit('/house/cold_water/main_meter_m3', details)];
    },
  },

  cost_per_m2_implausible: {
    severity: 'warning',
    legalBasis: null,
    title: words('Kosten je Quadratmeter unwahrscheinlich', 'Cost per square metre implausible'),
    message: words(
      'Heizung und Warmwasser kosten {perM2} EUR je m² und Jahr. Üblich sind {min} bis {max} EUR.',
      'Heating and hot water cost {perM2} EUR per m2 and year. Usual are {min} to {max} EUR.',
    ),
    toDo: words('Prüfen Sie Beträge, Einheiten und Flächen.', 'Check amounts, units of measurement and areas.'),
    run: ({ house, result, units }) => {
      const area = sum(units.map((unit) => areaOf(unit, 'heating')));
      if (area.n === 0n) return [];
      const heat = subtract(parse(result.total_costs_eur), house.coldWater?.amount ?? fraction(0n));
      if (heat.n === 0n) return [];
      const perM2 = divide(divide(heat, area), shareOfYear(house.period));
      const [min, max] = [limit('cost_per_m2_min'), limit('cost_per_m2_max')];
      if (!isLess(perM2, min) && !isLess(max, perM2)) return [];
      return [hit('/house/costs', { perM2: number(perM2, 4), min: number(min), max: number(max) })];
    },
  },

  total_changed_against_previous: {
    severity: 'warning',
    legalBasis: null,
    title: words('Gesamtkosten stark verändert', 'Total cost changed a lot'),
    message: words(
      'Die Kosten betragen {now} EUR, auf gleiche Tage gerechnet waren es {before} EUR: {difference} % Unterschied.',
      'The cost is {now} EUR, for as many days it was {before} EUR: {difference} % apart.',
    ),
    toDo: words(
      'Vergleichen Sie die Kosten Position für Position mit dem Zeitraum davor.',
      'Compare the costs with the period before, one by one.',
    ),
    run: ({ house, previous, own }) => {
      if (previous === null) return [];
      if (previous === undefined) return [lacks('previous')];
      const before = { period: previous.house.period, total: previous.result.totalCosts };
      const details = changeOf({ period: house.period, total: own.totalCosts }, before, limit('total_change_max'));
      return details === undefined ? [] : [hit('/house/costs', details)];
    },
  },

  occupant_changed_against_previous: {
    severity: 'info',
    legalBasis: null,
    title: words('Nutzer mit stark verändertem Verbrauch', 'Users whose consumption changed a lot'),
    message: words(
      'Mindestens {min} % mehr oder weniger geheizt als zuletzt (Anzahl {count}): {occupants}.',
      'At least {min} % more or less heat than last time ({count} users): {occupants}.',
    ),
    toDo: words('Rechnen Sie mit Rückfragen.', 'Be ready for questions.'),
    run: (subject) => {
      if (subject.previous === null) return [];
      if (subject.previous === undefined) return [lacks('previous')];
      const before = indexBy(subject.previous.result.occupants, occupancyKey);
      const changed = subject.occupants.filter((occupant) =>
        hasChanged(occupant, before.get(occupancyKey({ unit: occupant.unit.id, occupancy: occupant.id }))),
      );
      const [first] = changed;
      if (first === undefined) return [];
      const min = percent(limit('occupant_change_max'));
      return [
        hit(first.path, {
          count: name(String(changed.length)),
          min,
          occupants: names(changed.map((each) => each.name)),
        }),
      ];
    },
  },
} satisfies Record<string, CheckDefinition>;

const isOccupied = ({ file }: AuditedUnit): boolean => file.occupancies.every(({ vacant }) => vacant !== true);

function medianOf(values: readonly Fraction[]): Fraction {
  const inOrder = [...values].sort(compare);
  const half = Math.floor(inOrder.length / 2);
  const [low, high] = [inOrder[half - 1] as Fraction, inOrder[half] as Fraction];
  return inOrder.length % 2 === 1 ? high : divide(sum([low, high]), fraction(2n));
}

/** A let occupancy whose own value, or that of the unit it has alone, is zero. */
function isZeroFor({ isLet, model, unit }: Occupant, field: 'heating' | 'hotWater'): boolean {
  if (!isLet || unit.model[`${field}Failed`] !== undefined) return false;
  const alone = unit.model.occupancies.length === 1;
  return (model[field] ?? (alone ? unit.model[field] : undefined))?.n === 0n;
}

function hasChanged({ result }: Occupant, before: PreviousHouse['result']['occupants'][number] | undefined): boolean {
  const isHeating = ({ code }: { readonly code: string }) => code === 'heating_consumption';
  const now = parseDecimal(result.lines.find(isHeating)?.units ?? '');
  const then = before?.lines.find(isHeating)?.units;
  const difference = now && then && differenceOf(now, then);
  return difference !== undefined && !isLess(difference, limit('occupant_change_max'));
}
