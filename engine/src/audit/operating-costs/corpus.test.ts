import { expect, test } from 'vitest';
import { testCorpus } from '../fixtures/corpus-tests.ts';
import { auditOperatingCosts } from './audit-operating-costs.ts';
import { OPERATING_COST_AUDIT } from './fixtures/operating-cost-audit.ts';
import { randomSubject } from './fixtures/random-subject.ts';
import { PLAIN } from './fixtures/traits.ts';

testCorpus(OPERATING_COST_AUDIT, Number(process.env.KLARMETER_AUDITS ?? 150));

test('without any facts an audit asks what the house file alone can answer, and says what it lacks', () => {
  const { house, result } = randomSubject(1, PLAIN);
  const { findings, checks } = auditOperatingCosts({ house, result, facts: {} });
  expect(findings).toEqual([]);
  const state = Object.fromEntries(checks.map(({ check, state: own, lacks }) => [check, [own, ...lacks].join(' ')]));
  expect(state).toMatchObject({
    statement_late: 'not_run today',
    agreed_key_not_used: 'not_run agreements.keys',
    calibration_expired: 'not_run devices',
    cost_billed_before: 'not_run previous',
    labour_missing: 'run',
    waste_water_key_differs: 'run',
  });
});

test('a house that cannot be billed says why, and asks nothing', () => {
  const { house, result, facts } = randomSubject(1, PLAIN);
  const broken = {
    ...house,
    positions: [...(house.positions ?? []), { id: 'x', kind: 'reserve', amount_eur: '1.00' }],
  };
  const report = auditOperatingCosts({ house: broken as typeof house, result, facts });
  expect(report.findings).toEqual([]);
  expect(report.refused.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'operating_cost_excluded',
  ]);
  expect(new Set(report.checks.map(({ state }) => state))).toEqual(new Set(['not_run']));
});
