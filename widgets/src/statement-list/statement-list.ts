import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { KmElement } from '../element/km-element.ts';
import { day } from '../i18n/format.ts';
import type { WidgetClient } from '../session/client.ts';
import type { StatementOverview } from '../session/upcoming.ts';

/** The statements of the reader. */
export class KmStatementList extends KmElement<readonly StatementOverview[]> {
  static readonly kmElement = 'statement-list';

  protected readonly component = 'statement_list';

  protected heading(): string {
    return msg('Ihre Abrechnungen', { id: 'statement-list.heading' });
  }

  protected failed(): string {
    return msg('Ihre Abrechnungen konnten nicht geladen werden.', { id: 'statement-list.failed' });
  }

  protected async load(client: WidgetClient, signal: AbortSignal): Promise<readonly StatementOverview[]> {
    return (await client.listStatementOverviews({ query: { limit: 5 } }, { signal })).data;
  }

  protected isEmpty(data: readonly StatementOverview[]): boolean {
    return data.length === 0;
  }

  protected renderData(data: readonly StatementOverview[]): TemplateResult {
    return html`${data.map(({ number, period }) => html`<p>${number} ${day(period.to)}</p>`)}`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="title">${msg('Noch keine Abrechnung.', { id: 'statement-list.empty-title' })}</p>`;
  }

  protected renderSkeleton(): TemplateResult {
    return html`<div class="bone"></div>`;
  }
}
