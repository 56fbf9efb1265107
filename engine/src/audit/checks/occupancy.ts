import { heatingTimeShare } from '../../law/de/heizkostenv/section-9b-change-of-occupancy.ts';
import { parse } from '../../money/decimal.ts';
import { divide, type Fraction, fraction, isLess, multiply, ONE, subtract, sum } from '../../money/fraction.ts';
import { daysBetween } from '../../series/point-series.ts';
import type { Day } from '../../time/day.ts';
import { daysIn } from '../../time/period.ts';
import type { CheckDefinition } from '../check.ts';
import { name, names, number, onDay, words } from '../details.ts';
import { areaOf, hasFailed, POT_KINDS, type RecordedOthers, recordedOthers } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import { count, limit } from '../settings.ts';
import type { AuditedUnit, Subject } from '../subject.ts';
import { degreeDayScale } from '../time-scale.ts';

/** HeizkostenV section 9b, and who has to bear the rooms that nobody rents. */
export const occupancyChecks = {
  interim_reading_missing: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 9b(1)',
    title: words('Zwischenablesung fehlt', 'Interim reading missing'),
    message: words(
      '{unit}: Zum Wechsel am {day} wurde nicht abgelesen. Ein Grund ist nicht festgehalten.',
      '{unit}: nobody read the devices at the change on {day}. No reason is on file.',
    ),
    toDo: words(
      'Tragen Sie die Zwischenwerte ein oder halten Sie fest, warum Ablesen nicht möglich war.',
      'Enter the interim values, or put on file why reading was not possible.',
    ),
    run: (subject) => {
      const open = subject.units.filter(sharesByTime);
      if (open.length === 0) return [];
      if (subject.facts.interim_readings === undefined) return [lacks('interim_readings')];
      return open.flatMap((unit) =>
        unit.model.occupancies.slice(0, -1).flatMap(({ id, period, path }): Outcome[] => {
          const own = subject.facts.interim_readings?.find((each) => each.unit === unit.id && each.occupancy === id);
          if (own === undefined) return [lacksInPart('interim_readings')];
          if (own.impossible_reason !== undefined) return [];
          return [hit(`/house${path}`, { unit: name(unit.name), day: onDay(period.to) })];
        }),
      );
    },
  },

  interim_reading_off_day: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 9b(1)',
    title: words('Zwischenablesung nicht am Tag des Wechsels', 'Interim reading not on the day of the change'),
    message: words(
      '{unit}: Gewechselt wurde am {day}, abgelesen am {read}. Das sind {days} Tage Abstand.',
      '{unit}: the occupants changed on {day}, the reading is of {read}. That is {days} days apart.',
    ),
    toDo: words(
      'Nehmen Sie den Wert vom Tag des Wechsels oder rechnen Sie die Tage um.',
      'Take the value of the day of the change, or convert the days.',
    ),
    run: ({ facts, occupants }) =>
      (facts.interim_readings ?? []).flatMap(({ unit, occupancy, read_on }, index): Outcome[] => {
        const ended = occupants.find((each) => each.unit.id === unit && each.id === occupancy);
        if (ended === undefined || read_on === null) return [];
        if (read_on === undefined) return [lacksInPart('interim_readings.read_on')];
        const days = Math.abs(daysBetween(ended.model.period.to, read_on));
        if (days <= count('interim_reading_days_max')) return [];
        const details = { unit: name(ended.unit.name), day: onDay(ended.model.period.to), read: onDay(read_on) };
        return [hit(`/facts/interim_readings/${index}/read_on`, { ...details, days: whole(days) })];
      }),
  },

  unit_left_out: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words('Einheit fehlt gegenüber dem letzten Zeitraum', 'Unit missing that was there last time'),
    message: words(
      '{units}: Zuletzt abgerechnet, jetzt nicht mehr. Ihre Kosten tragen die anderen.',
      '{units}: billed last time, no longer now. The others bear their cost.',
    ),
    toDo: words(
      'Nehmen Sie die Einheit wieder auf, auch wenn sie leer steht. Leerstand trägt der Vermieter.',
      'Take the unit in again, even if it is vacant. The landlord bears vacancy.',
    ),
    run: ({ previous, units }) => {
      if (previous === null) return [];
      if (previous === undefined) return [lacks('previous')];
      const now = new Set(units.map(({ id }) => id));
      const gone = previous.house.units.filter(({ id, heatingAreaM2 }) => !now.has(id) && heatingAreaM2.n !== 0n);
      return gone.length === 0 ? [] : [hit('/house/units', { units: names(gone.map(({ id }) => id)) })];
    },
  },

  areas_below_building: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(1)',
    title: words('Flächen ergeben nicht das Gebäude', 'Areas do not make the building'),
    message: words(
      'Die Einheiten haben {units} m², beheizt sind {building} m². Leere Räume fehlen wohl.',
      'The units have {units} m2, {building} m2 are heated. Vacant rooms seem to be missing.',
    ),
    toDo: words(
      'Nehmen Sie alle beheizten Räume auf. Leerstand trägt der Vermieter.',
      'Take in all heated rooms. The landlord bears vacancy.',
    ),
    run: ({ units, facts }) => {
      if (facts.building?.heated_area_m2 === undefined) return [lacks('building.heated_area_m2')];
      const building = parse(facts.building.heated_area_m2);
      const own = sum(units.map((unit) => areaOf(unit, 'heating')));
      if (!isLess(own, multiply(building, subtract(ONE, limit('building_area_difference_max'))))) return [];
      return [hit('/house/units', { units: number(own), building: number(building) })];
    },
  },

  vacancy_consumes: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 9b(1)',
    title: words('Leerstand heizt mehr als bewohnte Räume', 'Vacancy heats more than let rooms'),
    message: words(
      '{unit}: Leer vom {from} bis {to}, aber {consumption} Einheiten Verbrauch. Im Haus wären {usual} üblich.',
      '{unit}: vacant from {from} to {to}, but {consumption} units were consumed. {usual} would be usual in the house.',
    ),
    toDo: words(
      'Prüfen Sie Ein- und Auszug: Heizte dort schon ein Mieter?',
      'Check the days of moving: did a tenant already heat there?',
    ),
    run: (subject) => {
      const othersOf = recordedOthers(subject, 'heating');
      return subject.occupants.flatMap(({ file, model, unit, path }): Outcome[] => {
        if (file.vacant !== true || model.heating === undefined) return [];
        if (daysIn(model.period) < count('vacancy_days_min')) return [];
        const usual = usualHeat(subject, unit, othersOf(unit), model.period);
        if (usual === undefined || !isLess(usual, model.heating)) return [];
        const span = { from: onDay(model.period.from), to: onDay(model.period.to) };
        const details = { unit: name(unit.name), consumption: number(model.heating), usual: number(usual, 1) };
        return [hit(`${path}/heating`, { ...details, ...span })];
      });
    },
  },
} satisfies Record<string, CheckDefinition>;

const whole = (many: number) => number(fraction(BigInt(many)));

/** Several occupancies, and a recorded value that only the unit has: it is shared by time. */
const sharesByTime = (unit: AuditedUnit): boolean =>
  unit.model.occupancies.length > 1 &&
  POT_KINDS.some((kind) => {
    const field = kind === 'heating' ? 'heating' : 'hotWater';
    if (hasFailed(unit, kind) || unit.model[field] === undefined) return false;
    return unit.model.occupancies.every((each) => each[field] === undefined);
  });

/** What the others of the same pot consume per square metre, for this unit and this time by degree days. */
function usualHeat(
  subject: Subject,
  unit: AuditedUnit,
  { recorded, areaM2 }: RecordedOthers,
  period: { readonly from: Day; readonly to: Day },
): Fraction | undefined {
  if (areaM2.n === 0n) return undefined;
  const share = heatingTimeShare(period, subject.house.period, degreeDayScale(subject.house));
  return multiply(multiply(divide(recorded, areaM2), areaOf(unit, 'heating')), share);
}
