import { scaleBand } from 'd3-scale';
import { hasLegend, type Panel, type Reading, type Serial, type Slot } from './chart-model.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Bar extends Box {
  readonly slot: number;
  readonly serial: Serial;
  readonly partial: boolean;
}

/** Text that belongs to a place: what it says is up to who draws it. */
export interface Label {
  readonly slot: number;
  readonly serial: Serial | 'slot';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Drawing {
  /** `columns` stand side by side over an axis; `rows` lie one below the other where columns find no room. */
  readonly form: 'columns' | 'rows';
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly bars: readonly Bar[];
  /** Where a value is missing. */
  readonly gaps: readonly { readonly slot: number; readonly serial: Serial; readonly x: number; readonly y: number }[];
  readonly labels: readonly Label[];
  /** One area per place, to point at and to mark. */
  readonly bands: readonly Box[];
  /** Grid lines of the value axis; none in rows, where each bar ends in its value. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Baselines of the lines of values under the columns of months. */
  readonly lines: readonly { readonly serial: Serial; readonly y: number }[];
}

export interface Room {
  readonly widthPx: number;
  /** Size of the host's text: everything grows with it. */
  readonly emPx: number;
  /** Letters of the longest value. */
  readonly lettersMax: number;
}

const TICKS = 4;
/** Width of a figure in small type, in em of the host. */
const FIGURE_EM = 0.47;

/** Bars from zero, in the form there is room for. */
export function draw(panel: Panel, room: Room): Drawing {
  const em = room.emPx;
  const value = (room.lettersMax * FIGURE_EM + 0.5) * em;
  const left = Math.max(3 * em, value);
  const enough = (room.widthPx - left) / panel.slots.length >= value;
  return enough ? drawColumns(panel, room, left) : drawRows(panel, room, value);
}

function drawColumns(panel: Panel, { widthPx, emPx: em }: Room, left: number): Drawing {
  const serials: readonly Serial[] = hasLegend(panel) ? ['before', 'now'] : ['now'];
  const plot: Box = { x: left, y: 2 * em, width: Math.max(widthPx - left, 1), height: 11 * em };
  const foot = plot.y + plot.height;
  const slots = scaleBand<number>()
    .domain(panel.slots.keys())
    .range([plot.x, plot.x + plot.width])
    .paddingInner(panel.interval === 'year' ? 0.55 : 0.24)
    .paddingOuter(panel.interval === 'year' ? 0.3 : 0.12);
  const inner = scaleBand<Serial>().domain(serials).range([0, slots.bandwidth()]).paddingInner(0.08);
  const ticks = ticksTo(highest(panel.slots));
  const length = lengthIn(plot.height, ticks.at(-1) ?? 1);
  const months = panel.interval === 'month';
  // Above the bars of years stand their values.
  const lead = (months ? 0.5 : 1.6) * em;
  // The current year first, as in the sentence above the chart.
  const lines = months ? serials.toReversed().map((serial, i) => ({ serial, y: foot + (2.9 + 1.4 * i) * em })) : [];
  const parts = collect(panel.slots, serials, (slot, serial, reading) => {
    const x = (slots(slot) ?? 0) + (inner(serial) ?? 0);
    const height = length(reading);
    const bar = { x, y: foot - height, width: inner.bandwidth(), height };
    const center = months ? (slots(slot) ?? 0) + slots.bandwidth() / 2 : x + inner.bandwidth() / 2;
    const y = lines.find((line) => line.serial === serial)?.y ?? bar.y - 0.45 * em;
    return {
      bar,
      gap: { x: x + inner.bandwidth() / 2, y: foot - 0.5 * em },
      // The sign for "missing" must not lie on the mark in the chart.
      label: { x: center, y: reading.value === null && !months ? foot - 1.2 * em : y, anchor: 'middle' as const },
    };
  });
  return {
    form: 'columns',
    width: widthPx,
    height: foot + (months ? 2.9 + 1.4 * (lines.length - 1) + 0.5 : 1.9) * em,
    plot,
    ...parts,
    labels: [
      ...panel.slots.map((_, slot) => ({
        slot,
        serial: 'slot' as const,
        x: (slots(slot) ?? 0) + slots.bandwidth() / 2,
        y: foot + 1.4 * em,
        anchor: 'middle' as const,
      })),
      ...parts.labels,
    ],
    bands: panel.slots.map((_, slot) => ({
      x: (slots(slot) ?? 0) - (slots.step() - slots.bandwidth()) / 2,
      y: plot.y - lead,
      width: slots.step(),
      height: foot - plot.y + lead + (months ? 2.9 + 1.4 * (lines.length - 1) + 0.4 : 1.8) * em,
    })),
    ticks: ticks.map((value) => ({ value, y: foot - (value / (ticks.at(-1) ?? 1)) * plot.height })),
    lines,
  };
}

function drawRows(panel: Panel, { widthPx, emPx: em }: Room, valueWidth: number): Drawing {
  const serials: readonly Serial[] = hasLegend(panel) ? ['now', 'before'] : ['now'];
  const left = 3.2 * em;
  const rowHeight = (serials.length === 2 ? 2.6 : 1.75) * em;
  const plot: Box = {
    x: left,
    y: 0.25 * em,
    width: Math.max(widthPx - left - valueWidth - 0.4 * em, em),
    height: rowHeight * panel.slots.length,
  };
  const slots = scaleBand<number>()
    .domain(panel.slots.keys())
    .range([plot.y, plot.y + plot.height])
    .paddingInner(0.2)
    .paddingOuter(0.1);
  const inner = scaleBand<Serial>().domain(serials).range([0, slots.bandwidth()]).paddingInner(0.1);
  const length = lengthIn(plot.width, highest(panel.slots) || 1);
  const parts = collect(panel.slots, serials, (slot, serial, reading) => {
    const y = (slots(slot) ?? 0) + (inner(serial) ?? 0);
    const width = length(reading);
    const middle = y + inner.bandwidth() / 2;
    return {
      bar: { x: plot.x, y, width, height: inner.bandwidth() },
      gap: { x: plot.x + 0.6 * em, y: middle },
      label: {
        x: plot.x + (reading.value === null ? 1.3 * em : width + 0.4 * em),
        y: middle,
        anchor: 'start' as const,
      },
    };
  });
  return {
    form: 'rows',
    width: widthPx,
    height: plot.y + plot.height + 0.25 * em,
    plot,
    ...parts,
    labels: [
      ...panel.slots.map((_, slot) => ({
        slot,
        serial: 'slot' as const,
        x: left - 0.5 * em,
        y: (slots(slot) ?? 0) + slots.bandwidth() / 2,
        anchor: 'end' as const,
      })),
      ...parts.labels,
    ],
    bands: panel.slots.map((_, slot) => ({
      x: 0,
      y: (slots(slot) ?? 0) - (slots.step() - slots.bandwidth()) / 2,
      width: widthPx,
      height: slots.step(),
    })),
    ticks: [],
    lines: [],
  };
}

interface Placed {
  readonly bar: Box;
  readonly gap: { readonly x: number; readonly y: number };
  readonly label: Pick<Label, 'x' | 'y' | 'anchor'>;
}

function collect(
  slots: readonly Slot[],
  serials: readonly Serial[],
  place: (slot: number, serial: Serial, reading: Reading) => Placed,
): Pick<Drawing, 'bars' | 'gaps'> & { readonly labels: readonly Label[] } {
  const found = slots.flatMap((readings, slot) =>
    serials.flatMap((serial) => {
      const reading = readings[serial];
      return reading === null ? [] : [{ slot, serial, reading, ...place(slot, serial, reading) }];
    }),
  );
  return {
    bars: found.flatMap(({ slot, serial, reading, bar }) =>
      reading.value === null ? [] : [{ slot, serial, partial: reading.partial, ...bar }],
    ),
    gaps: found.flatMap(({ slot, serial, reading, gap }) => (reading.value === null ? [{ slot, serial, ...gap }] : [])),
    labels: found.map(({ slot, serial, label }) => ({ slot, serial, ...label })),
  };
}

function highest(slots: readonly Slot[]): number {
  return Math.max(0, ...slots.flatMap(({ now, before }) => [Number(now?.value ?? 0), Number(before?.value ?? 0)]));
}

/**
 * A line from zero is one multiplication. scaleLinear would bring interpolation of colours and a number format with it,
 * ten of the kilobytes an element may weigh.
 */
function lengthIn(pixels: number, top: number): (reading: Reading) => number {
  return ({ value }) => Math.max(0, (Number(value ?? 0) / top) * pixels);
}

/** Round numbers from zero up to the first one that is not below `most`. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough * 0.999) ?? 10 * power;
  const count = Math.ceil(most / step - 1e-9);
  // Without this, 3 * 0.1 is 0.30000000000000004 and would be printed so.
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
