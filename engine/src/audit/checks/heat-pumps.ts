import { ordinanceReachesHeatPump } from '../../law/de/heizkostenv/section-12-heat-pumps.ts';
import type { CheckDefinition } from '../check.ts';
import { onDay, words } from '../details.ts';
import { hit, lacks } from '../outcome.ts';

/** HeizkostenV section 12(3): from when on heat pumps are billed by the ordinance. */
export const heatPumpChecks = {
  heat_pump_before_ordinance: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 12(3)',
    title: words('Verordnung gilt für die Wärmepumpe noch nicht', 'Ordinance does not reach the heat pump yet'),
    message: words(
      'Die Zähler der Wärmepumpe kamen am {installed}. Die Verordnung gilt erst für Zeiträume, die danach beginnen.',
      'The meters of the heat pump came on {installed}. The ordinance holds for periods that begin after that.',
    ),
    toDo: words(
      'Rechnen Sie diesen Zeitraum so ab, wie es vereinbart ist.',
      'Bill this period in the way that was agreed.',
    ),
    run: ({ house: { period, plant }, facts }) => {
      if (plant.energy !== 'electricity_heat_pump') return [];
      const installed = facts.plant?.heat_pump_meters_installed_on;
      if (installed === undefined) return [lacks('plant.heat_pump_meters_installed_on')];
      if (installed === null || ordinanceReachesHeatPump(installed, period.from)) return [];
      return [hit('/house/period/from', { installed: onDay(installed) })];
    },
  },
} satisfies Record<string, CheckDefinition>;
