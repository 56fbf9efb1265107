import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEATING_COST_KINDS } from '../law/de/heizkostenv/section-7-heat-costs.parameters.ts';
import { ENERGIES, FAILURE_METHODS, type House, RELIEFS } from './house.ts';
import { billed } from './sample-house.ts';

/** The commented house of the README, without its comments; none of its texts holds two slashes. */
const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const [, jsonc = ''] = /```jsonc\n([\s\S]*?)```/.exec(readme) ?? [];
const house = JSON.parse(jsonc.replace(/\/\/.*$/gm, '')) as House;

test('the house of the README is billed as it stands', () => {
  const result = billed(house);
  expect(result.findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'substitute_used /units/2/heating_failed',
  ]);
  // 2.5 * 90 * (60 - 10) = 11,250 kWh, times 1.11 for gas by gross value, of 30,000 kWh.
  expect(result).toMatchObject({
    hot_water_share: '0.41625',
    // 5,440 kg over 180 m2: the landlord bears 40 % of 356.00 EUR.
    co2: { kg_per_m2: '30.2', landlord_percent: '40', landlord_eur: '142.40' },
    total_costs_eur: '4300.00',
    total_statements_eur: '4157.59',
    rounding_difference_eur: '0.01',
  });
});

test('every energy, kind of cost and way to a substitute is named in it', () => {
  const kinds = HEATING_COST_KINDS.flatMap(({ value }) => value);
  for (const name of [...ENERGIES, ...kinds, ...FAILURE_METHODS, ...RELIEFS]) expect(readme).toContain(name);
});
