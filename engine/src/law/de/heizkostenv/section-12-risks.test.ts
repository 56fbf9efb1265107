import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../money/decimal.ts';
import { fraction, ZERO } from '../../../money/fraction.ts';
import { type Day, nextDay } from '../../../time/day.ts';
import { type ReductionCircumstances, type RiskDevice, reductionRisks } from './section-12-risks.ts';

const whole: ReductionCircumstances = {
  period: { from: '2026-01-01', to: '2026-12-31' },
  user: 'tenant',
  shareEur: parse('1001.50'),
  notByConsumptionEur: ZERO,
  devices: [],
  informationsOwed: 13,
  informationsMissing: 0,
};
const old: RiskDevice = { id: 'D', installedOn: '2015-06-01', removedOn: null, remotelyReadable: false };
const period2027 = { from: '2027-01-01', to: '2027-12-31' } as const;
const heatingSeason = { from: '2026-07-01', to: '2027-06-30' } as const;

const told = (over: Partial<ReductionCircumstances>): string[] =>
  reductionRisks({ ...whole, ...over }).risks.map((risk) =>
    [risk.kind, risk.percent, risk.amountCents, risk.extent, risk.since ?? '-'].join(' '),
  );

test.each([
  ['nothing breached', {}, []],
  [
    '15 % of the part not billed by consumption',
    { notByConsumptionEur: parse('500.00') },
    ['notByConsumption 15 7500 full -'],
  ],
  ['old equipment within its respite', { devices: [old] }, []],
  [
    'a period only partly in 2027: up to',
    { devices: [old], period: heatingSeason },
    ['notRemotelyReadable 3 3005 up_to 2027-01-01'],
  ],
  ['old equipment in 2027', { devices: [old], period: period2027 }, ['notRemotelyReadable 3 3005 full 2027-01-01']],
  ['old equipment taken out in time', { devices: [{ ...old, removedOn: '2026-12-31' }], period: heatingSeason }, []],
  [
    'new equipment that is not readable',
    { devices: [{ ...old, installedOn: '2022-01-10' }] },
    ['notRemotelyReadable 3 3005 full 2026-01-01'],
  ],
  [
    'new equipment for some months',
    { devices: [{ ...old, installedOn: '2026-03-01', removedOn: '2026-05-31' }] },
    ['notRemotelyReadable 3 3005 up_to 2026-03-01'],
  ],
  ['all informations missing', { informationsMissing: 13 }, ['informationMissing 3 3005 full -']],
  ['one of them missing: up to', { informationsMissing: 1 }, ['informationMissing 3 3005 up_to -']],
  [
    'each by itself',
    { notByConsumptionEur: parse('1001.50'), devices: [old], informationsMissing: 13, period: period2027 },
    [
      'notByConsumption 15 15023 full -',
      'notRemotelyReadable 3 3005 full 2027-01-01',
      'informationMissing 3 3005 full -',
    ],
  ],
  [
    'before 2021 only the 15 % stood there',
    {
      notByConsumptionEur: parse('100.00'),
      devices: [old],
      informationsMissing: 13,
      period: { from: '2020-01-01', to: '2020-12-31' },
    },
    ['notByConsumption 15 1500 full -'],
  ],
] as const)('s. 12(1): %s', (_, over, expected) => expect(told(over)).toEqual(expected));

describe('a flat owner and his association', () => {
  test('know no cut, and that is said', () => {
    const risks = reductionRisks({ ...whole, user: 'flat_owner', informationsMissing: 13 });
    expect(risks.risks).toEqual([]);
    expect(risks.excluded?.sentence.de).toBe(
      'Zwischen Wohnungseigentümer und Gemeinschaft gibt es kein Kürzungsrecht.',
    );
  });
});

test('old equipment never costs anything in a period that ends in 2026, and always does in one that reaches 2027', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), fc.bigInt(1n, 10n ** 7n), (shift, cents) => {
      let to: Day = '2026-07-01';
      for (let day = 0; day < shift; day += 1) to = nextDay(to);
      const period = { from: '2026-07-01' as const, to };
      const { risks } = reductionRisks({ ...whole, shareEur: fraction(cents, 1n), devices: [old], period });
      expect(risks.map(({ extent }) => extent)).toEqual(to < '2027-01-01' ? [] : ['up_to']);
    }),
    { seed: 3, numRuns: 200 },
  );
});
