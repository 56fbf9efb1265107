import { describe, expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import { heatingLabourOf } from './heating-labour.ts';
import { billed, twoFlatsWithHotWater } from './sample-house.ts';

describe('EStG section 35a: labour within the cost of heat', () => {
  // Heating 450.00 and 300.00 EUR, hot water 150.00 and 100.00 EUR.
  const result = billed({
    ...twoFlatsWithHotWater,
    costs: [
      { id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: '900.00' },
      { id: 'plant', kind: 'maintenance', scope: 'combined', amount_eur: '100.00' },
    ],
  });

  test.each([
    ['maintenance', 'combined', ['0 60', '0 40']],
    ['attendance', 'heating', ['60 0', '40 0']],
    ['calibration', 'hot_water', ['0 60', '0 40']],
  ] as const)('%s of %s by what each pays for that pot', (kind, scope, expected) => {
    const labour = heatingLabourOf(result, [{ kind, scope, amountEur: parse('100') }]);
    expect(labour.map(({ s35a_2, s35a_3 }) => `${format(s35a_2)} ${format(s35a_3)}`)).toEqual(expected);
  });

  test('adds up cost by cost, and is nothing where nobody pays for the pot', () => {
    const none = result.occupants.map((occupant) => ({ ...occupant, lines: [] }));
    const cost = { kind: 'cleaning', scope: 'combined', amountEur: parse('10') } as const;
    expect(heatingLabourOf(result, [cost, cost]).map(({ s35a_3 }) => format(s35a_3))).toEqual(['12', '8']);
    expect(heatingLabourOf({ ...result, occupants: none }, [cost]).map(({ s35a_3 }) => format(s35a_3))).toEqual([
      '0',
      '0',
    ]);
  });
});
