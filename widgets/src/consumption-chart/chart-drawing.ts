import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { number } from '../i18n/format.ts';
import { type Box, draw, type Mark, type Point } from './chart-geometry.ts';
import { hasLegend, isKnown, type Panel } from './chart-model.ts';
import { description, figure, PART, slotName, unitName } from './chart-words.ts';

interface Options {
  readonly widthPx: number;
  readonly emPx: number;
  /** The place that is read out. */
  readonly at: number;
  readonly choose: (slot: number) => void;
}

/** The bars with their values, as an image that says the same in words. Attributes only: a strict page takes no styles. */
export function drawing(panel: Panel, { widthPx, emPx, at, choose }: Options): TemplateResult {
  const printed = ({ slot, serial }: Pick<Mark, 'slot' | 'serial'>): string => {
    const reading = panel.slots[slot]?.[serial] ?? null;
    return figure(reading?.value ?? null, panel.unit) + (reading?.value && reading.partial ? PART : '');
  };
  const lengths = panel.slots.flatMap((_, slot) => [
    printed({ slot, serial: 'now' }),
    printed({ slot, serial: 'before' }),
  ]);
  const lettersMax = Math.max(...lengths.map(({ length }) => length));
  const { rows, width, height, plot, marks, bands, ticks, lines } = draw(panel, { widthPx, emPx, lettersMax });
  const foot = plot.y + plot.height;
  const axis = rows ? `M${plot.x},${plot.y}V${foot}` : `M${plot.x},${foot}h${plot.width}`;
  const text = (kind: string, { x, y }: Point, words: string | null) =>
    svg`<text class=${kind} x=${x} y=${y} dy=${rows || kind === 'tick' ? '0.35em' : 0}>${words}</text>`;
  return html`<svg class="chart ${rows ? 'rows' : ''}" part="chart" role="img" aria-label=${description(panel)} width=${width} height=${height}>
    ${svg`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="ground" width="6" height="6"></rect>
      <rect class="stripe" width="3" height="6"></rect>
    </pattern></defs>
    ${bands.map(
      (band, slot) => svg`<g @pointermove=${() => choose(slot)} @click=${() => choose(slot)}>
        ${rect(`band ${slot === at ? 'current' : ''}`, band)}</g>`,
    )}
    ${ticks.map(
      ({ value, y }) => svg`<path class="grid" d="M${plot.x},${y}h${plot.width}"></path>
      ${text('tick', { x: plot.x - emPx / 2, y }, number(value))}`,
    )}
    ${rows || hasLegend(panel) ? nothing : text('tick', { x: plot.x - emPx / 2, y: emPx }, unitName(panel.unit))}
    ${lines.map(({ serial, y }) => text(`head ${serial}`, { x: 0, y }, serial === 'now' ? panel.year : panel.yearBefore))}
    ${marks.map((mark) => svg`${barOf(mark, panel, emPx)}${text(`value ${mark.serial}`, mark.label, printed(mark))}`)}
    <path class="axis" d=${axis}></path>
    ${panel.slots.map((slot, i) => text(`slot ${isKnown(slot) ? '' : 'to-come'}`, bands[i]?.label ?? plot, slotName(panel, slot, 'short')))}`}
  </svg>`;
}

/** What has no fill of its own is hatched, like the year before: told apart also in grey, on a fax, without colours. */
function rect(kind: string, { x, y, width, height }: Box, part: string | typeof nothing = nothing): SVGTemplateResult {
  return svg`<rect class=${kind} part=${part} x=${x} y=${y} width=${width} height=${height} fill="url(#hatch)"></rect>`;
}

/** Filled like the bars, beside the name of their year. */
export function swatch(panel: Panel, serial: 'now' | 'before'): TemplateResult {
  return html`<svg width="18" height="12" aria-hidden="true">
    ${rect(fillOf(panel, serial), { x: 1, y: 1, width: 16, height: 10 })}
  </svg>`;
}

const fillOf = ({ use }: Panel, serial: 'now' | 'before'): string => `bar ${serial === 'now' ? use : ''}`;

/** The bar, or a cross where its value is missing. */
function barOf({ slot, serial, bar, gap: { x, y } }: Mark, panel: Panel, emPx: number): SVGTemplateResult {
  const r = emPx * 0.22;
  if (bar === null)
    return svg`<path class="gap" d="M${x - r},${y - r}l${2 * r},${2 * r}m0,${-2 * r}l${-2 * r},${2 * r}"></path>`;
  const partial = panel.slots[slot]?.[serial]?.partial === true;
  return rect(`${fillOf(panel, serial)} ${partial ? 'partial' : ''}`, bar, `bar bar-${serial}`);
}
