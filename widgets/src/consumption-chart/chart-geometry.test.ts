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
  { form: 'columns', widthPx: 640, size: 'height', across: 'width' },
  { form: 'rows', widthPx: 150, size: 'width', across: 'height' },
] as const)('$form', ({ form, widthPx, size, across }) => {
  const drawing = draw(year, { ...room, widthPx });
  const bars = drawing.bars.filter(({ serial }) => serial === 'now');

  test('is chosen by the room there is', () => expect(drawing.form).toBe(form));
  test('bars begin at zero and are as long as their values', () => {
    expect(bars[1]?.[size]).toBeCloseTo((bars[0]?.[size] ?? 0) * 0.505);
    expect(bars[2]?.[size]).toBe(0);
    expect(drawing.bars.find(({ serial }) => serial === 'before')?.[size]).toBeCloseTo(2 * (bars[0]?.[size] ?? 0));
  });
  test('all bars are equally thick', () =>
    expect(new Set(drawing.bars.map((bar) => bar[across].toFixed(6))).size).toBe(1));
  test('a missing value has a mark and no bar', () => {
    expect(drawing.gaps.map(({ slot, serial }) => [slot, serial])).toEqual([
      [1, 'before'],
      [3, 'now'],
    ]);
    expect(bars.map(({ slot }) => slot)).toEqual([0, 1, 2]);
  });
  test('every bar and every gap has its value printed, every place its name', () => {
    expect(drawing.labels.filter(({ serial }) => serial !== 'slot')).toHaveLength(
      drawing.bars.length + drawing.gaps.length,
    );
    expect(drawing.labels.filter(({ serial }) => serial === 'slot')).toHaveLength(5);
  });
  test('nothing leaves the drawing', () => {
    for (const { x, y, width, height } of drawing.bars) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(drawing.width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
  });
});

test('with nothing but gaps there is still an axis', () => {
  const drawing = draw(panel([null, null]), room);
  expect(drawing.ticks.map(({ value }) => value)).toEqual([0, 1]);
  expect(drawing.bars).toEqual([]);
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
