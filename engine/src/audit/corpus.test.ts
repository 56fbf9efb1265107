import { describe, expect, test } from 'vitest';
import { auditHouse } from './audit-house.ts';
import { testCorpus } from './fixtures/corpus-tests.ts';
import { HEAT_AUDIT } from './fixtures/heat-audit.ts';
import { randomSubject } from './fixtures/random-subject.ts';

testCorpus(HEAT_AUDIT, Number(process.env.KLARMETER_AUDITS ?? 300));

describe('an audit', () => {
  test('without any facts asks what the house file alone can answer, and says what it lacks', () => {
    const { house, result } = randomSubject(1, { energy: 'natural_gas', readyPots: false, months: 12 });
    const { findings, checks } = auditHouse({ house, result, facts: {} });
    expect(findings).toEqual([]);
    const state = Object.fromEntries(checks.map(({ check, state: own, lacks }) => [check, [own, ...lacks].join(' ')]));
    expect(state).toMatchObject({
      statement_late: 'not_run today',
      opening_quantity_not_continuous: 'run',
      calibration_expired: 'not_run devices',
      co2_not_divided: 'run',
    });
  });

  test('of a house that cannot be billed says why, and asks nothing', () => {
    const { house, result, facts } = randomSubject(20_251_231, { readyPots: false });
    const broken = { ...house, keys: { ...house.keys, heating_consumption_percent: '40' } };
    const report = auditHouse({ house: broken, result, facts });
    expect(report.findings).toEqual([]);
    expect(report.refused.map(({ code }) => code)).toContain('consumption_percent_out_of_range');
    expect(new Set(report.checks.map(({ state }) => state))).toEqual(new Set(['not_run']));
  });
});
