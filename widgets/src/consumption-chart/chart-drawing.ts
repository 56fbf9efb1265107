import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { number } from '../i18n/format.ts';
import { type Bar, type Drawing, draw, type Label } from './chart-geometry.ts';
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
  const printed = panel.slots.flatMap(({ now, before }) =>
    [now, before].map((each) => figure(each?.value ?? null, panel.unit)),
  );
  const lettersMax = Math.max(...printed.map(({ length }) => length)) + 1;
  const shape = draw(panel, { widthPx, emPx, lettersMax });
  const { width, height, plot, bands } = shape;
  return html`<svg
    class="chart ${shape.form}"
    part="chart"
    role="img"
    aria-label=${description(panel)}
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
  >
    ${svg`<defs>${hatch()}</defs>
    ${bands[at] === undefined ? nothing : svg`<rect class="current" x=${bands[at].x} y=${bands[at].y} width=${bands[at].width} height=${bands[at].height} rx="4"></rect>`}
    ${shape.ticks.map(
      ({ value, y }) => svg`<line class="grid" x1=${plot.x} x2=${plot.x + plot.width} y1=${y} y2=${y}></line>
      <text class="tick" x=${plot.x - emPx * 0.5} y=${y} dy="0.35em" text-anchor="end">${number(value)}</text>`,
    )}
    ${shape.form === 'columns' && !hasLegend(panel) ? svg`<text class="tick" x=${plot.x - emPx * 0.5} y=${emPx} text-anchor="end">${unitName(panel.unit)}</text>` : nothing}
    ${shape.lines.map(({ serial, y }) => svg`<text class="head ${serial}" x="0" y=${y}>${serial === 'now' ? panel.year : panel.yearBefore}</text>`)}
    ${shape.bars.map((bar) => barOf(bar, panel))}
    ${shape.gaps.map(({ x, y }) => svg`<path class="gap" d=${cross(x, y, emPx * 0.22)}></path>`)}
    ${axis(shape)}
    ${shape.labels.map((label) => text(label, panel, shape))}
    ${bands.map(
      ({ x, y, width: wide, height: high }, slot) => svg`<rect class="target" x=${x} y=${y} width=${wide} height=${high}
      @pointermove=${() => choose(slot)} @click=${() => choose(slot)}></rect>`,
    )}`}
  </svg>`;
}

/** Filled like the bars, beside the name of their year. */
export function swatch(panel: Panel, serial: 'now' | 'before'): TemplateResult {
  return html`<svg class="swatch" width="18" height="12" aria-hidden="true">
    ${serial === 'before' ? svg`<defs>${hatch('swatch-hatch')}</defs>` : nothing}
    ${svg`<rect class="bar ${serial === 'now' ? panel.use : 'before'}" x="1" y="1" width="16" height="10" fill=${serial === 'now' ? nothing : 'url(#swatch-hatch)'}></rect>`}
  </svg>`;
}

/** Told apart from every fill also in grey, on a fax, and without colours. */
function hatch(id = 'hatch'): SVGTemplateResult {
  return svg`<pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="ground" width="6" height="6"></rect>
    <rect class="stripe" width="3" height="6"></rect>
  </pattern>`;
}

function barOf({ x, y, width, height, serial, partial }: Bar, panel: Panel): SVGTemplateResult {
  const fill = serial === 'before' ? 'url(#hatch)' : nothing;
  return svg`<rect class="bar ${serial === 'now' ? panel.use : 'before'} ${partial ? 'partial' : ''}" part="bar bar-${serial}"
    x=${x} y=${y} width=${width} height=${height} fill=${fill}></rect>`;
}

const cross = (x: number, y: number, r: number): string =>
  `M${x - r},${y - r}L${x + r},${y + r}M${x - r},${y + r}L${x + r},${y - r}`;

/** The line all bars begin at. */
function axis({ form, plot }: Drawing): SVGTemplateResult {
  const foot = plot.y + plot.height;
  return form === 'columns'
    ? svg`<line class="axis" x1=${plot.x} x2=${plot.x + plot.width} y1=${foot} y2=${foot}></line>`
    : svg`<line class="axis" x1=${plot.x} x2=${plot.x} y1=${plot.y} y2=${foot}></line>`;
}

function text(
  { slot, serial, x, y, anchor }: Label,
  panel: Panel,
  { form }: Drawing,
): SVGTemplateResult | typeof nothing {
  const place = panel.slots[slot];
  if (place === undefined) return nothing;
  const dy = form === 'rows' ? '0.35em' : '0';
  if (serial === 'slot') {
    const known = isKnown(place) ? '' : 'to-come';
    return svg`<text class="slot ${known}" x=${x} y=${y} dy=${dy} text-anchor=${anchor}>${slotName(panel, place, 'short')}</text>`;
  }
  const reading = place[serial];
  const mark = reading?.partial && reading.value !== null ? PART : '';
  return svg`<text class="value ${serial}" x=${x} y=${y} dy=${dy} text-anchor=${anchor}>${figure(reading?.value ?? null, panel.unit)}${mark}</text>`;
}
