import { describe, expect, test } from 'vitest';
import { formatCents } from '../money/decimal.ts';
import { both, change, splitAt, told } from './sample-change.ts';

describe('advance payments', () => {
  test('by months without single payments', () => {
    expect(splitAt(change, '/units/0/occupancies/0/advance_eur')).toMatchObject({ rule: 'months' });
    expect(both(splitAt({ ...change, changeOn: '2025-05-16' }, '/units/0/occupancies/0/advance_eur'))).toEqual([
      // 4 months and 15 of 31 days of the fifth
      formatCents(44839n),
      formatCents(75161n),
    ]);
  });

  const payment = (day: '2025-04-30' | '2025-05-01', amountCents: bigint) => ({
    unit: 'A',
    occupancy: '1',
    day,
    amountCents,
  });
  test('by their day with them', () => {
    const advances = [payment('2025-04-30', 50000n), payment('2025-05-01', 70000n)];
    const split = splitAt({ ...change, advances }, '/units/0/occupancies/0/advance_eur');
    expect([split.rule, ...both(split)]).toEqual(['payments', '500', '700']);
  });

  test('that do not add up, or are of somebody else, are told', () => {
    expect(told({ ...change, advances: [payment('2025-04-30', 1n)] })).toEqual([
      'error advances_differ /house/units/0/occupancies/0/advance_eur BGB § 556(3)',
    ]);
    expect(told({ ...change, advances: [{ ...payment('2025-04-30', 1n), unit: 'Z' }] })).toEqual([
      'error cycle_reference_unknown /advances/0 -',
    ]);
  });
});
