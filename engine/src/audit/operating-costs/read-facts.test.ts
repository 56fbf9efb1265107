import { expect, test } from 'vitest';
import { billed, twoFlats } from '../../operating-costs/sample-house.ts';
import { auditOperatingCosts } from './audit-operating-costs.ts';
import type { OperatingCostFacts } from './facts.ts';

/** Paths of what is not readable in these facts about two flats A and B and a tax. */
function faults(facts: unknown): string[] {
  const subject = { house: twoFlats, result: billed(twoFlats), facts: facts as OperatingCostFacts };
  const { findings } = auditOperatingCosts(subject);
  return findings.filter(({ check }) => check === 'facts_unreadable').map(({ path }) => path);
}

test.each<[string, unknown, readonly string[]]>([
  ['nothing', {}, []],
  ['a day of no calendar', { today: '2025-02-29' }, ['/facts/today']],
  ['a fact of heat bills', { fuel: {} }, ['/facts/fuel']],
  ['a key that is none', { agreements: { keys: [{ kind: 'lift', by: 'height' }] } }, ['/facts/agreements/keys/0/by']],
  ['a key that is known not to be agreed', { agreements: { keys: [{ kind: 'lift', by: null }] } }, []],
  ['a key without its name', { agreements: { keys: [{ kind: 'lift' }] } }, ['/facts/agreements/keys/0/by']],
  ['null where it is known that there is none', { previous: null }, []],
  ['a unit the house does not have', { units: [{ id: 'C' }] }, ['/facts/units/0/id']],
  ['an occupancy of another unit', { occupancies: [{ unit: 'C', occupancy: '1' }] }, ['/facts/occupancies/0/unit']],
  [
    'an occupancy the unit does not have',
    { occupancies: [{ unit: 'A', occupancy: '2' }] },
    ['/facts/occupancies/0/occupancy'],
  ],
  [
    'a device of another unit',
    { devices: [{ serial: '1', unit: 'C', use: 'cold_water', kind: 'water_meter' }] },
    ['/facts/devices/0/unit'],
  ],
  ['a cost the house does not have', { costs: [{ id: 'tax' }, { id: 'lift' }] }, ['/facts/costs/1/id']],
  ['an earlier house that is none', { previous: { house: {}, result: billed(twoFlats) } }, ['/facts/previous/house']],
  [
    'an earlier result that is none',
    { previous: { house: twoFlats, result: { ok: true } } },
    ['/facts/previous/result'],
  ],
])('facts with %s', (_, facts, paths) => {
  expect(faults(facts)).toEqual(paths);
});
