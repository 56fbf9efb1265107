import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { day } from '../i18n/format.ts';
import type { Delivery, Document } from './deliveries.ts';

interface Choice {
  readonly confirm: () => void;
  readonly cancel: () => void;
}

/** What confirming means, before it is done: what is confirmed, from when it counts, and that it stays. */
export function confirmationView(
  document: Document,
  { receipt }: Delivery,
  { confirm, cancel }: Choice,
): TemplateResult {
  const { statement_number: number, statement_version: version } = document;
  return html`<div class="confirmation" part="confirmation" role="group" aria-labelledby="confirmation">
    <p class="title" id="confirmation">${msg('Sie bestätigen verbindlich', { id: 'delivery-proof.confirmation' })}</p>
    <ul>
      <li>
        ${msg(str`dass Sie ${number}, Fassung ${version}, erhalten haben. Dem Inhalt stimmen Sie damit nicht zu.`, { id: 'delivery-proof.confirmation-what' })}
      </li>
      <li>
        ${
          receipt === null
            ? msg('Ab heute laufen dann die Fristen.', { id: 'delivery-proof.confirmation-from-today' })
            : msg(str`Für Fristen zählt weiter der ${day(receipt.on)}.`, { id: 'delivery-proof.confirmation-from' })
        }
      </li>
      <li>${msg('Das lässt sich nicht zurücknehmen.', { id: 'delivery-proof.confirmation-final' })}</li>
    </ul>
    <div class="actions">
      <button class="button primary" part="confirm" type="button" @click=${confirm}>
        ${msg('Verbindlich bestätigen', { id: 'delivery-proof.confirm' })}
      </button>
      <button class="button" part="cancel" type="button" @click=${cancel}>
        ${msg('Abbrechen', { id: 'delivery-proof.cancel' })}
      </button>
    </div>
  </div>`;
}
