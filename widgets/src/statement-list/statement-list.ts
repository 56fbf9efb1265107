import type { OverviewVersion, StatementOverview } from '@klarmeter/sdk';
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { KmElement } from '../element/km-element.ts';
import type { WidgetClient } from '../session/client.ts';
import { type CardActions, renderCard, today } from './card.ts';
import { savePdf, showPdf } from './pdf.ts';
import { styles } from './statement-list.styles.ts';

/** Somebody asks for the PDF of a version. Cancelled, it is not opened, and the page may do so in its own way. */
export interface KmStatementOpenDetail {
  readonly statementId: string;
  readonly statementVersionId: string;
  readonly documentId: string;
  readonly version: number;
  /** Into a new tab, or into a file. */
  readonly way: 'tab' | 'file';
}

/** Somebody opens the card of a statement: what the page shows beside it, such as the proof, may follow. */
export interface KmStatementSelectDetail {
  readonly statementId: string;
}

interface Statements {
  readonly items: readonly StatementOverview[];
  readonly next: string | undefined;
}

const PAGE_SIZE = 10;
const PAGE_SIZE_MAX = 100;

/**
 * The statements a session may see, the newest first: outcome, what it is for, costs and advances, what to do now, every
 * version with its PDF.
 *
 * @summary Statements as cards: result, what to do, PDF.
 * @tagname km-statement-list
 * @slot footer - Below the list.
 * @slot empty - Instead of the words when there is no statement yet.
 * @slot help - Instead of whom to ask.
 * @csspart list - The list of cards.
 * @csspart card - One statement.
 * @csspart outcome - The button with word and amount that opens and closes a card.
 * @csspart word - The outcome as a word.
 * @csspart sign - The shape beside the word.
 * @csspart amount - The amount of the outcome.
 * @csspart meta - Period, flat, number.
 * @csspart panel - What a card shows when it is open.
 * @csspart costs - The table of costs and advances.
 * @csspart steps - What to do now.
 * @csspart step - One step of it.
 * @csspart account - Whom to pay.
 * @csspart iban - The IBAN, in fours.
 * @csspart versions - The versions.
 * @csspart version - One version.
 * @csspart older-toggle - Opens and closes the older versions.
 * @csspart pdf-open - Opens a PDF.
 * @csspart pdf-save - Saves a PDF.
 * @csspart more - Loads further statements.
 * @csspart help - Whom to ask.
 * @fires {CustomEvent<KmStatementSelectDetail>} km-statement-select - Somebody opens the card of a statement.
 * @fires {CustomEvent<KmStatementOpenDetail>} km-statement-open - Somebody asks for a PDF; cancelable: then it is not opened, and the page may do so in its own way.
 */
export class KmStatementList extends KmElement<Statements> {
  static readonly kmElement = 'statement-list';

  static override styles = [...KmElement.styles, styles];

  static override properties = {
    ...KmElement.properties,
    propertyId: { attribute: 'property-id' },
    occupancyId: { attribute: 'occupancy-id' },
  };

  /** Only statements of this property. */
  declare propertyId: string | undefined;
  /** Only statements of this occupancy. */
  declare occupancyId: string | undefined;

  protected readonly component = 'statement_list';
  protected override readonly narrowedBy = ['propertyId', 'occupancyId'];

  /** What the reader has opened or closed; nothing is said of the others. */
  readonly #opened = new Map<string, boolean>();
  #fetching: string | undefined;
  #loadingMore = false;

  protected heading(): string {
    return this.reader === 'manager'
      ? msg('Abrechnungen', { id: 'statement-list.heading-manager' })
      : msg('Ihre Abrechnungen', { id: 'statement-list.heading' });
  }

  protected failed(): string {
    return msg('Die Abrechnungen konnten nicht geladen werden.', { id: 'statement-list.failed' });
  }

  protected async load(client: WidgetClient, signal: AbortSignal): Promise<Statements> {
    // As many as are shown, so that a fresh look takes nothing away.
    const limit = Math.min(PAGE_SIZE_MAX, Math.max(PAGE_SIZE, this.data?.items.length ?? 0));
    return this.#page(client, { limit }, signal);
  }

  async #page(
    client: WidgetClient,
    query: { limit: number; cursor?: string },
    signal?: AbortSignal,
  ): Promise<Statements> {
    const { data, has_more, next_cursor } = await client.listStatementOverviews(
      {
        query: {
          ...query,
          ...(this.propertyId ? { property_id: this.propertyId } : {}),
          ...(this.occupancyId ? { occupancy_id: this.occupancyId } : {}),
        },
      },
      signal === undefined ? {} : { signal },
    );
    return { items: data, next: has_more ? (next_cursor ?? undefined) : undefined };
  }

  protected isEmpty({ items }: Statements): boolean {
    return items.length === 0;
  }

  protected renderData({ items, next }: Statements): TemplateResult {
    const actions = this.#actions(items[0]?.statement_id);
    const level = this.headingLevel + 1;
    return html`<div class="list" part="list">
        ${items.map((statement) => renderCard(statement, level, actions))}
      </div>
      ${next === undefined ? nothing : this.#renderMore()} ${this.#renderHelp()}`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="title">${msg('Noch keine Abrechnung.', { id: 'statement-list.empty-title' })}</p>
      <p>
        ${
          this.reader === 'manager'
            ? msg('Sobald eine Abrechnung erstellt ist, steht sie hier.', { id: 'statement-list.empty-text-manager' })
            : msg('Sobald Ihre Verwaltung eine Abrechnung freigibt, steht sie hier. Sie müssen nichts tun.', {
                id: 'statement-list.empty-text',
              })
        }
      </p>`;
  }

  protected renderSkeleton(): TemplateResult {
    const lines = ['word', 'amount', 'line', 'line'].map((bone) => html`<div class="bone ${bone}"></div>`);
    return html`<div class="list">
      ${Array.from({ length: this.rows }, (_, at) => html`<div class="card ${at === 0 ? 'first' : 'more'}">${lines}</div>`)}
    </div>`;
  }

  #renderMore(): TemplateResult {
    return html`<p class="screen">
      <button class="button" part="more" type="button" aria-disabled=${this.#loadingMore} @click=${() => this.#loadMore()}>
        ${
          this.#loadingMore
            ? msg('Wird geladen', { id: 'element.loading' })
            : msg('Weitere Abrechnungen zeigen', { id: 'statement-list.more' })
        }
      </button>
    </p>`;
  }

  #renderHelp(): TemplateResult {
    const contact = this.brand?.contact;
    return html`<slot name="help">
      ${
        contact === undefined
          ? nothing
          : html`<p class="help" part="help">
              <strong>${msg('Fragen?', { id: 'statement-list.help' })}</strong>
              <span>${contact.name}</span>
              ${contact.phone ? html`<a href="tel:${contact.phone.replaceAll(/[^\d+]/g, '')}">${contact.phone}</a>` : nothing}
              <a href="mailto:${contact.email}">${contact.email}</a>
            </p>`
      }
    </slot>`;
  }

  #actions(first: string | undefined): CardActions {
    return {
      isOpen: (id) => this.#opened.get(id) ?? id === first,
      toggle: (statementId) => {
        const open = !(this.#opened.get(statementId) ?? statementId === first);
        this.#opened.set(statementId, open);
        this.requestUpdate();
        if (open) this.emit('km-statement-select', { statementId });
      },
      isFetching: (documentId) => this.#fetching === documentId,
      open: (statement, version, way) => void this.#open(statement, version, way),
      isTenant: this.reader !== 'manager',
      today: today(),
    };
  }

  async #open(statement: StatementOverview, version: OverviewVersion, way: 'tab' | 'file'): Promise<void> {
    const { client } = this;
    const documentId = version.document?.id;
    if (client === undefined || documentId === undefined || this.#fetching !== undefined) return;
    const { statement_id: statementId, number } = statement;
    const { statement_version_id: statementVersionId, version: at } = version;
    if (!this.emit('km-statement-open', { statementId, statementVersionId, documentId, version: at, way }, true))
      return;
    const failed = msg('Das PDF konnte nicht geladen werden.', { id: 'statement-list.pdf-failed' });
    await this.attempt(failed, async () => {
      this.#fetching = documentId;
      this.requestUpdate();
      try {
        const fetched = client.getDocumentContent({ path: { document_id: documentId } });
        const file = `${number}-v${at}.pdf`;
        await (way === 'tab' ? showPdf(fetched, file) : savePdf(fetched, file));
      } finally {
        this.#fetching = undefined;
        this.requestUpdate();
      }
    });
  }

  async #loadMore(): Promise<void> {
    const { client, data } = this;
    if (client === undefined || data?.next === undefined || this.#loadingMore) return;
    const { next, items } = data;
    const failed = msg('Weitere Abrechnungen konnten nicht geladen werden.', { id: 'statement-list.more-failed' });
    await this.attempt(failed, async () => {
      this.#loadingMore = true;
      this.requestUpdate();
      try {
        const page = await this.#page(client, { limit: PAGE_SIZE, cursor: next });
        // Loaded anew meanwhile: then this page is no longer the next one.
        if (this.data !== data) return;
        this.data = { items: [...items, ...page.items], next: page.next };
      } finally {
        this.#loadingMore = false;
        this.requestUpdate();
      }
      await this.updateComplete;
      const first = this.data?.items[items.length];
      if (first !== undefined) this.shadowRoot?.getElementById(`title-${first.statement_id}`)?.focus();
    });
  }
}
