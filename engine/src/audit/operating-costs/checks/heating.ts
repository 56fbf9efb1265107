import { inForceOn } from '../../../law/dated.ts';
import { TWO_DWELLINGS_MAX } from '../../../law/de/heizkostenv/section-11-exceptions.parameters.ts';
import type { OperatingCostPosition } from '../../../operating-costs/house.ts';
import type { CheckDefinition } from '../../check.ts';
import { isDwelling } from '../../common.ts';
import { onDay, words } from '../../details.ts';
import { follows } from '../../look.ts';
import { type FactName, hit, lacks } from '../../outcome.ts';
import { type Found, kindOf, withPrevious } from '../look.ts';
import type { OperatingCostClaim } from '../reduction.ts';
import type { OperatingCostSubject } from '../subject.ts';

/** HeizkostenV within a statement of operating costs: the heating bill inside, and heat without one. */
export const heatingChecks = {
  heat_without_exception: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words('Wärme ohne Ausnahme nach Fläche', 'Heat without an exception not by consumption'),
    message: words(
      '{cost}: Die angegebene Ausnahme trifft auf dieses Haus nicht zu. Abzurechnen ist nach Verbrauch.',
      '{cost}: the exception given does not hold for this house. It is to be billed by consumption.',
    ),
    toDo: words(
      'Rechnen Sie die Wärme nach der Heizkostenverordnung ab und betten Sie die Abrechnung ein.',
      'Bill the heat by the heating cost ordinance, and embed that bill.',
    ),
    run: (subject) =>
      subject.positions.flatMap(({ id, path, name: cost, file }): Found[] => {
        const holds = exceptionHolds(subject, file.exception);
        if (holds === true) return [];
        if (holds !== false) return [lacks(holds)];
        return [hit(`${path}/exception`, { cost }, { right: 'notByConsumption', positions: [id] })];
      }),
  },

  heating_statement_not_released: {
    severity: 'error',
    legalBasis: 'BGB § 259(1)',
    title: words('Heizkostenabrechnung nicht freigegeben', 'Heating statement not released'),
    message: words(
      'Die Abrechnung verweist auf die Heizkostenabrechnung. Diese ist nicht freigegeben, niemand kann sie prüfen.',
      'The statement refers to the heating statement. That one is not released, so nobody can check it.',
    ),
    toDo: words('Geben Sie zuerst die Heizkostenabrechnung frei.', 'Release the heating statement first.'),
    run: (subject) => ofHeatingBill(subject, 'released', () => [hit('/facts/heating/released')]),
  },

  heating_bill_outdated: {
    severity: 'error',
    legalBasis: 'BGB § 259(1)',
    title: words('Heizkosten aus einer alten Fassung', 'Heating cost of a former version'),
    message: words(
      'Die Heizkostenabrechnung wurde inzwischen berichtigt. Hier stehen noch die alten Beträge.',
      'The heating statement was corrected meanwhile. Here still stand the former amounts.',
    ),
    toDo: words('Rechnen Sie die Betriebskosten neu ab.', 'Bill the operating costs again.'),
    run: (subject) => ofHeatingBill(subject, 'newest', () => [hit('/facts/heating/newest')]),
  },

  heating_periods_not_continuous: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    title: words('Heizzeiträume schließen nicht aneinander an', 'Heating periods do not join'),
    message: words(
      'Die letzten Heizkosten gingen bis {before}, diese beginnen am {from}.',
      'The last heating cost went until {before}, this one begins on {from}.',
    ),
    toDo: words(
      'Betten Sie die Heizkostenabrechnung ein, die auf die letzte folgt.',
      'Embed the heating bill that follows the last one.',
    ),
    run: (subject) =>
      withPrevious(subject, ({ file: { heating: before } }) => {
        const now = subject.file.heating?.period;
        if (now === undefined || before === undefined || follows({ house: before }, now.from)) return [];
        return [hit('/house/heating/period/from', { before: onDay(before.period.to), from: onDay(now.from) })];
      }),
  },

  heating_electricity_in_lighting: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 7(2)',
    title: words('Betriebsstrom der Heizung fehlt', 'Operating electricity of the heating missing'),
    message: words(
      'Die Heizkosten enthalten keinen Betriebsstrom. Steckt er in „{cost}“, geht er nach dem falschen Schlüssel.',
      'The heating cost holds no operating electricity. If it is part of "{cost}", it goes by the wrong key.',
    ),
    toDo: words(
      'Messen oder schätzen Sie den Strom der Heizung und setzen Sie ihn dort an.',
      'Meter or estimate the electricity of the heating, and charge it there.',
    ),
    run: ({ file, positions }) => {
      const costs = file.heating?.costs;
      const lighting = positions.find((position) => kindOf(position) === 'lighting');
      if (costs === undefined || lighting === undefined) return [];
      if (costs.some(({ kind }) => ELECTRICITY.has(kind))) return [];
      return [hit(lighting.path, { cost: lighting.name })];
    },
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

const ELECTRICITY: ReadonlySet<string> = new Set(['operating_electricity', 'heating_electricity']);

/** Whether an exception from the ordinance holds; the fact that is lacking where nobody knows. */
function exceptionHolds(
  { facts, units, house }: OperatingCostSubject,
  exception: OperatingCostPosition['exception'],
): boolean | FactName {
  if (exception === undefined) return true;
  if (exception === 'section_11') return facts.building?.exempt_by_section_11 ?? 'building.exempt_by_section_11';
  const dwellings = units.filter(isDwelling).length;
  if (BigInt(dwellings) > inForceOn(TWO_DWELLINGS_MAX, house.period.from).value) return false;
  return facts.building?.two_dwellings_with_landlord ?? 'building.two_dwellings_with_landlord';
}

/** Asks about the heating bill inside; `answer` where it is not so. */
function ofHeatingBill(
  { file, facts }: OperatingCostSubject,
  fact: 'released' | 'newest',
  answer: () => readonly Found[],
): readonly Found[] {
  if (file.heating === undefined) return [];
  const known = facts.heating?.[fact];
  if (known === undefined) return [lacks(`heating.${fact}`)];
  return known ? [] : answer();
}
