import { expect, test } from 'vitest';
import { inForceOn } from '../../dated.ts';
import { lawParametersOn } from '../../register.ts';
import { TAX_REDUCTIONS } from './section-35a-labour.parameters.ts';

test.each([
  ['(1) employment', 'employment', 510n],
  ['(2) household services', 'services', 4_000n],
  ['(3) craftsmen', 'craftsmen', 1_200n],
] as const)('EStG s. 35a%s: 20 percent, at most so many euro a year', (_, kind, maxEur) => {
  expect(inForceOn(TAX_REDUCTIONS, '2026-01-01').value[kind]).toEqual({ percent: 20n, maxEur });
});

test('a bill that is not enacted changes nothing, and the register says so', () => {
  expect(inForceOn(TAX_REDUCTIONS, '2027-12-31')).toEqual(inForceOn(TAX_REDUCTIONS, '2026-01-01'));
  const published = lawParametersOn('2027-12-31').find(({ id }) => id === 'estg.35a.reductions');
  expect(published).toMatchObject({
    value: { craftsmen: { percent: '20', max_eur: '1200' } },
    status: 'published',
    interpretation: expect.stringContaining('not enacted'),
  });
});
