import { isZero } from '../../../money/fraction.ts';
import { daysOfPersons } from '../../../operating-costs/person-days.ts';
import type { CheckDefinition } from '../../check.ts';
import { contractDayChecks } from '../../checks/contract-days.ts';
import { occupancyChecks } from '../../checks/occupancy.ts';
import { name, names, words } from '../../details.ts';
import { hit, lacks } from '../../outcome.ts';
import { AUDIT_SETTINGS } from '../../settings.ts';
import { type Found, kindOf, withHouse, withPosition, withPrevious } from '../look.ts';
import { corrected, type OperatingCostClaim } from '../reduction.ts';
import type { AuditedFlat, AuditedOccupant, OperatingCostSubject } from '../subject.ts';

const BASIS = 'BGB § 556a(1)';

/** BGB section 556a(1): who takes part, and that the landlord bears the rooms that nobody rents. */
export const operatingCostOccupancyChecks = {
  vacancy_left_out: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Leerstand nimmt nicht teil', 'Vacancy takes no part'),
    message: words(
      '{cost}: {units} steht leer und nimmt nicht teil. Die anderen tragen den Teil mit.',
      '{cost}: {units} is vacant and takes no part. The others bear its part.',
    ),
    toDo: words(
      'Nehmen Sie die Einheit auf, wenn sie nur wegen des Leerstands fehlt.',
      'Take the unit in, if it is missing for its vacancy only.',
    ),
    run: (subject) =>
      subject.positions.flatMap((position): readonly Found[] => {
        const { id, path, name: cost, model } = position;
        if (model.units === undefined) return [];
        const left = subject.units.filter((unit) => !model.units?.has(unit.id) && isVacant(unit));
        if (left.length === 0) return [];
        if (subject.previous === undefined) return [lacks('previous')];
        // Who took no part before he moved out does so for another reason.
        const before = subject.previous?.house.positions.find(({ kind }) => kind.kind === kindOf(position))?.units;
        const missing = left.filter((unit) => before?.has(unit.id) ?? true);
        if (missing.length === 0) return [];
        const ids = missing.map((unit) => unit.id);
        const right = withPosition(subject, id, (each) => ({ ...each, units: [...(each.units ?? []), ...ids] }));
        const units = names(missing.map((unit) => unit.name));
        return [hit(`${path}/units`, { cost, units }, corrected(BASIS, [id], right))];
      }),
  },

  vacancy_without_persons: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Leerstand ohne Personen', 'Vacancy without persons'),
    message: words(
      '{occupants}: Leer und ohne Personen. Was nach Personentagen geht, tragen die anderen allein.',
      '{occupants}: vacant and without persons. What goes by person-days the others bear alone.',
    ),
    toDo: words(
      'Setzen Sie für den Leerstand Personen an, mindestens eine.',
      'Count persons for the vacancy, one at least.',
    ),
    run: (subject) => {
      const concerned = byPersons(subject);
      if (concerned.length === 0) return [];
      const empty = subject.occupants.filter((each) => each.vacant && hasNobody(each, subject));
      const [first] = empty;
      if (first === undefined) return [];
      const persons = AUDIT_SETTINGS.vacancy_persons.value;
      const paths = new Set(empty.map(({ path }) => path));
      const right = withHouse(subject, (file) => ({
        ...file,
        units: file.units.map((unit, at) => ({
          ...unit,
          occupancies: unit.occupancies.map((each, place) => {
            const { person_changes: _, ...others } = each;
            return paths.has(`/house/units/${at}/occupancies/${place}`) ? { ...others, persons } : each;
          }),
        })),
      }));
      const details = { occupants: names(empty.map((each) => each.name)) };
      return [hit(first.path, details, corrected(BASIS, concerned, right, true))];
    },
  },

  let_unit_without_persons: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Vermietete Einheit ohne Personen', 'Let unit without persons'),
    message: words(
      '{occupant}: Vermietet, aber ohne Personen. Was nach Personentagen geht, tragen die anderen.',
      '{occupant}: let, but without persons. What goes by person-days the others bear.',
    ),
    toDo: words('Tragen Sie ein, wie viele dort wohnen.', 'Enter how many live there.'),
    run: (subject) =>
      byPersons(subject).length === 0
        ? []
        : subject.occupants
            .filter((each) => each.isLet && each.model !== undefined && hasNobody(each, subject))
            .map(({ path, name: who }) => hit(`${path}/persons`, { occupant: name(who) })),
  },

  unit_left_out: {
    ...occupancyChecks.unit_left_out,
    legalBasis: BASIS,
    run: (subject) =>
      withPrevious(subject, ({ house }) => {
        const now = new Set(subject.units.map(({ id }) => id));
        const gone = house.units.filter(({ id, values }) => !now.has(id) && !isZero(values.area ?? { n: 1n, d: 1n }));
        return gone.length === 0 ? [] : [hit('/house/units', { units: names(gone.map(({ id }) => id)) })];
      }),
  },

  occupancy_days_differ: { ...contractDayChecks.occupancy_days_differ, legalBasis: BASIS },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

const isVacant = ({ model }: AuditedFlat): boolean => model.occupancies.every(({ vacant }) => vacant);

const byPersons = ({ positions }: OperatingCostSubject): string[] =>
  positions.flatMap(({ id, result }) => (result.key.by === 'persons' ? [id] : []));

/** Nobody is counted there on any day. */
const hasNobody = ({ model }: AuditedOccupant, { house }: OperatingCostSubject): boolean =>
  model !== undefined && isZero(daysOfPersons(model, house.period).value);
