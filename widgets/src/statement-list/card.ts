import type { OverviewVersion, StatementOverview } from '@klarmeter/sdk';
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { dayRange, money } from '../i18n/format.ts';
import { hasNoBalance, outcomeOf } from './outcome.ts';
import { renderSteps } from './steps.ts';
import { renderDocument, renderVersions } from './versions.ts';

/** What a card may ask its list to do. */
export interface CardActions {
  readonly isOpen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly isFetching: (documentId: string) => boolean;
  readonly open: (statement: StatementOverview, version: OverviewVersion, way: 'tab' | 'file') => void;
  /** The reader is the one who pays or gets money; managers are not told what to do. */
  readonly isTenant: boolean;
  readonly today: string;
}

/** One statement: the outcome first, then what it is for, then why, what to do and which versions there are. */
export function renderCard(statement: StatementOverview, level: number, actions: CardActions): TemplateResult {
  const { statement_id: id, state } = statement;
  const { word, sign, amount } = outcomeOf(statement, actions.isTenant);
  const isOpen = actions.isOpen(id);
  const panel = `panel-${id}`;
  return html`<article class="card ${state}" part="card" aria-labelledby="title-${id}">
    <div class="title" role="heading" aria-level=${level}>
      <button
        class="outcome"
        part="outcome"
        type="button"
        id="title-${id}"
        aria-expanded=${isOpen}
        aria-controls=${panel}
        @click=${() => actions.toggle(id)}
      >
        <span class="word">${sign}<span part="word">${word}</span></span>
        <span class="amount" part="amount">${amount}</span>
        <svg class="chevron" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d=${isOpen ? 'M2 11 8 5l6 6' : 'M2 5l6 6 6-6'} fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
      </button>
    </div>
    ${renderMeta(statement, actions.isTenant)}
    <div class="panel disclosed" part="panel" id=${panel} ?hidden=${!isOpen}>
      <div class="column">${renderCosts(statement, actions.isTenant)} ${renderNewest(statement, actions)}</div>
      ${actions.isTenant ? renderSteps(statement, level + 1, actions.today) : nothing}
      ${renderVersions(statement, level + 1, actions)}
    </div>
  </article>`;
}

function renderMeta(statement: StatementOverview, isTenant: boolean): TemplateResult {
  const { number, period, property, unit, occupancy, occupant, landlord } = statement;
  // Days compare as text.
  const movedIn = occupancy.from > period.from;
  const movedOut = occupancy.to !== null && occupancy.to < period.to;
  const [from, to] = [movedIn ? occupancy.from : period.from, movedOut ? occupancy.to : period.to];
  const used = isTenant
    ? msg('Ihr Nutzungszeitraum', { id: 'statement-list.used' })
    : msg('Nutzungszeitraum', { id: 'statement-list.used-by' });
  return html`<div class="meta" part="meta">
    <p>${msg('Abrechnung', { id: 'statement-list.statement' })} ${dayRange(period.from, period.to)}</p>
    ${!movedIn && !movedOut ? nothing : html`<p>${used} ${dayRange(from, to)}</p>`}
    <p>${property.street}, ${property.postal_code} ${property.city} · ${unit.label}</p>
    ${isTenant || occupant === null ? nothing : html`<p>${occupant}</p>`}
    <p class="muted">
      ${msg(str`Nr. ${number}`, { id: 'statement-list.number' })}
      ${landlord === null ? nothing : html`· ${msg(str`im Auftrag von ${landlord}`, { id: 'statement-list.for' })}`}
    </p>
  </div>`;
}

/** A small table that adds up: what it cost, what was paid before, what is left. */
function renderCosts(statement: StatementOverview, isTenant: boolean): TemplateResult {
  const { state, total_cents, advance_cents, balance_cents } = statement;
  const costs = isTenant
    ? msg('Ihre Kosten', { id: 'statement-list.your-costs' })
    : msg('Kosten', { id: 'statement-list.costs' });
  const advances = isTenant
    ? msg('Ihre Vorauszahlungen', { id: 'statement-list.your-advances' })
    : msg('Vorauszahlungen', { id: 'statement-list.advances' });
  return html`<table class="costs" part="costs">
    <caption class="hidden">
      ${msg('So entsteht das Ergebnis', { id: 'statement-list.costs-caption' })}
    </caption>
    <tbody>
      <tr>
        <th scope="row">${costs}</th>
        <td>${money(total_cents)}</td>
      </tr>
      ${
        state === 'vacancy'
          ? nothing
          : html`<tr>
              <th scope="row">${advances}</th>
              <td>${hasNoBalance(state) || advance_cents === null ? '–' : money(-advance_cents)}</td>
            </tr>
            ${hasNoBalance(state) ? renderCarriedOver() : nothing}`
      }
      ${
        hasNoBalance(state)
          ? nothing
          : html`<tr class="sum">
              <th scope="row">${msg('Ergebnis', { id: 'statement-list.result' })}</th>
              <td>${money(balance_cents)}</td>
            </tr>`
      }
    </tbody>
  </table>`;
}

function renderCarriedOver(): TemplateResult {
  // Over both columns: beside the amount the longest word would be broken on a phone.
  return html`<tr class="note muted">
    <td colspan="2">
      ${msg('Sie werden in der Betriebskostenabrechnung abgezogen.', { id: 'statement-list.advances-later' })}
    </td>
  </tr>`;
}

function renderNewest(statement: StatementOverview, actions: CardActions): TemplateResult | typeof nothing {
  const [newest] = statement.versions;
  return newest === undefined ? nothing : renderDocument(statement, newest, actions, true);
}

/** Today where the house stands. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
}
