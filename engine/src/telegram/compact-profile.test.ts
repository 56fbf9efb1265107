import { expect, test } from 'vitest';
import { expandProfiles } from './compact-profile.ts';
import { bytes } from './fixtures/build-telegram.ts';
import { readRecords } from './records.ts';

const expand = (hex: string) => {
  const b = bytes(hex);
  return expandProfiles(readRecords(b, 0, b.length).records).map((r) => `${r.storage} ${r.quantity} ${r.value}`);
};

// Base: storage 8, 100 units on 31 December 2025.
const BASE = '83 04 6E 640000  82 04 6C 3F3C';

test.each([
  [
    'absolute month ends, back in time',
    `${BASE}  8D 04 EE13 06 32FE 5A00 5000`,
    ['9 heat_cost_allocation 90', '9 date 2025-11-30', '10 heat_cost_allocation 80', '10 date 2025-10-31'],
  ],
  [
    'increments, back in time',
    `${BASE}  8D 04 EE13 04 71FE 0A05`,
    ['9 heat_cost_allocation 90', '9 date 2025-11-30', '10 heat_cost_allocation 85', '10 date 2025-10-31'],
  ],
  [
    'signed differences, forward, every seven days',
    `${BASE}  8D 04 EE1F 04 F107 03FE`,
    ['9 heat_cost_allocation 103', '9 date 2026-01-07', '10 heat_cost_allocation 101', '10 date 2026-01-14'],
  ],
  [
    'a missing absolute value leaves the others',
    `${BASE}  8D 04 EE13 06 32FE FFFF 5000`,
    ['9 heat_cost_allocation null', '9 date 2025-11-30', '10 heat_cost_allocation 80', '10 date 2025-10-31'],
  ],
  [
    'behind a missing difference nothing stands',
    `${BASE}  8D 04 EE13 04 71FE FF05`,
    ['9 heat_cost_allocation null', '9 date 2025-11-30'],
  ],
  [
    'increments end where the register began',
    `${BASE}  8D 04 EE13 05 71FE 400A61`,
    [
      '9 heat_cost_allocation 36',
      '9 date 2025-11-30',
      '10 heat_cost_allocation 26',
      '10 date 2025-10-31',
      '11 heat_cost_allocation null',
      '11 date 2025-09-30',
    ],
  ],
  [
    'without a base date there are values without days',
    '83 04 6E 640000  8D 04 EE13 04 32FE 5A00',
    ['9 heat_cost_allocation 90'],
  ],
  ['half months, forward', `${BASE}  8D 04 EE1F 04 72FD 0A00`, ['9 heat_cost_allocation 110', '9 date 2026-01-15']],
  ['register numbers say nothing about days', `${BASE}  8D 04 EE1E 03 71FE 0A`, ['9 heat_cost_allocation 110']],
  ['without a base value there is nothing', '8D 04 EE13 04 32FE 5A00', []],
] as const)('%s', (_, hex, expected) => expect(expand(hex)).toEqual(expected));
