import { describe, expect, test } from 'vitest';
import { parse } from '../../../money/decimal.ts';
import type { Day } from '../../../time/day.ts';
import { type OrdinanceFacts, ordinanceApplies } from './section-11-exceptions.ts';

const verdict = (facts: OrdinanceFacts, day: Day = '2026-01-01') => {
  const found = ordinanceApplies(facts, day);
  return found.applies ? 'applies' : `${found.why} ${found.legalBasis}`;
};

const villa: OrdinanceFacts = { dwellings: 2n, landlordLivesThere: true, agreedOtherwise: true };

describe('HeizkostenV sections 2, 3 and 11', () => {
  test.each<readonly [string, OrdinanceFacts, string]>([
    ['any house', {}, 'applies'],
    ['§ 2 two dwellings, the landlord in one, an agreement on file', villa, 'two_dwellings HeizkostenV § 2'],
    ['§ 2 the same without an agreement', { ...villa, agreedOtherwise: false }, 'applies'],
    ['§ 2 three dwellings', { ...villa, dwellings: 3n }, 'applies'],
    ['§ 2 nobody of the landlords lives there', { ...villa, landlordLivesThere: false }, 'applies'],
    ['§ 3 a condominium', { ...villa, condominium: true }, 'applies'],
    ['no. 1a just below 15 kWh', { heatingDemandKwhPerM2: parse('14.99') }, 'low_demand HeizkostenV § 11(1) no. 1a'],
    ['no. 1a exactly 15 kWh', { heatingDemandKwhPerM2: parse('15') }, 'applies'],
    ['no. 1b impossible', { meteringImpossible: true }, 'metering_impossible HeizkostenV § 11(1) no. 1b'],
    ['no. 1b more than ten years', { paybackYears: parse('10.1') }, 'metering_uneconomic HeizkostenV § 11(1) no. 1b'],
    ['no. 1b within ten years', { paybackYears: parse('10') }, 'applies'],
    [
      'no. 1c ready before July 1981, no influence',
      { readyOn: '1981-06-30', usersInfluenceConsumption: false },
      'no_influence HeizkostenV § 11(1) no. 1c',
    ],
    ['no. 1c with valves', { readyOn: '1981-06-30', usersInfluenceConsumption: true }, 'applies'],
    ['no. 1c ready on the day', { readyOn: '1981-07-01', usersInfluenceConsumption: false }, 'applies'],
    ['no. 2 a home', { home: 'students' }, 'home HeizkostenV § 11(1) no. 2'],
    ['no. 3a sun', { mainSource: 'solar' }, 'recovered_or_solar_heat HeizkostenV § 11(1) no. 3a'],
    [
      'no. 3b heat and power, not metered',
      { mainSource: 'combined_heat_and_power', heatMetered: false },
      'unmetered_heat_and_power HeizkostenV § 11(1) no. 3b',
    ],
    ['no. 3b heat and power, metered', { mainSource: 'combined_heat_and_power', heatMetered: true }, 'applies'],
    [
      'no. 4 cost of the own plant beside a supplier who bills the users',
      { plantCostBilledApart: true },
      'plant_cost_apart HeizkostenV § 11(1) no. 4',
    ],
    ['no. 5 an authority', { exemptedByAuthority: true }, 'exempted HeizkostenV § 11(1) no. 5'],
  ])('%s', (_, facts, expected) => expect(verdict(facts)).toBe(expected));
});

describe('HeizkostenV section 12(3), heat pumps', () => {
  const pump = (meteredFrom?: Day): OrdinanceFacts => ({
    mainSource: 'heat_pump',
    ...(meteredFrom === undefined ? {} : { heatPumpMeteredFrom: meteredFrom }),
  });

  test.each<readonly [string, Day | undefined, Day, string]>([
    ['metered in August 2025: not yet in 2025', '2025-08-15', '2025-01-01', 'heat_pump HeizkostenV § 12(3)'],
    ['metered in August 2025: 2026 is the first period', '2025-08-15', '2026-01-01', 'applies'],
    ['a period that begins the day after', '2025-08-15', '2025-08-16', 'applies'],
    ['a period that begins on the day itself', '2025-08-15', '2025-08-15', 'heat_pump HeizkostenV § 12(3)'],
    ['metered all along: from the end of the exception', '2020-01-01', '2024-10-01', 'applies'],
    ['metered all along: free before', '2020-01-01', '2024-09-30', 'heat_pump HeizkostenV § 12(3)'],
    ['never metered', undefined, '2026-01-01', 'heat_pump HeizkostenV § 12(3)'],
  ])('%s', (_, meteredFrom, day, expected) => expect(verdict(pump(meteredFrom), day)).toBe(expected));
});
