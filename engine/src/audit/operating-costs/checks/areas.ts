import { format, parse } from '../../../money/decimal.ts';
import { compare, type Fraction, isLess, multiply, ONE, subtract, sum } from '../../../money/fraction.ts';
import type { KeyName } from '../../../operating-costs/house.ts';
import type { CheckDefinition } from '../../check.ts';
import { euro, name, number, words } from '../../details.ts';
import { hit, lacks, lacksInPart } from '../../outcome.ts';
import { limit } from '../../settings.ts';
import { type Found, withHouse, withPrevious } from '../look.ts';
import { corrected, type OperatingCostClaim } from '../reduction.ts';
import type { OperatingCostSubject } from '../subject.ts';

const BASIS = 'BGB § 556a(1)';

/** BGB section 556a: the whole house divides, vacant rooms included, and by what is really there. */
export const areaChecks = {
  living_areas_below_building: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Wohnflächen ergeben nicht das Haus', 'Living areas do not make the house'),
    message: words(
      'Verteilt ist auf {units} m², das Haus hat {building} m². Leerstand oder eigene Räume fehlen wohl.',
      'The cost is divided by {units} m2, the house has {building} m2. Vacant or own rooms seem to be missing.',
    ),
    toDo: words(
      'Teilen Sie durch die Fläche des ganzen Hauses. Leerstand trägt der Vermieter.',
      'Divide by the area of the whole house. The landlord bears vacancy.',
    ),
    run: (subject) => {
      const { units, house, facts } = subject;
      const concerned = dividedBy(subject, 'area');
      if (concerned.length === 0) return [];
      const building = facts.building?.living_area_m2;
      if (building === undefined) return [lacks('building.living_area_m2')];
      const own = house.totals.area ?? sum(units.flatMap(({ model }) => model.values.area ?? []));
      const whole = parse(building);
      if (!isLess(own, multiply(whole, subtract(ONE, limit('building_area_difference_max'))))) return [];
      const right = withHouse(subject, (file) => ({
        ...file,
        keys: { ...file.keys, totals: { ...file.keys?.totals, area_m2: building } },
      }));
      const details = { units: number(own), building: number(whole) };
      return [hit('/house/units', details, corrected(BASIS, concerned, right))];
    },
  },

  area_is_not_measured: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Fläche ist nicht die tatsächliche', 'Area is not the real one'),
    message: words(
      '{unit}: Abgerechnet sind {area} m², gemessen {measured} m². Es zählt die tatsächliche Fläche.',
      '{unit}: {area} m2 are billed, {measured} m2 were measured. The real area counts.',
    ),
    toDo: words('Setzen Sie die gemessene Fläche ein.', 'Enter the area as measured.'),
    run: (subject) => {
      const concerned = dividedBy(subject, 'area');
      if (concerned.length === 0) return [];
      return subject.units.flatMap(({ id, path, name: unit, model, facts }): Found[] => {
        const { area } = model.values;
        if (facts?.measured_area_m2 === undefined) return [lacksInPart('units.measured_area_m2')];
        const measured = parse(facts.measured_area_m2);
        if (area === undefined || compare(area, measured) === 0) return [];
        const right = withHouse(subject, (file) => ({
          ...file,
          units: file.units.map((each) => (each.id === id ? { ...each, area_m2: format(measured) } : each)),
        }));
        const details = { unit: name(unit), area: number(area), measured: number(measured) };
        return [hit(`${path}/area_m2`, details, corrected(BASIS, concerned, right))];
      });
    },
  },

  living_area_changed: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Wohnfläche hat sich geändert', 'Living area changed'),
    message: words(
      '{unit}: Zuletzt {before} m², jetzt {now} m². Ein Grund ist nicht festgehalten.',
      '{unit}: {before} m2 last time, {now} m2 now. No reason is on file.',
    ),
    toDo: words(
      'Stellen Sie die Fläche richtig oder halten Sie den Grund fest.',
      'Correct the area, or put the reason on file.',
    ),
    run: (subject) =>
      withPrevious(subject, ({ house }) =>
        subject.units.flatMap(({ id, path, name: unit, model, facts }): Found[] => {
          const before = house.units.find((each) => each.id === id)?.values.area;
          const now = model.values.area;
          if (before === undefined || now === undefined || compare(before, now) === 0) return [];
          if (facts?.area_change_reason !== undefined) return [];
          return [hit(`${path}/area_m2`, { unit: name(unit), before: number(before), now: number(now) })];
        }),
      ),
  },

  co_ownership_denominator_differs: {
    severity: 'error',
    legalBasis: 'BGB § 556a(3)',
    title: words('Nenner der Miteigentumsanteile falsch', 'Denominator of the shares is wrong'),
    message: words(
      'Geteilt ist durch {used}. Die Teilungserklärung nennt {declared} Anteile.',
      'The cost is divided by {used}. The declaration of division speaks of {declared} shares.',
    ),
    toDo: words('Setzen Sie den Nenner der Teilungserklärung ein.', 'Enter the denominator of the declaration.'),
    run: (subject) => {
      const concerned = dividedBy(subject, 'co_ownership');
      const used = subject.house.totals.co_ownership;
      if (concerned.length === 0 || used === undefined) return [];
      const declared = subject.facts.building?.co_ownership_total;
      if (declared === undefined) return [lacks('building.co_ownership_total')];
      if (compare(used, parse(declared)) === 0) return [];
      const right = withHouse(subject, (file) => ({
        ...file,
        keys: { ...file.keys, totals: { ...file.keys?.totals, co_ownership: declared } },
      }));
      const details = { used: number(used), declared: number(parse(declared)) };
      return [hit('/house/keys/totals/co_ownership', details, corrected('BGB § 556a(3)', concerned, right))];
    },
  },

  rest_charged_to_nobody: {
    severity: 'warning',
    legalBasis: null,
    title: words('Rest wird niemandem berechnet', 'Rest is charged to nobody'),
    message: words(
      '{rest} EUR gehören zu keiner Einheit der Abrechnung, obwohl sie das ganze Haus enthält.',
      '{rest} EUR belong to no unit of the statement, although it holds the whole house.',
    ),
    toDo: words(
      'Prüfen Sie Gesamtflächen, Anteile und Nenner.',
      'Check the areas of the whole house, the shares and their denominator.',
    ),
    run: ({ result, facts }) => {
      const rest: Fraction = parse(result.rest_eur);
      if (rest.n <= 0n) return [];
      const whole = facts.building?.whole_house;
      if (whole === undefined) return [lacks('building.whole_house')];
      return whole ? [hit('/house/keys/totals', { rest: euro(rest) })] : [];
    },
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

/** Positions that all units take part in by this key. */
const dividedBy = ({ positions }: OperatingCostSubject, by: KeyName): string[] =>
  positions.flatMap(({ id, result, model }) => (result.key.by === by && model.units === undefined ? [id] : []));
