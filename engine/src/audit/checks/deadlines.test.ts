import { expect, test } from 'vitest';
import type { House } from '../../billing/house.ts';
import { billed, flat, twoFlats } from '../../billing/sample-house.ts';
import { auditHouse } from '../audit-house.ts';

// 600.00 EUR for A and 400.00 EUR for B.
test.each<[string, House['units'], string]>([
  [
    'a credit takes nothing off what is lost',
    [
      flat('A', '60', { heating: '600', advance_eur: '500.00' }),
      flat('B', '40', { heating: '400', advance_eur: '500.00' }),
    ],
    '100,00',
  ],
  [
    'vacancy loses nothing',
    [flat('A', '60', { heating: '600', vacant: true }), flat('B', '40', { heating: '400', advance_eur: '150.00' })],
    '250,00',
  ],
])('BGB s. 556(3): %s', (_, units, lost) => {
  const house: House = { ...twoFlats, units };
  const { findings } = auditHouse({ house, result: billed(house), facts: { today: '2027-01-01' } });
  const late = findings.find(({ check }) => check === 'statement_late');
  expect(late?.message_de).toContain(`Nachzahlungen von ${lost} EUR sind verloren`);
});
