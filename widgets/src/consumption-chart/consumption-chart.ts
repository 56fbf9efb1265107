import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KmElement } from '../element/km-element.ts';
import { controls, tabList } from '../element/tabs.ts';
import type { WidgetClient } from '../session/client.ts';
import { drawing, swatch } from './chart-drawing.ts';
import {
  type Counter,
  counterKey,
  countersOf,
  gapsOf,
  hasLegend,
  monthPanel,
  type Panel,
  partsOf,
  startOf,
  yearPanel,
  yearsOf,
} from './chart-model.ts';
import { chartTable } from './chart-table.ts';
import {
  comparison,
  finding,
  flatName,
  gapSentence,
  partSentence,
  slotSentence,
  unitName,
  useName,
} from './chart-words.ts';
import { type Consumptions, dataOf, type FlatData, flatsOf, hasValues, type Interval } from './consumption.ts';
import { styles } from './consumption-chart.styles.ts';

/** Another view was chosen. Names of views only, no value and no flat. */
export interface KmConsumptionViewDetail {
  readonly use: Counter['use'];
  readonly interval: Interval;
}

declare global {
  interface HTMLElementEventMap {
    'km-consumption-view': CustomEvent<KmConsumptionViewDetail>;
  }
}

/** What is loaded, and where the next flats begin; null when these are all. */
interface Loaded extends Consumptions {
  readonly next: Readonly<Record<Interval, string | null>>;
}

const FLATS = 20;
/** Keys that lead to the next and the previous place, for columns side by side and for rows. */
const STEPS: Readonly<Record<string, number | undefined>> = { ArrowRight: 1, ArrowLeft: -1, PageUp: 3, PageDown: -3 };

/**
 * What a flat used: twelve months beside those of the year before, or the years, as bars with their values and as a table
 * of the same. One use at a time, since each has a unit of its own. A missing value is a dash with its reason.
 *
 * @tag km-consumption-chart
 *
 * @attr {'month'|'year'} interval - View to begin with; without it months, or years where no month was measured.
 * @attr {string} property-id - Shows the flats of this property only.
 * @attr {string} unit-id - Shows this flat only.
 * @attr {string} occupancy-id - Shows this occupancy only.
 *
 * @slot header - Instead of title and logo.
 * @slot empty - Instead of the words shown while nothing was measured.
 * @slot footer - Below everything.
 *
 * @csspart controls - Row of what can be chosen.
 * @csspart flat - Choice of the flat.
 * @csspart uses - Choice of the use; its tabs are `tab`.
 * @csspart intervals - Choice of months or years.
 * @csspart year - Choice of the year.
 * @csspart more - Button that loads further flats.
 * @csspart panel - Everything about one use.
 * @csspart finding - Title that says the result.
 * @csspart comparison - How that stands to the year before.
 * @csspart legend - Which bar is which year.
 * @csspart chart - The drawing; its bars are `bar`, `bar-now` and `bar-before`.
 * @csspart readout - Value of one place, moved by arrow keys.
 * @csspart notes - What is missing or covers a part only, and why.
 * @csspart table-toggle - Button that shows the table.
 * @csspart table - The table.
 *
 * @cssprop [--km-chart-heat] - Fill of heating.
 * @cssprop [--km-chart-hot] - Fill of hot water.
 * @cssprop [--km-chart-cold] - Fill of cold water.
 * @cssprop [--km-chart-before] - Stripes of the year before.
 *
 * @fires {CustomEvent<KmConsumptionViewDetail>} km-consumption-view - Another use, or months instead of years.
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
    year: { state: true },
    at: { state: true },
    tableShown: { state: true },
    widthPx: { state: true },
    emPx: { state: true },
  };

  declare interval: Interval | undefined;
  declare propertyId: string | undefined;
  declare unitId: string | undefined;
  declare occupancyId: string | undefined;

  /** What was chosen; undefined until then, and what is no longer there counts as not chosen. */
  declare protected flat: string | undefined;
  declare protected counter: string | undefined;
  declare protected year: string | undefined;
  declare protected at: number | undefined;
  declare protected tableShown: boolean;
  /** Room for the drawing, and the size of the text in it. */
  declare protected widthPx: number;
  declare protected emPx: number;

  protected readonly component = 'consumption_chart';

  #observer: ResizeObserver | undefined;

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
    const [months, years] = await Promise.all([
      this.#ask(client, 'month', undefined, signal),
      this.#ask(client, 'year', undefined, signal),
    ]);
    return { months: months.data, years: years.data, next: { month: months.next_cursor, year: years.next_cursor } };
  }

  #ask(client: WidgetClient, interval: Interval, cursor: string | undefined, signal?: AbortSignal) {
    const query = {
      interval,
      limit: FLATS,
      ...(cursor === undefined ? {} : { cursor }),
      ...(this.propertyId ? { property_id: this.propertyId } : {}),
      ...(this.unitId ? { unit_id: this.unitId } : {}),
      ...(this.occupancyId ? { occupancy_id: this.occupancyId } : {}),
    };
    return client.listConsumptions({ query }, signal === undefined ? {} : { signal });
  }

  /** The next flats. */
  async #loadMore({ months, years, next }: Loaded): Promise<void> {
    const { client } = this;
    if (client === undefined) return;
    const none = { data: [], next_cursor: null };
    const [more, moreYears] = await Promise.all([
      next.month === null ? none : this.#ask(client, 'month', next.month),
      next.year === null ? none : this.#ask(client, 'year', next.year),
    ]);
    this.data = {
      months: [...months, ...more.data],
      years: [...years, ...moreYears.data],
      next: { month: more.next_cursor, year: moreYears.next_cursor },
    };
  }

  protected isEmpty({ months, years }: Loaded): boolean {
    return !hasValues(...months, ...years);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      this.widthPx = Math.floor(entry?.contentRect.width ?? 0);
      const root = this.renderRoot.querySelector('.root');
      if (root !== null) this.emPx = Number.parseFloat(getComputedStyle(root).fontSize) || this.emPx;
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const asked = changed.has('propertyId') || changed.has('unitId') || changed.has('occupancyId');
    if (asked && this.hasUpdated) void this.refresh();
  }

  protected renderData(data: Loaded): TemplateResult {
    const flats = flatsOf(data);
    const flat = flats.find(({ key }) => key === this.flat) ?? flats.find(({ key }) => measured(dataOf(data, key)));
    const own = dataOf(data, flat?.key ?? '');
    const counters = countersOf(own);
    const counter = counters.find((each) => counterKey(each) === this.counter) ?? counters[0];
    return html`<div class="controls" part="controls">
        ${flats.length > 1 || isMore(data) ? this.#renderFlats(data, flats, flat?.key) : nothing}
        ${counters.length > 1 ? this.#renderCounters(counters, counter) : nothing}
        ${counter === undefined ? nothing : this.#renderTimes(counter, own)}
      </div>
      ${counter === undefined ? this.renderEmpty() : this.#renderPanel(counter, counters.length > 1, own)}`;
  }

  #renderFlats(data: Loaded, flats: ReturnType<typeof flatsOf>, chosen: string | undefined): TemplateResult {
    const choose = (event: Event) => {
      this.flat = (event.target as HTMLSelectElement).value;
      this.at = undefined;
    };
    const failed = msg('Weitere Wohnungen konnten nicht geladen werden.', { id: 'consumption-chart.more-failed' });
    return html`<label class="choice" part="flat">
        <span>${msg('Wohnung', { id: 'consumption-chart.flat' })}</span>
        <select @change=${choose}>
          ${flats.map((flat) => html`<option value=${flat.key} ?selected=${flat.key === chosen}>${flatName(flat)}</option>`)}
        </select>
      </label>
      ${
        isMore(data)
          ? html`<button class="button" part="more" type="button" @click=${() => this.attempt(failed, () => this.#loadMore(data))}>
              ${msg('Weitere Wohnungen', { id: 'consumption-chart.more-flats' })}
            </button>`
          : nothing
      }`;
  }

  #renderCounters(counters: readonly Counter[], chosen: Counter | undefined): TemplateResult {
    const twice = (use: Counter['use']) => counters.filter((each) => each.use === use).length > 1;
    const tabs = counters.map((counter) => ({
      id: counterKey(counter),
      words: useName(counter.use) + (twice(counter.use) ? ` (${unitName(counter.unit)})` : ''),
      chosen: counter === chosen,
      choose: () => {
        this.counter = counterKey(counter);
        this.at = undefined;
        this.#tell(counter);
      },
    }));
    return tabList(msg('Verbrauch von', { id: 'consumption-chart.use' }), 'uses', tabs);
  }

  #renderTimes(counter: Counter, own: FlatData): TemplateResult {
    const years = yearsOf(counter, own);
    const interval = this.#intervalOf(counter, own);
    const choose = (event: Event) => {
      this.interval = (event.target as HTMLInputElement).value as Interval;
      this.at = undefined;
      this.#tell(counter);
    };
    const option = (value: Interval, words: string) => html`<label class="option">
      <input type="radio" name="interval" value=${value} .checked=${value === interval} @change=${choose} />
      <span>${words}</span>
    </label>`;
    const chooseYear = (event: Event) => {
      this.year = (event.target as HTMLSelectElement).value;
      this.at = undefined;
    };
    const both = years.length > 0 && own.years !== undefined && hasValues(own.years);
    return html`${
      both
        ? html`<fieldset class="options" part="intervals">
            <legend class="hidden">${msg('Zeitraum', { id: 'consumption-chart.interval' })}</legend>
            ${option('month', msg('Monate', { id: 'consumption-chart.months' }))}
            ${option('year', msg('Jahre', { id: 'consumption-chart.years' }))}
          </fieldset>`
        : nothing
    }${
      interval === 'month' && years.length > 1
        ? html`<label class="choice" part="year">
            <span>${msg('Jahr', { id: 'consumption-chart.year' })}</span>
            <select @change=${chooseYear}>
              ${years.map((year) => html`<option value=${year} ?selected=${year === this.#yearOf(years)}>${year}</option>`)}
            </select>
          </label>`
        : nothing
    }`;
  }

  #renderPanel(counter: Counter, tabbed: boolean, own: FlatData): TemplateResult {
    const panel =
      this.#intervalOf(counter, own) === 'month'
        ? monthPanel(counter, this.#yearOf(yearsOf(counter, own)), own)
        : yearPanel(counter, own);
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
      <div class="plot">
        ${this.widthPx > 0 ? drawing(panel, { widthPx: this.widthPx, emPx: this.emPx, at, choose: (slot) => this.#choose(slot) }) : nothing}
      </div>
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
      <span class="arrow" aria-hidden="true">‹</span><span class="sentence">${sentence}</span
      ><span class="arrow" aria-hidden="true">›</span>
    </div>`;
  }

  #onKey(event: KeyboardEvent, { slots }: Panel, at: number): void {
    const last = slots.length - 1;
    // In rows the next place lies below, and there the arrow down leads.
    const rows = this.renderRoot.querySelector('.chart')?.classList.contains('rows') === true;
    const vertical = { ArrowUp: rows ? -1 : 1, ArrowDown: rows ? 1 : -1 }[event.key];
    const step = STEPS[event.key] ?? vertical;
    const to = { Home: 0, End: last }[event.key] ?? (step === undefined ? undefined : at + step);
    if (to === undefined) return;
    event.preventDefault();
    this.#choose(Math.max(0, Math.min(last, to)));
  }

  #choose(slot: number): void {
    this.at = slot;
  }

  #renderNotes(panel: Panel): TemplateResult | typeof nothing {
    const notes = [
      ...gapsOf(panel).map((gap) => gapSentence(panel, gap)),
      ...partsOf(panel).map((part) => partSentence(part)),
      ...(panel.use === 'heating'
        ? [msg('Gemessene Werte, nicht um das Wetter bereinigt.', { id: 'consumption-chart.weather' })]
        : []),
    ];
    if (notes.length === 0) return nothing;
    return html`<ul class="notes muted" part="notes">
      ${notes.map((note) => html`<li>${note}</li>`)}
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
    return html`<div class="bones">
      <div class="bone line"></div>
      <div class="bone title"></div>
      <div class="bone plot"></div>
      <div class="bone line"></div>
    </div>`;
  }

  /** As chosen, as far as there is something to show. */
  #intervalOf(counter: Counter, own: FlatData): Interval {
    const months = yearsOf(counter, own).length > 0;
    if (!months) return 'year';
    return this.interval === 'year' && hasValues(own.years) ? 'year' : 'month';
  }

  #yearOf(years: readonly string[]): string {
    return years.find((year) => year === this.year) ?? years[0] ?? '';
  }

  #tell({ use }: Counter): void {
    this.emit('km-consumption-view', { use, interval: this.interval ?? 'month' });
  }
}

const measured = ({ months, years }: FlatData): boolean => hasValues(months, years);
const isMore = ({ next }: Loaded): boolean => next.month !== null || next.year !== null;
