import { isWithin } from '../../law/de/heizkostenv/section-7-heat-costs.ts';
import type { CheckDefinition } from '../check.ts';
import { name, words } from '../details.ts';
import { keysInUse, rangeOf } from '../look.ts';
import { hit, lacks } from '../outcome.ts';
import { exceptionOf, mayAgreeOtherwise } from '../scope.ts';
import type { Subject } from '../subject.ts';

/** HeizkostenV sections 2, 3 and 11: who is billed by the ordinance at all. */
export const scopeChecks = {
  keys_outside_ordinance: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 2',
    title: words('Schlüssel außerhalb der Verordnung', 'Keys outside of the ordinance'),
    message: words(
      'Vereinbart ist ein Schlüssel außerhalb der Verordnung („{reason}“). Für dieses Haus gilt sie aber.',
      'A key outside of the ordinance is agreed ("{reason}"). Yet it holds for this house.',
    ),
    toDo: words(
      'Rechnen Sie nach der Verordnung ab oder hinterlegen Sie, welche Ausnahme für das Haus gilt.',
      'Bill by the ordinance, or put on file which exception holds for the house.',
    ),
    run: (subject) => {
      const agreement = subject.file.keys?.agreement;
      if (agreement?.kind !== 'outside_ordinance' || keysKeepRange(subject)) return [];
      if (exceptionOf(subject) !== undefined) return [];
      const free = mayAgreeOtherwise(subject, true);
      if (free === undefined) return [lacks('building.two_dwellings_with_landlord')];
      return free ? [] : [hit('/house/keys/agreement', { reason: name(agreement.reason) })];
    },
  },

  ordinance_does_not_hold: {
    severity: 'info',
    legalBasis: 'HeizkostenV § 11(1)',
    title: words('Verordnung gilt für dieses Haus nicht', 'Ordinance does not hold for this house'),
    message: words(
      '{why} Was abgerechnet wird, richtet sich nach den Verträgen.',
      '{why} What is billed follows from the contracts.',
    ),
    toDo: words(
      'Prüfen Sie, was die Mietverträge zu Heizung und Warmwasser sagen.',
      'Check what the contracts say about heating and hot water.',
    ),
    run: (subject) => {
      const exception = exceptionOf(subject);
      // Heat pumps and agreements (section 2) are asked about by checks of their own.
      if (exception === undefined || exception.why === 'heat_pump' || exception.why === 'two_dwellings') return [];
      // Whoever agreed on keys outside of the ordinance knows.
      if (subject.file.keys?.agreement?.kind === 'outside_ordinance') return [];
      return [hit('/facts/building/exception', { why: WHY[exception.why] })];
    },
  },
} satisfies Record<string, CheckDefinition>;

type Why = Exclude<NonNullable<ReturnType<typeof exceptionOf>>['why'], 'heat_pump' | 'two_dwellings'>;

const WHY: Readonly<Record<Why, ReturnType<typeof words>>> = {
  low_demand: words('Das Gebäude braucht kaum Heizwärme.', 'The building hardly needs any heat.'),
  metering_impossible: words('Der Verbrauch lässt sich nicht erfassen.', 'The consumption cannot be metered.'),
  metering_uneconomic: words('Erfassen lohnt sich hier nicht.', 'Metering does not pay here.'),
  no_influence: words(
    'Die Nutzer können ihren Verbrauch nicht beeinflussen.',
    'The users cannot influence their consumption.',
  ),
  plant_cost_apart: words(
    'Die Kosten der Hausanlagen werden gesondert abgerechnet.',
    'The costs of the installations of the house are billed apart.',
  ),
  home: words('Das Gebäude ist ein Heim.', 'The building is a home.'),
  recovered_or_solar_heat: words(
    'Die Wärme kommt überwiegend aus Rückgewinnung oder von der Sonne.',
    'Most of the heat is recovered, or comes from the sun.',
  ),
  unmetered_heat_and_power: words(
    'Die Wärme aus Kraft-Wärme-Kopplung oder Abwärme wird nicht erfasst.',
    'The heat of a power plant, or waste heat, is not metered.',
  ),
  exempted: words('Die Behörde hat das Gebäude befreit.', 'The authority has exempted the building.'),
};

const keysKeepRange = (subject: Subject): boolean =>
  keysInUse(subject).every(({ kind, percent }) => isWithin(percent, rangeOf(subject, kind)));
