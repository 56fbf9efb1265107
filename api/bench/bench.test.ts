import { spawn } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BENCHMARKS } from './benchmarks.ts';
import { growthExponent } from './growth.ts';
import { quantile } from './measure.ts';
import { figuresReport, jsonReport, tableReport } from './report.ts';
import { meets } from './row.ts';

const MACHINE = { cores: 2, cpu: 'Some CPU', node: 'v24.0.0', postgres: null };

/** What a reader of the JSON may count on, by row. */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  decode: ['telegrams_per_s', 'ratio', 'full_decode_telegrams_per_s'],
  ingest: ['rows_per_s', 'limit_rows_per_s', 'ratio'],
  series_month_end: ['ms', 'limit_ms', 'ratio'],
  bill_engine: ['units_per_s', 'units_per_s_with_reasons', 'ratio'],
  bill_run: ['seconds_50000', 'exponent', 'ratio'],
  uvi: ['seconds_50000', 'units_per_s', 'ratio'],
  pdf: ['documents_per_s', 'ratio'],
  http_get: ['requests_per_s', 'p99_ms', 'ratio'],
  log_append: ['entries_per_s', 'ratio'],
  proof_verify: ['ms', 'limit_ms', 'ratio'],
  widgets: [
    'largest_gzip_bytes',
    'largest_at_once_gzip_bytes',
    'all_gzip_bytes',
    'loader_gzip_bytes',
    'first_render_ms',
    'lit_alone_gzip_bytes',
    'lit_alone_first_render_ms',
    'ratio',
  ],
};

function bench(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bench.ts'), ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, out, err })));
}

test('a smoke run measures every row and says what it promises', { timeout: 240_000 }, async () => {
  const { code, out, err } = await bench('--quick', '--json');
  expect(err.match(/.* failed: .*/g) ?? []).toEqual([]);
  expect(code).toBe(0);
  const report = JSON.parse(out);
  expect(Object.keys(report).sort()).toEqual(['machine', 'memory', ...Object.keys(DOCUMENTED)].sort());
  for (const [key, figures] of Object.entries(DOCUMENTED)) {
    for (const figure of figures)
      expect({ key, figure, value: report[key][figure] > 0 }).toEqual({ key, figure, value: true });
  }
  const watched = BENCHMARKS.filter(({ watchesMemory }) => watchesMemory).map(({ key }) => key);
  // Where there is no /proc, nobody can look.
  if (process.platform === 'linux') expect(Object.keys(report.memory.peak_mb).sort()).toEqual(watched.sort());
  expect(report.machine.postgres).toMatch(/^PostgreSQL \d/);
});

test('a row that does not exist is refused by name', async () => {
  const { code, err } = await bench('--only', 'decode,ingset');
  expect(code).toBe(1);
  expect(err).toContain('No row ingset');
});

describe('growth exponent', () => {
  test.each([1, 1.5, 2])('of n^%d', (power) => {
    const points = [1_000, 5_000, 50_000].map((size) => ({ size, cost: 3 * size ** power }));
    expect(growthExponent(points)).toBeCloseTo(power, 9);
  });
});

describe('quantile', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[5], 0.99, 5],
    [Array.from({ length: 100 }, (_, at) => at + 1), 0.99, 99],
  ])('%j at %d', (values, share, expected) => expect(quantile(values, share)).toBe(expected));

  test('is one of the values, and grows with the share', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), shares, shares, (values, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(values).toContain(quantile(values, low));
        expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high));
      }),
    );
  });
});

describe('goals', () => {
  test.each([
    ['reached', { ratio: 0.9 }, { figure: 'ratio', atLeast: 0.9 }, true],
    ['missed', { ratio: 0.8999 }, { figure: 'ratio', atLeast: 0.9 }, false],
    ['kept below', { p99_ms: 25 }, { figure: 'p99_ms', atMost: 25 }, true],
    ['exceeded', { p99_ms: 25.1 }, { figure: 'p99_ms', atMost: 25 }, false],
    ['without a figure', {}, { figure: 'p99_ms', atMost: 25 }, false],
    ['not a number', { ratio: Number.NaN }, { figure: 'ratio', atLeast: 0 }, false],
  ])('%s', (_, figures, goal, met) => expect(meets(figures, goal)).toBe(met));
});

test('every report shows figures and goals, and two of them what missed a goal', () => {
  const row = {
    key: 'memory',
    what: 'memory of runs',
    against: 'a goal',
    goals: [{ figure: 'peak_mb.pdf', atMost: 600 }],
    figures: { 'peak_mb.pdf': 712.345 },
    notes: ['sampled'],
  };
  expect(jsonReport(MACHINE, [row])).toEqual({
    machine: MACHINE,
    memory: {
      peak_mb: { pdf: 712.3 },
      goals: [{ figure: 'peak_mb.pdf', at_most: 600, met: false }],
      notes: ['sampled'],
    },
  });
  expect(tableReport(MACHINE, [row])).toMatch(/^memory +peak_mb\.pdf +712\.3 +<= 600 +NO +a goal$/m);
  expect(figuresReport(MACHINE, [row, { ...row, key: 'ingest', figures: { peak_mb: 400 }, goals: [] }])).toMatch(
    /^\| memory of runs \| peak_mb\.pdf 712\.3 \(<= 600\) \| `bench -- --only memory` \|\n.*\| 400 MB at most \|.*--only ingest` \|$/m,
  );
});
