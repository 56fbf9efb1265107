import { expect, test } from 'vitest';
import { format, parse } from '../../../money/decimal.ts';
import { type OwnSupply, ownSupplyClaim } from './section-6-own-supply.ts';

const supply: OwnSupply = {
  period: { from: '2025-01-01', to: '2025-12-31' },
  billedOn: '2026-02-20',
  // 2,500 kg on 72 m2 are 34.7 kg/m2: half and half.
  emittedKg: parse('2500'),
  co2CostEur: parse('163.63'),
  flatAreaM2: parse('72'),
  servesOtherEnds: false,
  restrictions: 'none',
};

test.each<readonly [string, Partial<OwnSupply>, string, bigint, bigint]>([
  ['by his own flat', {}, '34.7', 500n, 8182n],
  // 81.815 less 5 % are 77.72425.
  ['less 5 % where he cooks with the same gas', { servesOtherEnds: true }, '34.7', 500n, 7772n],
  ['half of it under one restriction (s. 9)', { restrictions: 'one' }, '34.7', 250n, 4091n],
  ['nothing under both', { restrictions: 'both' }, '34.7', 0n, 0n],
  ['nothing in the first class', { emittedKg: parse('860') }, '11.9', 0n, 0n],
  [
    'of half a year by half of the bounds',
    { period: { from: '2025-01-01', to: '2025-06-30' }, emittedKg: parse('1250') },
    '17.4',
    500n,
    8182n,
  ],
])('CO2KostAufG s. 6(2): the claim of a tenant who supplies himself, %s', (_, change, kgPerM2, permille, cents) => {
  const claim = ownSupplyClaim({ ...supply, ...change });
  expect(format(claim.kgPerM2)).toBe(kgPerM2);
  expect(claim).toMatchObject({ landlordPermille: permille, claimCents: cents });
});
