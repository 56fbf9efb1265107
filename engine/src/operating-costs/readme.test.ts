import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operatingCostKindsOn } from '../law/de/betrkv/section-2-kinds.ts';
import { KEY_NAMES, type OperatingCostsHouse } from './house.ts';
import { amountsOf, billed, occupant } from './sample-house.ts';

/** The commented house of the README, without its comments; none of its texts holds two slashes. */
const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const [, jsonc = ''] = /```jsonc\n([\s\S]*?)```/.exec(readme) ?? [];
const house = JSON.parse(jsonc.replace(/\/\/.*$/gm, '')) as OperatingCostsHouse;
const result = billed(house);

test('the house of the README is billed as it stands', () => {
  expect(result.findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'own_work_without_vat /positions/7/own_work',
    'cost_possibly_twice /positions/7',
    'cost_possibly_twice /positions/11',
  ]);
  expect(result).toMatchObject({
    total_costs_eur: '14111.60',
    deducted_eur: '480.00',
    distributed_eur: '13631.60',
    rest_eur: '0.00',
    deadline: { until: '2026-12-31' },
  });
});

/** F1, F2 until August, F2 empty, F3. Worked out apart from the engine: 194 m2, 243 and 122 of 365 days. */
test.each<[string | null, string, readonly (string | undefined)[]]>([
  ['tax', '2410 * m2 / 194', ['993.81', '529.31', '265.74', '621.13']],
  ['rain', '96.40 * m2 / 194', ['39.75', '21.17', '10.63', '24.85']],
  ['water', '119.6, 70.5 by days and 56.6 of 246.7 m3', ['252.10', '98.93', '49.67', '119.30']],
  ['drain', '9 m3 of F1 less: 110.6 of 237.7 m3', ['297.79', '126.37', '63.45', '152.39']],
  ['refuse', '973, 243, 122 and 365 of 1703 person-days', ['445.65', '111.30', '55.88', '167.18']],
  ['lift', 'two of three flats', [undefined, '382.81', '192.19', '575.00']],
  ['caretaker', '2400 less 480', ['791.75', '421.69', '211.71', '494.85']],
  ['garden', 'own work', ['247.42', '131.78', '66.16', '154.64']],
  ['insurance', '420, 330 and 250 of 1000', ['768.60', '402.05', '201.85', '457.50']],
  ['aerial', 'until June: no day of the vacancy', ['18.14', '14.52', undefined, '11.34']],
  ['cable', '60.00 a flat', ['60.00', '39.95', '20.05', '60.00']],
  ['laundry', '61, 33 and 28 of 122 kWh', ['36.60', '13.18', '6.62', '16.80']],
  ['alarms', '48 * m2 / 194', ['19.79', '10.54', '5.29', '12.37']],
  [null, 'the heating bill', ['1470.83', '795.73', '283.86', '789.58']],
])('%s: %s', (position, _, [f1, f2, empty, f3]) => {
  const wanted = { 'F1/T1': f1, 'F2/T2': f2, 'F2/empty': empty, 'F3/T3': f3 };
  const amounts = amountsOf(result, position);
  expect({
    ...{ 'F1/T1': undefined, 'F2/T2': undefined, 'F2/empty': undefined, 'F3/T3': undefined },
    ...amounts,
  }).toEqual(wanted);
});

test('labour is certified by the same keys', () => {
  // 1700 of the caretaker by area; 410 of the lift; 110 of the heating check by 1470.83 of 3340.00
  expect(occupant(result, 'F1', 'T1').s35a).toMatchObject({ s35a_2_eur: '701.03', s35a_3_eur: '48.44' });
  expect(occupant(result, 'F3', 'T3').s35a).toMatchObject({ s35a_2_eur: '438.14', s35a_3_eur: '231.00' });
  expect(occupant(result, 'F2', 'empty')).not.toHaveProperty('s35a');
});

test('the example uses every key there is but one', () => {
  const used = new Set(result.positions.map(({ key }) => key.by));
  expect(KEY_NAMES.filter((key) => !used.has(key))).toEqual(['heated_area']);
});

test('kinds that the README refuses by name are none', () => {
  const kinds = operatingCostKindsOn('2025-01-01').map(({ kind }) => String(kind));
  for (const name of ['administration', 'maintenance', 'repair', 'reserve', 'smoke_alarm_rent']) {
    expect(readme).toContain(`\`${name}\``);
    expect(kinds).not.toContain(name);
  }
});
