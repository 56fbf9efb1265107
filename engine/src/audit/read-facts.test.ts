import { expect, test } from 'vitest';
import { billed, twoFlats } from '../billing/sample-house.ts';
import { auditHouse } from './audit-house.ts';
import type { AuditFacts } from './facts.ts';

/** Paths of what is not readable in these facts about two flats A and B. */
function faults(facts: unknown): string[] {
  const { findings } = auditHouse({ house: twoFlats, result: billed(twoFlats), facts: facts as AuditFacts });
  return findings.filter(({ check }) => check === 'facts_unreadable').map(({ path }) => path);
}

test.each<[string, unknown, readonly string[]]>([
  ['nothing', {}, []],
  ['no object', null, ['/facts']],
  ['a list', [], ['/facts']],
  ['a day of no calendar', { today: '2025-02-29' }, ['/facts/today']],
  ['a number that is no text', { building: { heated_area_m2: 100 } }, ['/facts/building/heated_area_m2']],
  ['a comma', { building: { heated_area_m2: '100,5' } }, ['/facts/building/heated_area_m2']],
  ['a flag that is none', { plant: { pipes_insulated: 'yes' } }, ['/facts/plant/pipes_insulated']],
  ['an unknown word', { plant: { invoiced_by: 'Hs' } }, ['/facts/plant/invoiced_by']],
  ['an unknown field', { plant: { 'a/b~c': 1 } }, ['/facts/plant/a~1b~0c']],
  ['a list that is none', { devices: {} }, ['/facts/devices']],
  ['an item that is none', { devices: [1] }, ['/facts/devices/0']],
  ['an item without its name', { units: [{ use: 'residential' }] }, ['/facts/units/0/id']],
  ['an item whose name cannot be read', { units: [{ id: 7 }] }, ['/facts/units/0/id']],
  [
    'a month',
    { monthly_information: [{ unit: 'A', occupancy: '1', months: ['2025-13'] }] },
    ['/facts/monthly_information/0/months/0'],
  ],
  ['a year', { co2: { invoices: [{ delivered_in: '25' }] } }, ['/facts/co2/invoices/0/delivered_in']],
  ['null where it is known that there is none', { previous: null, plant: { gmodg43_installed_on: null } }, []],
  ['null where that says nothing', { today: null }, ['/facts/today']],
  ['a unit the house does not have', { units: [{ id: 'C' }] }, ['/facts/units/0/id']],
  [
    'an occupancy the unit does not have',
    { interim_readings: [{ unit: 'A', occupancy: '2' }] },
    ['/facts/interim_readings/0/occupancy'],
  ],
  [
    'a device of a unit or group the house does not have',
    { devices: [{ serial: '1', unit: 'C', group: 'W', use: 'heating', kind: 'heat_meter' }] },
    ['/facts/devices/0/unit', '/facts/devices/0/group'],
  ],
  ['a substitute of another house', { substitutes: [{ unit: 'C', use: 'heating' }] }, ['/facts/substitutes/0/unit']],
  ['a cost the house does not have', { costs: [{ id: 'gas' }, { id: 'oil' }] }, ['/facts/costs/1/id']],
  ['an earlier house that is none', { previous: { house: {}, result: billed(twoFlats) } }, ['/facts/previous/house']],
  [
    'an earlier result that is none',
    { previous: { house: twoFlats, result: { ok: true } } },
    ['/facts/previous/result'],
  ],
  ['everything at once', { today: 'x', devices: {}, plant: 7 }, ['/facts/today', '/facts/plant', '/facts/devices']],
])('facts with %s', (_, facts, paths) => {
  expect(faults(facts).sort()).toEqual([...paths].sort());
});

test('what cannot be read is unknown: the check that needs it does not run', () => {
  const { checks } = auditHouse({ house: twoFlats, result: billed(twoFlats), facts: { today: '2026-13-01' } });
  expect(checks.find(({ check }) => check === 'statement_late')).toMatchObject({ state: 'not_run', lacks: ['today'] });
});
