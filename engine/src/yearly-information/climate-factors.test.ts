import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import { climateFactorFor, climateFactorTable } from './climate-factors.ts';
import { parseClimateFactors } from './parse-climate-factors.ts';

const year = { from: '2025-01-01', to: '2025-12-31' } as const;
const shown = (text: string): string[] =>
  parseClimateFactors(text).factors.map(
    ({ postcode, period, factor }) => `${postcode} ${period.from} ${period.to} ${format(factor)}`,
  );
const told = (text: string): string[] =>
  parseClimateFactors(text).findings.map(({ code, severity, path }) => `${severity} ${code} ${path}`);

describe('a table of climate factors', () => {
  test.each([
    ['as published', 'DatAnf;DatEnd;PLZ;KF\n20250101;20251231;1067;1.08\n20250101;20251231;34123;0.97\n'],
    ['with commas', 'DatAnf;DatEnd;PLZ;KF_k\n20250101;20251231;1067;1,08\n20250101;20251231;34123;0,97'],
    ['plain', 'postcode;from;to;factor\n01067;2025-01-01;2025-12-31;1.08\n34123;2025-01-01;2025-12-31;0.97'],
    [
      'from another system',
      '\uFEFFdatanf;datend;plz;kf \r\n20250101; 20251231 ;01067;1.08\r\n\r\n20250101;20251231;34123;0.97\r\n',
    ],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
    expect(shown(text)).toEqual(['01067 2025-01-01 2025-12-31 1.08', '34123 2025-01-01 2025-12-31 0.97']);
  });

  const good = '20250101;20251231;34123;0.97';
  test.each([
    ['three columns', '20250101;20251231;34123', 'error climate_factor_columns'],
    ['letters for a postcode', '20250101;20251231;3412X;0.97', 'error climate_factor_postcode'],
    ['no postcode', '20250101;20251231;0;0.97', 'error climate_factor_postcode'],
    ['six digits', '20250101;20251231;341234;0.97', 'error climate_factor_postcode'],
    ['no day of the calendar', '20250229;20251231;34123;0.97', 'error climate_factor_days'],
    ['a period that ends before it begins', '20251231;20250101;34123;0.97', 'error climate_factor_days'],
    ['days of the other form', '2025-01-01;2025-12-31;34123;0.97', 'error climate_factor_days'],
    ['a comma where points are', '20250101;20251231;34123;0,97', 'error climate_factor_value'],
    ['nothing', '20250101;20251231;34123;', 'error climate_factor_value'],
    ['zero', '20250101;20251231;34123;0', 'error climate_factor_value'],
  ])('a bad line is told and costs itself only: %s', (_, line, expected) => {
    const text = `DatAnf;DatEnd;PLZ;KF\n${line}\n${good.replace('34123', '10115')}`;
    expect(told(text)).toEqual([`${expected} /lines/1`]);
    expect(shown(text)).toEqual(['10115 2025-01-01 2025-12-31 0.97']);
  });

  test('everything wrong with a line is told', () => {
    expect(told('DatAnf;DatEnd;PLZ;KF\n1;2;x;y')).toEqual([
      'error climate_factor_postcode /lines/1',
      'error climate_factor_days /lines/1',
      'error climate_factor_value /lines/1',
    ]);
  });

  test('a factor out of the usual is taken and asked about', () => {
    const text = 'DatAnf;DatEnd;PLZ;KF\n20250101;20251231;34123;9.7';
    expect(told(text)).toEqual(['warning climate_factor_unusual /lines/1']);
    expect(shown(text)).toHaveLength(1);
  });

  test('of two factors for the same none counts, twice the same is one', () => {
    expect(shown(`DatAnf;DatEnd;PLZ;KF\n${good}\n${good}`)).toHaveLength(1);
    const different = `DatAnf;DatEnd;PLZ;KF\n${good}\n${good.replace('0.97', '0.98')}`;
    expect(told(different)).toEqual(['error climate_factor_contradiction /lines/2']);
    expect(shown(different)).toEqual([]);
  });

  test.each([
    ['', ''],
    ['a;b;c;d', 'a;b;c;d'],
    ['data without header', good],
  ])('%j is no table', (_, text) => {
    expect(told(text)).toEqual(['error climate_factor_header /lines/0']);
  });

  test('whatever text is read, nothing is thrown and no line is taken twice', () => {
    const cell = fc.constantFrom('20250101', '20251231', '34123', '1.08', '1,08', '', 'x', '-1', '2025-01-01');
    const line = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(';'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('KF', 'KF_k'), (lines, column) => {
        const { factors, findings } = parseClimateFactors([`DatAnf;DatEnd;PLZ;${column}`, ...lines].join('\n'));
        const bad = new Set(findings.filter(({ severity }) => severity === 'error').map(({ path }) => path));
        const full = lines.filter((each) => each.trim() !== '').length;
        expect(factors.length).toBeLessThanOrEqual(full - bad.size);
        for (const { factor } of factors) expect(factor.n > 0n).toBe(true);
      }),
      { seed: 5 },
    );
  });
});

test('a factor is looked up for exactly its postcode and period', () => {
  const table = climateFactorTable([{ postcode: '01067', period: year, factor: parse('1.08') }]);
  expect(climateFactorFor(table, '01067', year)).toEqual(parse('1.08'));
  expect(climateFactorFor(table, '01069', year)).toBeUndefined();
  expect(climateFactorFor(table, '01067', { from: '2025-02-01', to: '2026-01-31' })).toBeUndefined();
});
