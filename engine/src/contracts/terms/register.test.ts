import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../money/decimal.ts';
import { compare, divide, roundTo } from '../../money/fraction.ts';
import { parseDay } from '../../time/day.ts';
import { PRICES } from './annex-a-prices.parameters.ts';
import { TERMS_PARAMETERS, termsParametersOn } from './register.ts';
import { FEES } from './section-10-fees.parameters.ts';

describe.each(TERMS_PARAMETERS)('$id', ({ entries, titleDe, titleEn }) => {
  test('has ascending days of the calendar, each with its clause', () => {
    expect(entries.length).toBeGreaterThan(0);
    for (const [index, { from, source }] of entries.entries()) {
      expect(parseDay(from)).toBe(from);
      const earlier = entries[index - 1];
      if (earlier !== undefined) expect(earlier.from < from).toBe(true);
      expect(source.statute).toMatch(/^AGB /);
      expect(source.provision).toMatch(/^(§|Anhang) /);
      expect(source.url).toMatch(/^https:\/\//);
    }
    expect(titleDe.length * titleEn.length).toBeGreaterThan(0);
  });
});

test('every dated value of the terms is in the register', async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.parameters.ts'));
  expect(files.length).toBeGreaterThan(5);
  const registered = new Set<unknown>(TERMS_PARAMETERS.map(({ entries }) => entries));
  for (const file of files) {
    for (const [name, value] of Object.entries(await import(join(import.meta.dirname, file)))) {
      expect(registered.has(value), `${name} of ${file}`).toBe(true);
    }
  }
});

test('the published list is ready for JSON and leaves out what has not begun', () => {
  const list = termsParametersOn('2026-11-01');
  expect(JSON.parse(JSON.stringify(list))).toEqual(list);
  expect(list).toHaveLength(TERMS_PARAMETERS.length);
  expect(list.find(({ id }) => id === 'terms.9.discount')).toMatchObject({ value: '4', status: 'provisional' });
  expect(termsParametersOn('2026-05-25')).toEqual([]);
});

const rows = PRICES.flatMap(({ value }) => value).flatMap((price) => [
  { ...price, net: price.netEur, gross: price.grossEur },
  ...(price.netEurMax === undefined ? [] : [{ ...price, net: price.netEurMax, gross: price.grossEurMax ?? '' }]),
]);

describe('price list: gross = r2(net * 1.19), and back', () => {
  test.each(rows)('$code $net', ({ net, gross }) => {
    expect(compare(roundTo(parse(`${(BigInt(net.replace('.', '')) * 119n).toString()}/10000`), 2), parse(gross))).toBe(
      0,
    );
    expect(compare(roundTo(divide(parse(gross), parse('1.19')), 2), parse(net))).toBe(0);
  });

  test('is the printed one', () => {
    expect(rows.map(({ code, net, gross }) => `${code} ${net} ${gross}`)).toEqual([
      'onboarding 150.00 178.50',
      'data_migration 200.00 238.00',
      'gateway_commissioning 100.00 119.00',
      'travel_15_km 15.00 17.85',
      'travel_60_km 45.00 53.55',
      'travel_100_km 60.00 71.40',
      'data_capture 9.60 11.42',
      'installation 65.25 77.65',
      'allocator_move 39.95 47.54',
      'legionella_site_visit 109.50 130.31',
      'tier_basis 6.30 7.50',
      'tier_professional 7.98 9.50',
      'smoke_alarm_service 0.67 0.80',
      'legionella_coordination 42.02 50.00',
      'document_safe 0.42 0.50',
      'calibration_swap_bundled 55.00 65.45',
      'calibration_swap_bundled 85.00 101.15',
      'calibration_swap_single 80.00 95.20',
      'calibration_swap_single 120.00 142.80',
      'emergency_visit 120.00 142.80',
      'interim_reading 15.97 19.00',
      'late_cost_data 23.53 28.00',
      'recalculation 22.56 26.85',
    ]);
  });

  test('has all its rows, each once', () => {
    expect(rows).toHaveLength(23);
    expect(new Set(rows.map(({ code, net }) => code + net)).size).toBe(23);
  });
});

test.each(FEES.flatMap(({ value }) => value))(
  'fee $code: what the other clause says is the printed gross as net',
  (fee) => {
    const price = PRICES[0]?.value.find(({ code }) => code === fee.price);
    expect(fee.contradicting.netEur).toBe(price?.grossEur);
    const gross = parse(`${(BigInt(fee.contradicting.netEur.replace('.', '')) * 119n).toString()}/10000`);
    expect(compare(roundTo(gross, 2), parse(fee.contradicting.grossEur))).toBe(0);
  },
);
