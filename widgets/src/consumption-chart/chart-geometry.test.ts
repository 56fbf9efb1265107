import { describe, expect, test } from 'vitest';
import { draw, ticksTo } from './chart-geometry.ts';
import type { Panel, Reading } from './chart-model.ts';

const reading = (value: string | null): Reading => ({
  from: '2022-01-01',
  to: '2022-01-31',
  value,
  reason: null,
  partial: false,
});
const panel = (now: readonly (string | null | undefined)[], before: readonly (string | null)[] = []): Panel => ({
  use: 'heating',
  unit: 'kWh',
  interval: 'month',
  slots: now.map((value, i) => ({
    key: String(i + 1),
    now: value === undefined ? null : reading(value),
    before: before[i] === undefined ? null : reading(before[i]),
  })),
  year: '2022',
  yearBefore: before.length > 0 ? '2021' : null,
  total: null,
  totalBefore: null,
});
const room = { widthPx: 640, emPx: 16, lettersMax: 5 };
const year = panel(['100', '50.5', '0', null, undefined], ['200', null]);

describe.each([
  { form: 'columns', rows: false, widthPx: 640, size: 'height', across: 'width' },
  { form: 'rows', rows: true, widthPx: 150, size: 'width', across: 'height' },
] as const)('$form', ({ rows, widthPx, size, across }) => {
  const drawing = draw(year, { ...room, widthPx });
  const barOf = (slot: number, serial: 'now' | 'before') =>
    drawing.marks.find((mark) => mark.slot === slot && mark.serial === serial)?.bar;
  const bars = drawing.marks.flatMap(({ bar }) => (bar === null ? [] : [bar]));

  test('are chosen by the room there is', () => expect(drawing.rows).toBe(rows));
  test('bars begin at zero and are as long as their values', () => {
    const unit = barOf(0, 'now')?.[size] ?? 0;
    expect(barOf(1, 'now')?.[size]).toBeCloseTo(unit * 0.505);
    expect(barOf(2, 'now')?.[size]).toBe(0);
    expect(barOf(0, 'before')?.[size]).toBeCloseTo(unit * 2);
    for (const { x, y, height } of bars)
      expect(rows ? x : y + height).toBeCloseTo(rows ? drawing.plot.x : drawing.plot.y + drawing.plot.height);
  });
  test('all bars are equally thick', () => expect(new Set(bars.map((bar) => bar[across].toFixed(6))).size).toBe(1));
  test('a missing value has no bar; what was not asked for has nothing', () =>
    expect(drawing.marks.map(({ slot, serial, bar }) => [slot, serial, bar !== null]).toSorted()).toEqual([
      [0, 'before', true],
      [0, 'now', true],
      [1, 'before', false],
      [1, 'now', true],
      [2, 'now', true],
      [3, 'now', false],
    ]));
  test('every place has its area, and they meet without a gap', () => {
    expect(drawing.bands).toHaveLength(5);
    const [first, second] = drawing.bands;
    const end = rows ? (first?.y ?? 0) + (first?.height ?? 0) : (first?.x ?? 0) + (first?.width ?? 0);
    expect(rows ? second?.y : second?.x).toBeCloseTo(end);
  });
  test('nothing leaves the drawing', () => {
    for (const { x, y, width, height } of [...bars, ...drawing.bands]) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(drawing.width + 1e-9);
      expect(y + height).toBeLessThanOrEqual(drawing.height + 1e-9);
    }
  });
});

test('with nothing but gaps there is still an axis', () => {
  const drawing = draw(panel([null, null]), room);
  expect(drawing.ticks.map(({ value }) => value)).toEqual([0, 1]);
  expect(drawing.marks.every(({ bar }) => bar === null)).toBe(true);
});

test('large text gets more room', () => {
  expect(draw(year, { ...room, emPx: 32 }).height).toBeGreaterThan(draw(year, room).height);
});

test.each([
  [0, [0, 1]],
  [0.3, [0, 0.1, 0.2, 0.3]],
  [7, [0, 2, 4, 6, 8]],
  [412, [0, 200, 400, 600]],
  [1_000, [0, 250, 500, 750, 1_000]],
])('ticks up to %d', (most, ticks) => expect(ticksTo(most)).toEqual(ticks));
