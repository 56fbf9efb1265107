import { inForceOn } from '../../law/dated.ts';
import { SUBSTITUTE_AREA_PERCENT_MAX } from '../../law/de/heizkostenv/section-9a-missing-readings.parameters.ts';
import { exceedsSubstituteLimit } from '../../law/de/heizkostenv/section-9a-missing-readings.ts';
import { parseDecimal } from '../../money/decimal.ts';
import { divide, fraction, isLess, multiply, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { joined, name, number, percent, words } from '../details.ts';
import { failuresIn, referencesIn, withRecords } from '../failures.ts';
import { areaOf, hasFailed, heatingPots, POT_WORDS, recordedOf, recordedOthers } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { AuditedUnit } from '../subject.ts';

const BASIS = 'HeizkostenV § 9a(1)';

/** HeizkostenV section 9a: values that stand in for values that are missing. */
export const substituteChecks = {
  substitute_without_reason: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Ersatzwert ohne Grund', 'Substitute without a reason'),
    message: words(
      '{unit}, {pot}: Es gilt ein Ersatzwert. Warum der Verbrauch fehlt, ist nicht festgehalten.',
      '{unit}, {pot}: a substitute is used. Why the consumption is missing is not on file.',
    ),
    toDo: words(
      'Schreiben Sie den Grund dazu. Er steht in der Abrechnung.',
      'Add the reason. It stands in the statement.',
    ),
    run: (subject) =>
      failuresIn(subject).flatMap(({ unit, pot, path, file }) =>
        (file.reason ?? '').trim() === '' ? [hit(path, { unit: name(unit.name), pot: POT_WORDS[pot] })] : [],
      ),
  },

  substitutes_exceed_limit: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 9a(2)',
    title: words('Zu viele Ersatzwerte', 'Too many substitutes'),
    message: words(
      '{pot}: {share} % der Fläche sind nicht erfasst. Über {max} % gehen alle Kosten nach Fläche.',
      '{pot}: {share} % of the area are not recorded. Above {max} % all of the cost goes by area.',
    ),
    toDo: words(
      'Beschaffen Sie fehlende Werte. Sonst zahlt jeder unabhängig vom Verbrauch.',
      'Get the missing values. Otherwise everybody pays whatever he consumed.',
    ),
    run: (subject) => {
      const day = subject.house.period.from;
      const max = number(fraction(inForceOn(SUBSTITUTE_AREA_PERCENT_MAX, day).value));
      const pots = [
        ...heatingPots(subject).map((pot) => ({ ...pot, kind: 'heating' as const })),
        { path: '/house/units', units: subject.units, kind: 'hot_water' as const },
      ];
      return pots.flatMap(({ path, units, kind }): Outcome[] => {
        const area = sum(units.map((unit) => areaOf(unit, kind)));
        const failed = sum(units.filter((unit) => hasFailed(unit, kind)).map((unit) => areaOf(unit, kind)));
        if (failed.n === 0n || !exceedsSubstituteLimit(failed, area, day)) return [];
        return [hit(path, { pot: POT_WORDS[kind], share: percent(divide(failed, area)), max })];
      });
    },
  },

  estimated_again: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Zum zweiten Mal geschätzt', 'Estimated for the second time'),
    message: words(
      '{unit}, {pot}: Kein Zugang, geschätzt zum {times}. Mal in Folge.',
      '{unit}, {pot}: no access, estimated {times} times in a row.',
    ),
    toDo: words(
      'Verschaffen Sie sich Zugang oder geben Sie die Schätzung einzeln frei.',
      'Get access, or approve the estimate by itself.',
    ),
    run: (subject) =>
      withRecords(subject, ({ cause, estimated_before, approved }, { unit, pot }, path) => {
        if (cause === undefined) return [lacksInPart('substitutes.cause')];
        if (cause !== 'no_access' || approved === true) return [];
        const before = parseDecimal(estimated_before ?? '');
        if (before === undefined) return [lacksInPart('substitutes.estimated_before')];
        if (before.n <= 0n) return [];
        const times = number({ n: before.n + before.d, d: before.d });
        return [hit(path, { unit: name(unit.name), pot: POT_WORDS[pot], times })];
      }),
  },

  substitute_for_missing_device: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 4(1)',
    title: words('Ersatzwert statt Gerät', 'Substitute in place of a device'),
    message: words(
      '{unit}, {pot}: Es gibt kein Gerät. Ein Ersatzwert ist nur für ausgefallene Geräte erlaubt.',
      '{unit}, {pot}: there is no device. A substitute is allowed only for devices that failed.',
    ),
    toDo: words('Statten Sie die Einheit aus.', 'Equip the unit.'),
    run: (subject) =>
      withRecords(subject, ({ cause }, { unit, pot }, path) => {
        if (cause === undefined) return [lacksInPart('substitutes.cause')];
        if (cause !== 'no_device') return [];
        const claim = {
          right: 'notByConsumption',
          pot,
          of: (each: { unit: AuditedUnit }) => each.unit === unit,
        } as const;
        return [hit(path, { unit: name(unit.name), pot: POT_WORDS[pot] }, claim)];
      }),
  },

  substitute_record_incomplete: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Ersatzwert nicht nachvollziehbar', 'Substitute that nobody can follow'),
    message: words(
      '{unit}, {pot}: Zum Ersatzwert fehlt: {missing}.',
      '{unit}, {pot}: the substitute lacks: {missing}.',
    ),
    toDo: words(
      'Ergänzen Sie die Angaben. Der Nutzer muss den Wert nachrechnen können.',
      'Add the particulars. The user has to be able to follow the value.',
    ),
    run: (subject) =>
      withRecords(subject, (record, { unit, pot }, path) => {
        const missing = RECORD.filter(({ field }) => record[field] === null).map(({ said }) => said);
        if (missing.length > 0) {
          return [hit(path, { unit: name(unit.name), pot: POT_WORDS[pot], missing: joined(missing) })];
        }
        return RECORD.some(({ field }) => record[field] === undefined) ? [lacksInPart('substitutes.formula')] : [];
      }),
  },

  general_method_before_individual: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Durchschnitt, obwohl der Vorjahreswert bekannt ist', 'Average although the earlier value is known'),
    message: words(
      '{unit}, {pot}: Ersetzt nach {method}. Aus dem Zeitraum davor sind {before} Einheiten bekannt.',
      '{unit}, {pot}: substituted by {method}. {before} units are known of the period before.',
    ),
    toDo: words(
      'Bilden Sie den Ersatzwert aus dem eigenen Verbrauch davor. Das geht den anderen Verfahren vor.',
      'Form the substitute from the own consumption before. That goes before the other methods.',
    ),
    run: (subject) => {
      const failures = failuresIn(subject).filter(({ model }) => model.method !== 'previous_periods');
      if (failures.length === 0 || subject.previous === null) return [];
      const { previous } = subject;
      if (previous === undefined) return [lacks('previous')];
      return failures.flatMap(({ unit, pot, path, model }): Outcome[] => {
        const then = previous.house.units.find(({ id }) => id === unit.id);
        const before = then && recordedOf({ model: then }, pot);
        if (before === undefined || before.n === 0n) return [];
        const details = { unit: name(unit.name), pot: POT_WORDS[pot], before: number(before) };
        return [hit(`${path}/method`, { ...details, method: METHOD_WORDS[model.method] })];
      });
    },
  },

  substitute_mixes_uses: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Ersatzwert aus Räumen anderer Nutzung', 'Substitute from rooms of another use'),
    message: words(
      '{unit}, {pot}: Der Ersatzwert stammt aus Räumen anderer Nutzung ({reference}).',
      '{unit}, {pot}: the substitute comes from rooms of another use ({reference}).',
    ),
    toDo: words(
      'Vergleichen Sie Wohnungen nur mit Wohnungen und Läden nur mit Läden.',
      'Compare flats with flats only, and shops with shops.',
    ),
    run: (subject) => {
      const referencesOf = referencesIn(subject);
      return failuresIn(subject).flatMap((failure): Outcome[] => {
        const { unit, pot, path } = failure;
        const references = referencesOf(failure);
        if (references.length === 0) return [];
        if ([unit, ...references].some(({ facts }) => facts?.use === undefined)) return [lacksInPart('units.use')];
        const other = references.filter(({ facts }) => facts?.use !== unit.facts?.use);
        const [first] = other;
        if (first === undefined) return [];
        return [hit(path, { unit: name(unit.name), pot: POT_WORDS[pot], reference: name(first.name) })];
      });
    },
  },

  substitute_implausible: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Ersatzwert weit vom Durchschnitt', 'Substitute far from the average'),
    message: words(
      '{unit}, {pot}: Ersatzwert {value}, nach dem Durchschnitt wären es {mean}.',
      '{unit}, {pot}: substitute {value}, by the average it would be {mean}.',
    ),
    toDo: words('Prüfen Sie Rechnung und Ausgangswert.', 'Check the calculation and the value it began with.'),
    run: (subject) => {
      const othersOf = { heating: recordedOthers(subject, 'heating'), hot_water: recordedOthers(subject, 'hot_water') };
      return failuresIn(subject).flatMap(({ unit, pot, path, model }): Outcome[] => {
        const { recorded, areaM2 } = othersOf[pot](unit);
        if (model.value === undefined || areaM2.n === 0n || recorded.n === 0n) return [];
        const mean = multiply(divide(recorded, areaM2), areaOf(unit, pot));
        const factor = limit('substitute_factor_max');
        if (!isLess(multiply(mean, factor), model.value) && !isLess(multiply(model.value, factor), mean)) return [];
        const details = { unit: name(unit.name), pot: POT_WORDS[pot], value: number(model.value) };
        return [hit(`${path}/value`, { ...details, mean: number(mean, 1) })];
      });
    },
  },
} satisfies Record<string, CheckDefinition>;

const METHOD_WORDS = {
  previous_periods: words('früheren Zeiträumen', 'earlier periods'),
  comparable_rooms: words('vergleichbaren Räumen', 'comparable rooms'),
  building_average: words('dem Durchschnitt', 'the average'),
} as const;

const RECORD = [
  { field: 'formula', said: words('Rechenweg', 'calculation') },
  { field: 'author', said: words('Bearbeiter', 'author') },
  { field: 'recorded_on', said: words('Datum', 'day') },
] as const;
