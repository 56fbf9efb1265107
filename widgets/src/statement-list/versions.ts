import type { OverviewVersion, StatementOverview } from '@klarmeter/sdk';
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { germanDay } from '../i18n/german.ts';
import type { CardActions } from './card.ts';
import { resultOf } from './outcome.ts';

/** Every version, the newest first: it counts, the older ones stay readable. */
export function renderVersions(statement: StatementOverview, level: number, actions: CardActions): TemplateResult {
  const [newest, ...older] = statement.versions;
  const id = `older-${statement.statement_id}`;
  const isOpen = actions.isOpen(id);
  return html`<div class="versions" part="versions">
    <div class="subheading" role="heading" aria-level=${level}>${msg('Fassungen', { id: 'statement-list.versions' })}</div>
    ${newest === undefined ? nothing : renderVersion(statement, newest, older[0], actions)}
    ${
      older.length === 0
        ? nothing
        : html`<button
              class="button older"
              part="older-toggle"
              type="button"
              aria-expanded=${isOpen}
              aria-controls=${id}
              @click=${() => actions.toggle(id)}
            >
              ${msg(str`Frühere Fassungen (${older.length})`, { id: 'statement-list.older' })}
            </button>
            <div id=${id} class="disclosed" ?hidden=${!isOpen}>
              ${older.map((version, at) => renderVersion(statement, version, older[at + 1], actions))}
            </div>`
    }
  </div>`;
}

function renderVersion(
  statement: StatementOverview,
  version: OverviewVersion,
  before: OverviewVersion | undefined,
  actions: CardActions,
): TemplateResult {
  const number = version.version;
  const counts = version === statement.versions[0];
  return html`<div class="version" part="version">
    <p>
      <strong>${msg(str`Fassung ${number}`, { id: 'statement-list.version' })}</strong>
      ${
        version.released_at === null
          ? html`· ${msg('noch nicht freigegeben', { id: 'statement-list.draft' })}`
          : msg(str`vom ${germanDay(version.released_at)}`, { id: 'statement-list.version-of' })
      }
      ${counts && number > 1 ? html`· ${msg('gilt', { id: 'statement-list.counts' })}` : nothing}
    </p>
    ${
      version.reason === null
        ? nothing
        : html`<p>${msg(str`Grund: ${version.reason}`, { id: 'statement-list.reason' })}</p>`
    }
    ${before === undefined ? nothing : html`<p>${changeOf(statement, version, before)}</p>`}
    ${counts ? nothing : renderDocument(statement, version, actions)}
  </div>`;
}

/** Both amounts, as they were: no difference is reckoned here. */
function changeOf({ state }: StatementOverview, version: OverviewVersion, before: OverviewVersion): string {
  const [now, then] = [resultOf(state, version), resultOf(state, before)];
  return now === then
    ? msg(str`Ergebnis unverändert: ${now}`, { id: 'statement-list.unchanged' })
    : msg(str`${now} statt ${then}`, { id: 'statement-list.instead' });
}

/** Ways to the PDF of one version. */
export function renderDocument(
  statement: StatementOverview,
  version: OverviewVersion,
  actions: CardActions,
  primary = false,
): TemplateResult {
  if (version.document === null || version.document.status !== 'ready')
    return html`<p class="muted">${msg('Das PDF wird noch erstellt.', { id: 'statement-list.no-pdf' })}</p>`;
  const busy = actions.isFetching(version.document.id);
  const named = msg(str`Fassung ${version.version}, ${statement.number}`, { id: 'statement-list.pdf-of' });
  return html`<p class="actions screen">
    <button
      class="button ${primary ? 'primary' : ''}"
      part="pdf-open"
      type="button"
      aria-disabled=${busy}
      @click=${() => actions.open(statement, version, 'tab')}
    >
      ${busy ? msg('PDF wird geladen', { id: 'statement-list.pdf-loading' }) : msg('PDF ansehen', { id: 'statement-list.pdf-open' })}
      <span class="hidden">${named}</span>
    </button>
    <button
      class="button"
      part="pdf-save"
      type="button"
      aria-disabled=${busy}
      @click=${() => actions.open(statement, version, 'file')}
    >
      ${msg('Speichern', { id: 'statement-list.pdf-save' })} <span class="hidden">${named}</span>
    </button>
  </p>`;
}
