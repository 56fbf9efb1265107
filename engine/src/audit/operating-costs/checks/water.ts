import { formatCents, parse } from '../../../money/decimal.ts';
import {
  absolute,
  add,
  divide,
  type Fraction,
  fraction,
  isLess,
  isZero,
  multiply,
  subtract,
  sum,
  toCents,
  ZERO,
} from '../../../money/fraction.ts';
import type { UnitModel } from '../../../operating-costs/model.ts';
import { daysOfPersons } from '../../../operating-costs/person-days.ts';
import { daysIn, daysOfTwelveMonthsFrom } from '../../../time/period.ts';
import type { CheckDefinition } from '../../check.ts';
import { name, number, percent, words } from '../../details.ts';
import { hit } from '../../outcome.ts';
import { count, limit } from '../../settings.ts';
import { type Found, withPosition } from '../look.ts';
import { corrected, type OperatingCostClaim } from '../reduction.ts';
import type { AuditedFlat, AuditedPosition, OperatingCostSubject } from '../subject.ts';

const BASIS = 'BGB § 556a(1)';
const COLD = 'cold_water_m3';
const HOT = 'hot_water_m3';

/** BGB section 556a(1) sentence 2: water goes by what was recorded, and the meters have to fit together. */
export const waterChecks = {
  water_meters_differ: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Wasserzähler passen nicht zusammen', 'Water meters do not fit together'),
    message: words(
      'Hauptzähler {main} m³, Zwischenzähler {subMeters} m³: {difference} % Unterschied.',
      'Main meter {main} m3, sub-meters {subMeters} m3: {difference} % apart.',
    ),
    toDo: words(
      'Suchen Sie die Ursache: ein Leck, eine Zapfstelle ohne Zähler, ein falscher Stand.',
      'Look for the cause: a leak, a tap without a meter, a wrong value.',
    ),
    run: (subject) => {
      const told = subject.result.findings.some(({ code }) => DIFFERENCES.has(code));
      const main = subject.house.water.mainMeterM3;
      const position = subject.positions.find(isByWater);
      if (!told || main === undefined || position === undefined) return [];
      const subMeters = add(parse(position.result.key.house), subject.house.water.commonM3 ?? ZERO);
      const difference = percent(divide(absolute(subtract(main, subMeters)), main), 1);
      const details = { main: number(main), subMeters: number(subMeters), difference };
      return [hit('/house/water/main_meter_m3', details, recordedPart(subject, position, divide(subMeters, main)))];
    },
  },

  water_per_person_implausible: {
    severity: 'warning',
    legalBasis: null,
    title: words('Wasserverbrauch je Person unwahrscheinlich', 'Water a person implausible'),
    message: words(
      '{unit}: {water} m³ je Person und Jahr. Üblich sind {min} bis {max} m³.',
      '{unit}: {water} m3 a person and year. Usual are {min} to {max} m3.',
    ),
    toDo: words(
      'Prüfen Sie Zählerstände und Personenzahl.',
      'Check the values of the meters, and how many live there.',
    ),
    run: ({ units, house: { period } }) =>
      units.flatMap((unit): Found[] => {
        const { occupancies } = unit.model;
        const water = waterOf(unit.model);
        const personDays = sum(occupancies.map((each) => daysOfPersons(each, period).value));
        if (water === undefined || isZero(water) || isZero(personDays) || occupancies.some(({ vacant }) => vacant)) {
          return [];
        }
        const year = fraction(BigInt(daysOfTwelveMonthsFrom(period.from)));
        const each = divide(multiply(water, year), personDays);
        const [min, max] = [limit('water_per_person_min'), limit('water_per_person_max')];
        if (!isLess(each, min) && !isLess(max, each)) return [];
        const details = { unit: name(unit.name), water: number(each, 1), min: number(min), max: number(max) };
        return [hit(unit.path, details)];
      }),
  },

  zero_water_in_let_flat: {
    severity: 'warning',
    legalBasis: null,
    title: words('Kein Wasser in einer vermieteten Einheit', 'No water in a let unit'),
    message: words(
      '{unit}: Vermietet an {days} Tagen, aber kein Kubikmeter Wasser. Ein Zähler steht wohl still.',
      '{unit}: let on {days} days, but not a cubic metre of water. A meter seems to have stopped.',
    ),
    toDo: words(
      'Prüfen Sie den Zähler, bevor die anderen sein Wasser zahlen.',
      'Check the meter, before the others pay for its water.',
    ),
    run: ({ units }) =>
      units.flatMap((unit): Found[] => {
        const water = waterOf(unit.model);
        const days = letDays(unit);
        if (water === undefined || !isZero(water) || days < count('zero_hot_water_days_min')) return [];
        return [hit(unit.path, { unit: name(unit.name), days: number(fraction(BigInt(days))) })];
      }),
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

const DIFFERENCES: ReadonlySet<string> = new Set(['cold_water_difference', 'meter_gap_explained']);

const isByWater = ({ model, result }: AuditedPosition): boolean =>
  model.kind.kind === 'water_supply' && model.units === undefined && result.key.by === 'consumption';

/** Interpretation: what was recorded costs as much as its part of the main meter; the rest is the landlord's. */
function recordedPart(subject: OperatingCostSubject, position: AuditedPosition, part: Fraction) {
  const { id, result } = position;
  const distributed = multiply(parse(result.distributed_eur), part);
  const right = withPosition(subject, id, ({ labour: _, deduction: __, ...each }) => ({
    ...each,
    amount_eur: formatCents(toCents(distributed)),
  }));
  return corrected(BASIS, [id], right);
}

/** Cold and hot water of a unit; undefined where it has no meter of cold water. */
function waterOf({ readings, occupancies }: UnitModel): Fraction | undefined {
  const read = (field: string) => {
    const own = occupancies.flatMap((each) => each.readings.get(field) ?? []);
    return own.length > 0 ? sum(own) : readings.get(field);
  };
  const cold = read(COLD);
  return cold && add(cold, read(HOT) ?? ZERO);
}

const letDays = ({ model }: AuditedFlat): number =>
  model.occupancies.reduce((days, { vacant, period }) => (vacant ? days : days + daysIn(period)), 0);
