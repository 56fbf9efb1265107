import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ProofFileState } from './load-proofs.ts';

/** Why there is no proof file to check, and what to do about it. */
export function missingFile(file: ProofFileState | undefined, reload: () => void): TemplateResult | typeof nothing {
  if (file === 'pending')
    return html`<p class="muted">
      ${msg('Die Nachweisdatei entsteht gerade. In wenigen Minuten ist sie da.', { id: 'delivery-proof.pending' })}
      <button class="button" type="button" @click=${reload}>
        ${msg('Erneut laden', { id: 'delivery-proof.reload' })}
      </button>
    </p>`;
  if (file !== 'erased') return nothing;
  return html`<p class="muted">
    ${msg('Die Angaben zur Person sind gelöscht. Eine Nachweisdatei gibt es nicht mehr.', { id: 'delivery-proof.erased' })}
  </p>`;
}
