import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { KmElement } from '../element/km-element.ts';
import { controls, tabList } from '../element/tabs.ts';
import type { WidgetClient } from '../session/client.ts';
import { drawing, swatch } from './chart-drawing.ts';
import {
  type Counter,
  counterKey,
  countersOf,
  hasLegend,
  monthPanel,
  type Panel,
  startOf,
  yearPanel,
  yearsOf,
} from './chart-model.ts';
import { chartTable } from './chart-table.ts';
import { comparison, finding, flatName, remarks, slotSentence, unitName, useName } from './chart-words.ts';
import { type Consumptions, dataOf, type FlatData, flatsOf, hasValues, type Interval } from './consumption.ts';
import { styles } from './consumption-chart.styles.ts';

/** Another view was chosen. Names of views only, no value and no flat. */
export interface KmConsumptionViewDetail {
  /** Use and unit, such as `heating/kWh`, once chosen. */
  readonly counter: string | undefined;
  /** A year, or `all`, once chosen. */
  readonly time: string | undefined;
}

/** What is loaded, and whether there are more flats than these. */
interface Loaded extends Consumptions {
  readonly more: boolean;
}

const ALL_YEARS = 'all';
/** A choice of more than these helps nobody: then the page narrows it down by its attributes. */
const FLATS_MAX = 100;

/**
 * What a flat used: twelve months beside those of the year before, or the years, as bars with their values and as a table
 * of the same. One use at a time, since each has a unit of its own. A missing value is a dash with its reason.
 *
 * @summary Consumption as bars and as a table, by month and by year.
 * @tagname km-consumption-chart
 * @slot footer - Below the chart.
 * @slot empty - Instead of the words when nothing was measured yet.
 * @csspart controls - Row of what can be chosen.
 * @csspart flat - Choice of the flat.
 * @csspart uses - Tabs of the uses.
 * @csspart tab - One of them.
 * @csspart time - Choice of a year by its months, or of all years.
 * @csspart panel - Everything about one use.
 * @csspart finding - Title that says the result.
 * @csspart comparison - How that stands to the year before.
 * @csspart legend - Which bar is which year.
 * @csspart chart - The drawing.
 * @csspart bar - A bar.
 * @csspart bar-now - A bar of the year in the title.
 * @csspart bar-before - A bar of the year before.
 * @csspart readout - Value of one place, moved by arrow keys.
 * @csspart notes - What is missing or covers a part only, and why.
 * @csspart table-toggle - Button that shows the table.
 * @csspart table - The table.
 * @cssprop --km-chart-heat - Fill of heating.
 * @cssprop --km-chart-hot - Fill of hot water.
 * @cssprop --km-chart-cold - Fill of cold water.
 * @cssprop --km-chart-before - Stripes of the year before.
 * @fires {CustomEvent<KmConsumptionViewDetail>} km-consumption-view - Another use, time or flat was chosen.
 */
export class KmConsumptionChart extends KmElement<Loaded> {
  static readonly kmElement = 'consumption-chart';

  static override styles = [...KmElement.styles, controls, styles];

  static override properties = {
    ...KmElement.properties,
    interval: { reflect: true },
    propertyId: { attribute: 'property-id' },
    unitId: { attribute: 'unit-id' },
    occupancyId: { attribute: 'occupancy-id' },
    flat: { state: true },
    counter: { state: true },
    time: { state: true },
    at: { state: true },
    tableShown: { state: true },
    widthPx: { state: true },
    emPx: { state: true },
  };

  /** View to begin with; without it months, or years where no month was measured. */
  declare interval: 'month' | 'year' | undefined;
  /** Only flats of this property. */
  declare propertyId: string | undefined;
  /** Only this flat. */
  declare unitId: string | undefined;
  /** Only this occupancy. */
  declare occupancyId: string | undefined;

  /** What was chosen; undefined until then, and what is no longer there counts as not chosen. */
  declare protected flat: string | undefined;
  declare protected counter: string | undefined;
  /** A year, or all of them. */
  declare protected time: string | undefined;
  declare protected at: number | undefined;
  declare protected tableShown: boolean;
  /** Room for the drawing, and the size of the text in it. */
  declare protected widthPx: number;
  declare protected emPx: number;

  protected readonly component = 'consumption_chart';
  protected override readonly narrowedBy = ['propertyId', 'unitId', 'occupancyId'];

  readonly #room = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      this.widthPx = Math.floor(contentRect.width);
      this.emPx = Number.parseFloat(getComputedStyle(target).fontSize) || this.emPx;
    }
  });

  constructor() {
    super();
    this.tableShown = false;
    this.widthPx = 0;
    this.emPx = 16;
  }

  protected heading(): string {
    return this.reader === 'tenant'
      ? msg('Ihr Verbrauch', { id: 'consumption-chart.your-heading' })
      : msg('Verbrauch', { id: 'consumption-chart.heading' });
  }

  protected failed(): string {
    return msg('Der Verbrauch konnte nicht geladen werden.', { id: 'consumption-chart.failed' });
  }

  protected async load(client: WidgetClient, signal: AbortSignal): Promise<Loaded> {
    const { propertyId: property_id, unitId: unit_id, occupancyId: occupancy_id } = this;
    const ask = (interval: Interval) => {
      const query = { interval, limit: FLATS_MAX, property_id, unit_id, occupancy_id };
      return client.listConsumptions({ query }, { signal });
    };
    const [months, years] = await Promise.all([ask('month'), ask('year')]);
    return { months: months.data, years: years.data, more: months.has_more || years.has_more };
  }

  protected isEmpty({ months, years }: Loaded): boolean {
    return !hasValues(...months, ...years);
  }

  protected override updated(): void {
    super.updated();
    const body = this.renderRoot.querySelector('.body');
    if (body !== null) this.#room.observe(body);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
  }

  protected renderData(data: Loaded): TemplateResult {
    const flats = flatsOf(data);
    const flat =
      flats.find(({ key }) => key === this.flat) ??
      flats.find(({ key }) => hasValues(...Object.values(dataOf(data, key))));
    const own = dataOf(data, flat?.key ?? '');
    const counters = countersOf(own);
    const counter = counters.find((each) => counterKey(each) === this.counter) ?? counters[0];
    return html`<div class="controls" part="controls">
        ${flats.length > 1 ? this.#renderFlats(data, flats, flat?.key) : nothing}
        ${counters.length > 1 ? this.#renderCounters(counters, counter) : nothing}
        ${counter === undefined ? nothing : this.#renderTimes(counter, own)}
      </div>
      ${counter === undefined ? html`<div class="empty">${this.renderEmpty()}</div>` : this.#renderPanel(counter, counters.length > 1, own)}`;
  }

  #renderFlats({ more }: Loaded, flats: ReturnType<typeof flatsOf>, chosen: string | undefined): TemplateResult {
    const words = msg('Wohnung', { id: 'consumption-chart.flat' });
    const options = flats.map((flat) => ({ value: flat.key, words: flatName(flat) }));
    const note = more ? msg(str`Nur die ersten ${FLATS_MAX}.`, { id: 'consumption-chart.more' }) : nothing;
    return html`${this.#choice('flat', words, options, chosen)} ${note}`;
  }

  /** A list to choose from; what is chosen is kept under the name of its part. */
  #choice(
    name: 'flat' | 'time',
    label: string,
    options: readonly { readonly value: string; readonly words: string }[],
    chosen: string | undefined,
  ): TemplateResult {
    const choose = (event: Event) => {
      this[name] = (event.target as HTMLSelectElement).value;
      this.#changed();
    };
    return html`<label class="choice" part=${name}>
      <span>${label}</span>
      <select class="button" @change=${choose}>
        ${options.map(({ value, words }) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
      </select>
    </label>`;
  }

  #renderCounters(counters: readonly Counter[], chosen: Counter | undefined): TemplateResult {
    const twice = (use: Counter['use']) => counters.filter((each) => each.use === use).length > 1;
    const tabs = counters.map((counter) => ({
      id: counterKey(counter),
      words: useName(counter.use) + (twice(counter.use) ? ` (${unitName(counter.unit)})` : ''),
      chosen: counter === chosen,
      choose: () => {
        this.counter = counterKey(counter);
        this.#changed();
      },
    }));
    return tabList(msg('Verbrauch von', { id: 'consumption-chart.use' }), 'uses', tabs);
  }

  /** A year by its months, or all years. */
  #renderTimes(counter: Counter, own: FlatData): TemplateResult | typeof nothing {
    const all = { value: ALL_YEARS, words: msg('Alle Jahre', { id: 'consumption-chart.all-years' }) };
    const years = yearsOf(counter, own).map((year) => ({ value: year, words: year }));
    const times = hasValues(own.years) ? [...years, all] : years;
    const label = msg('Zeitraum', { id: 'consumption-chart.time' });
    return times.length < 2 ? nothing : this.#choice('time', label, times, this.#timeOf(counter, own));
  }

  #renderPanel(counter: Counter, tabbed: boolean, own: FlatData): TemplateResult {
    const time = this.#timeOf(counter, own);
    const panel = time === ALL_YEARS ? yearPanel(counter, own) : monthPanel(counter, time, own);
    const at = Math.min(this.at ?? startOf(panel), panel.slots.length - 1);
    const level = String(this.headingLevel + 1);
    const compared = comparison(panel);
    const both = hasLegend(panel);
    return html`<div
      class="panel"
      part="panel"
      id="panel"
      role=${tabbed ? 'tabpanel' : nothing}
      aria-labelledby=${tabbed ? `tab-${counterKey(counter)}` : nothing}
    >
      <div class="finding" part="finding" role="heading" aria-level=${level}>${finding(panel)}</div>
      <p class="comparison" part="comparison">${compared}</p>
      ${both ? this.#renderLegend(panel) : nothing}
      ${
        this.widthPx > 0
          ? drawing(panel, {
              widthPx: this.widthPx,
              emPx: this.emPx,
              at,
              choose: (slot) => {
                this.at = slot;
              },
            })
          : nothing
      }
      ${this.#renderReadout(panel, at)} ${this.#renderNotes(panel)} ${this.#renderTable(panel)}
    </div>`;
  }

  #renderLegend(panel: Panel): TemplateResult {
    return html`<ul class="legend" part="legend">
      <li>${swatch(panel, 'now')} ${panel.year}</li>
      <li>${swatch(panel, 'before')} ${panel.yearBefore}</li>
      <li class="muted">${unitName(panel.unit)}</li>
    </ul>`;
  }

  #renderReadout(panel: Panel, at: number): TemplateResult {
    const slot = panel.slots[at];
    const sentence = slot === undefined ? '' : slotSentence(panel, slot);
    return html`<div
      class="readout"
      part="readout"
      role="slider"
      tabindex="0"
      aria-label=${msg('Wert ablesen', { id: 'consumption-chart.readout' })}
      aria-valuemin="1"
      aria-valuemax=${panel.slots.length}
      aria-valuenow=${at + 1}
      aria-valuetext=${sentence}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, panel, at)}
    >
      ${sentence}
    </div>`;
  }

  #onKey(event: KeyboardEvent, { slots }: Panel, at: number): void {
    const last = slots.length - 1;
    // In rows the next place lies below, and there the arrow down leads.
    const down = this.renderRoot.querySelector('.rows') === null ? at - 1 : at + 1;
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: down,
      ArrowUp: 2 * at - down,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(last, to));
  }

  /** Another view: it is read from where it begins, and the page is told. */
  #changed(): void {
    this.at = undefined;
    this.emit('km-consumption-view', { counter: this.counter, time: this.time });
  }

  #renderNotes(panel: Panel): TemplateResult {
    const weather =
      panel.use === 'heating'
        ? [msg('Gemessene Werte, nicht um das Wetter bereinigt.', { id: 'consumption-chart.weather' })]
        : [];
    return html`<ul class="notes muted" part="notes">
      ${[...remarks(panel), ...weather].map((note) => html`<li>${note}</li>`)}
    </ul>`;
  }

  #renderTable(panel: Panel): TemplateResult {
    const { tableShown } = this;
    const toggle = () => {
      this.tableShown = !tableShown;
    };
    return html`<button
        class="button"
        part="table-toggle"
        type="button"
        aria-expanded=${tableShown}
        aria-controls="table"
        @click=${toggle}
      >
        ${
          tableShown
            ? msg('Tabelle schließen', { id: 'consumption-chart.hide-table' })
            : msg('Tabelle zeigen', { id: 'consumption-chart.show-table' })
        }
      </button>
      <div class="table" id="table" role="region" aria-label=${finding(panel)} tabindex="0" ?hidden=${!tableShown}>
        ${chartTable(panel)}
      </div>`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="title">${msg('Noch kein Verbrauch.', { id: 'consumption-chart.empty-title' })}</p>
      <p>
        ${msg('Der erste Wert steht hier, sobald ein ganzer Monat gemessen ist.', { id: 'consumption-chart.empty-text' })}
      </p>`;
  }

  protected renderSkeleton(): TemplateResult {
    return html`<div class="bone"></div>`;
  }

  /** As chosen, as far as there is something to show. */
  #timeOf(counter: Counter, own: FlatData): string {
    const years = yearsOf(counter, own);
    const time = this.time ?? (this.interval === 'year' ? ALL_YEARS : undefined);
    if (years.length === 0 || (time === ALL_YEARS && hasValues(own.years))) return ALL_YEARS;
    return years.find((year) => year === time) ?? years[0] ?? '';
  }
}
