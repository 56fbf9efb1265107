import { scaleBand } from 'd3-scale';
import { hasLegend, type Panel, type Serial } from './chart-model.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** One reading: its bar, or where to mark that its value is missing, and where the value is printed. */
export interface Mark {
  readonly slot: number;
  readonly serial: Serial;
  /** Null where the value is missing. */
  readonly bar: Box | null;
  readonly gap: Point;
  readonly label: Point;
}

/** One place on the axis: the area to point at, and where its name stands. */
export interface Band extends Box {
  readonly label: Point;
}

export interface Drawing {
  /** Bars lie one below the other where columns side by side find no room. */
  readonly rows: boolean;
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly marks: readonly Mark[];
  readonly bands: readonly Band[];
  /** Of the value axis; none in rows, where each bar ends in its value. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Under columns of months the values stand in lines, a line a year. */
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
/** Line height of small type, likewise. */
const LINE_EM = 1.4;

/** Bars from zero, as columns or as rows. */
export function draw(panel: Panel, { widthPx, emPx: em, lettersMax }: Room): Drawing {
  const { slots } = panel;
  const months = panel.interval === 'month';
  const valueWidth = (lettersMax * FIGURE_EM + 0.5) * em;
  const left = Math.max(3 * em, valueWidth);
  const rows = (widthPx - left) / slots.length < valueWidth;
  // Columns go with the time; in rows the current year comes first, as in the title.
  const serials: readonly Serial[] = !hasLegend(panel) ? ['now'] : rows ? ['now', 'before'] : ['before', 'now'];
  const plot: Box = rows
    ? {
        x: 3.2 * em,
        y: em / 4,
        width: Math.max(em, widthPx - 3.6 * em - valueWidth),
        height: (0.9 + 0.85 * serials.length) * em * slots.length,
      }
    : { x: left, y: 2 * em, width: Math.max(em, widthPx - left), height: 11 * em };
  const foot = plot.y + plot.height;
  const gap = months || rows ? 0.22 : 0.55;
  const along = scaleBand<number>()
    .domain(slots.keys())
    .range(rows ? [plot.y, foot] : [plot.x, plot.x + plot.width])
    .paddingInner(gap)
    .paddingOuter(gap / 2);
  const inside = scaleBand<Serial>().domain(serials).range([0, along.bandwidth()]).paddingInner(0.08);
  const most = Math.max(
    0,
    ...slots.flatMap(({ now, before }) => [Number(now?.value ?? 0), Number(before?.value ?? 0)]),
  );
  const ticks = ticksTo(most);
  // A line from zero is one multiplication; scaleLinear would bring ten of the kilobytes an element may weigh.
  const perUnit = rows ? plot.width / (most || 1) : plot.height / (ticks.at(-1) ?? 1);
  const lines =
    months && !rows ? serials.toReversed().map((serial, i) => ({ serial, y: foot + 2.9 * em + i * LINE_EM * em })) : [];
  // Above the columns of years stand their values.
  const lead = (months ? 0.5 : 1.6) * em;
  const tail = (lines.at(-1)?.y ?? foot + LINE_EM * em) + 0.4 * em;

  const marks = slots.flatMap((readings, slot) =>
    serials.flatMap((serial): Mark[] => {
      const reading = readings[serial];
      if (reading === null) return [];
      const begin = (along(slot) ?? 0) + (inside(serial) ?? 0);
      const thick = inside.bandwidth();
      const length = Math.max(0, Number(reading.value ?? 0) * perUnit);
      const middle = begin + thick / 2;
      const missing = reading.value === null;
      const line = lines.find((each) => each.serial === serial);
      const bar = rows
        ? { x: plot.x, y: begin, width: length, height: thick }
        : { x: begin, y: foot - length, width: thick, height: length };
      return [
        {
          slot,
          serial,
          bar: missing ? null : bar,
          gap: rows ? { x: plot.x + 0.6 * em, y: middle } : { x: middle, y: foot - 0.5 * em },
          // The sign for "missing" must not lie on the mark in the chart.
          label: rows
            ? { x: plot.x + (missing ? 1.3 * em : length + 0.4 * em), y: middle }
            : {
                x: line === undefined ? middle : (along(slot) ?? 0) + along.bandwidth() / 2,
                y: line?.y ?? (missing ? foot - 1.2 * em : bar.y - 0.45 * em),
              },
        },
      ];
    }),
  );
  const bands = slots.map((_, slot): Band => {
    const center = (along(slot) ?? 0) + along.bandwidth() / 2;
    const step = along.step();
    return rows
      ? { x: 0, y: center - step / 2, width: widthPx, height: step, label: { x: plot.x - em / 2, y: center } }
      : {
          x: center - step / 2,
          y: plot.y - lead,
          width: step,
          height: tail - plot.y + lead,
          label: { x: center, y: foot + LINE_EM * em },
        };
  });
  return {
    rows,
    width: widthPx,
    height: rows ? foot + em / 4 : tail + 0.1 * em,
    plot,
    marks,
    bands,
    ticks: rows ? [] : ticks.map((value) => ({ value, y: foot - value * perUnit })),
    lines,
  };
}

/** Round numbers from zero up to the first one that is not below `most`. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(most / TICKS));
  const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power * TICKS >= most * 0.999) ?? 10);
  // Without the rounding, 3 * 0.1 is 0.30000000000000004 and would be printed so.
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
