import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emissionsOfInvoices } from '../billing/co2-invoices.ts';
import { FINDING_KINDS } from '../billing/finding-kinds.ts';
import { Findings } from '../billing/findings.ts';
import type { House, HouseCo2Invoice } from '../billing/house.ts';
import { parseHouse } from '../billing/parse-house.ts';
import { parse } from '../money/decimal.ts';
import { absolute, compare, type Fraction, isLess, multiply, subtract, sum, ZERO } from '../money/fraction.ts';
import { shiftedDay } from '../series/point-series.ts';
import { changed, house, withHouse } from './sample-change.ts';

const RUNS = {
  seed: Number(process.env.KLARMETER_SEED ?? 20_250_501),
  numRuns: Number(process.env.KLARMETER_CYCLE_CHANGES ?? 100),
};

const decimal = (max: number, decimals: number) =>
  fc.integer({ min: 0, max }).map((value) => (value / 10 ** decimals).toFixed(decimals));

/** An invoice in any of its forms; of days in, around and outside of 2025. */
const invoices: fc.Arbitrary<HouseCo2Invoice> = fc
  .record({
    kwh: fc.integer({ min: 1, max: 90_000 }),
    stated: fc.boolean(),
    year: fc.constantFrom('2022', '2024', '2025'),
    supplied: fc.option(fc.tuple(fc.integer({ min: -300, max: 500 }), fc.integer({ min: 0, max: 500 }))),
    share: fc.option(decimal(1_000_000_000, 9)),
  })
  .map(({ kwh, stated, year, supplied, share }) => ({
    energy_kwh: String(kwh),
    delivered_in: year,
    vat_percent: '19',
    // What the standard factor and a price of about 60 EUR give.
    ...(stated ? { emissions_kg: (kwh * 0.2).toFixed(3), cost_eur: (kwh * 0.012).toFixed(2) } : {}),
    ...(supplied === null ? {} : { supplied: daysOf(supplied) }),
    ...(share === null ? {} : { share: { value: share, by: 'meter_reading' as const, reason: 'read' } }),
  }));

function daysOf([from, days]: readonly [number, number]): NonNullable<HouseCo2Invoice['supplied']> {
  const first = shiftedDay('2025-01-01', from);
  return { from: first, to: shiftedDay(first, days) };
}

/** Kilograms and cost as billing takes them from the invoices of a house, exact. */
function emitted(of: House): { kg: Fraction; costEur: Fraction; codes: readonly string[] } {
  const findings = new Findings(FINDING_KINDS);
  const model = parseHouse(of, findings);
  expect(findings.list).toEqual([]);
  const exact = model?.co2?.invoices && emissionsOfInvoices(model, model.co2.invoices, findings);
  return { kg: exact?.kg ?? ZERO, costEur: exact?.costEur ?? ZERO, codes: findings.list.map(({ code }) => code) };
}

/** Whether its share of the running period is a number with nine decimals. */
const isRoundShare = ({ supplied, share }: HouseCo2Invoice): boolean =>
  share !== undefined ||
  supplied === undefined ||
  (supplied.from >= '2025-01-01' && supplied.to <= '2025-12-31') ||
  supplied.to < '2025-01-01' ||
  supplied.from > '2025-12-31';

test('kilograms and cost of all invoices are in the two houses exactly once', () => {
  fc.assert(
    fc.property(
      fc.array(invoices, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 364 }),
      (list, cutAfter) => {
        const whole: House = { ...house, co2: { building: 'non_residential', invoices: list } };
        const input = withHouse({ co2: whole.co2 ?? {} }, { changeOn: shiftedDay('2025-01-01', cutAfter) });
        const { shortHouse, remainderHouse } = changed(input);
        const before = emitted(whole);
        const parts = [shortHouse, remainderHouse ?? shortHouse].map(emitted);
        for (const field of ['kg', 'costEur'] as const) {
          const off = absolute(subtract(sum(parts.map((part) => part[field])), before[field]));
          if (list.every(isRoundShare)) expect(compare(off, ZERO)).toBe(0);
          // A millionth of a gram of each kilogram.
          else
            expect(
              isLess(off, multiply(sum(list.map((each) => parse(each.energy_kwh ?? '0'))), parse('0.000000001'))),
            ).toBe(true);
        }
        for (const { codes } of parts) expect(codes).not.toContain('co2_kg_implausible');
      },
    ),
    RUNS,
  );
});
