import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckedStep, CheckResult, Misfit, StepVerdict } from './check-proof.ts';
import { inLanguage, stepWord } from './proof-words.ts';
import { markOf } from './timeline-view.ts';

/** Where the key came from; `file`: from the file that is checked. */
export type KeySource = 'pinned' | 'published';

/** What the check says: one sentence, the steps, and where something is wrong. */
export function verdictView(result: CheckResult, source: KeySource): TemplateResult {
  if (result.outcome === 'unable')
    return html`<div class="verdict" part="verdict">
      <p class="title">${markOf('unclear')} ${msg('Hier nicht prüfbar', { id: 'delivery-proof.unable' })}</p>
      <p>
        ${msg('Dieser Browser kennt das Verfahren nicht, oder die Seite ist nicht verschlüsselt. Die Nachweisdatei lässt sich anderswo prüfen.', { id: 'delivery-proof.unable-text' })}
      </p>
    </div>`;
  return result.outcome === 'holds' ? holding(result, source) : failing(result);
}

function holding({ verdict, steps, withPdf }: CheckResult & { outcome: 'holds' }, source: KeySource): TemplateResult {
  const { key, checkpoint } = verdict;
  return html`<div class="verdict" part="verdict">
    <p class="title">
      ${markOf('done')}
      ${msg(str`Stimmt: Alle ${steps.length} Einträge stehen unverändert im Log.`, { id: 'delivery-proof.holds' })}
    </p>
    <p>
      ${
        withPdf
          ? msg('Das PDF ist das Dokument dieser Einträge.', { id: 'delivery-proof.same-pdf' })
          : msg('Das PDF war nicht geladen und ist nicht verglichen.', { id: 'delivery-proof.no-pdf' })
      }
      ${key.source === 'file' ? inLanguage(key.notice_de, key.notice_en) : keyWords(source)}
    </p>
    ${stepList(steps)}
    <p class="muted">
      ${msg(str`Prüfpunkt: Baumgröße ${checkpoint.size}, Wurzel`, { id: 'delivery-proof.checkpoint' })} <code>${checkpoint.root}</code>
    </p>
  </div>`;
}

function keyWords(source: KeySource): string {
  return source === 'pinned'
    ? msg('Geprüft mit dem Schlüssel, den diese Seite vorgibt.', { id: 'delivery-proof.pinned-key' })
    : msg('Geprüft mit dem veröffentlichten Schlüssel des Logs.', { id: 'delivery-proof.published-key' });
}

function failing({ faults, misfits, steps }: CheckResult & { outcome: 'fails' }): TemplateResult {
  return html`<div class="verdict fails" part="verdict">
    <p class="title">${markOf('failed')} ${msg('Stimmt nicht', { id: 'delivery-proof.fails' })}</p>
    <ul part="faults">
      ${misfits.map((misfit) => html`<li>${misfitWords(misfit)}</li>`)}
      ${faults.map(
        ({ pointer, step, message_de, message_en }) => html`<li>
          ${stepName(steps[step ?? -1])} ${inLanguage(message_de, message_en)}
          <code>${pointer === '' ? msg('ganze Datei', { id: 'delivery-proof.whole-file' }) : pointer}</code>
        </li>`,
      )}
    </ul>
    ${stepList(steps)}
  </div>`;
}

function misfitWords(misfit: Misfit): string {
  return misfit === 'pdf'
    ? msg('Das PDF ist ein anderes als das Dokument der Einträge.', { id: 'delivery-proof.other-pdf' })
    : msg('Die Datei gehört zu einer anderen Zustellung.', { id: 'delivery-proof.other-subject' });
}

function stepName(step: CheckedStep | undefined): string {
  const word = step?.type == null ? undefined : stepWord(step.type);
  return word === undefined ? '' : msg(str`„${word}“:`, { id: 'delivery-proof.step-named' });
}

function stepList(steps: readonly CheckedStep[]): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`<ol class="steps" part="steps">
    ${steps.map(
      ({ index, type, verdict }) => html`<li>
        ${markOf(verdict === 'holds' ? 'done' : verdict === 'fails' ? 'failed' : 'open')}
        ${type === null ? '?' : stepWord(type)} <span class="muted">${index === null ? '' : `#${index}`}</span>: ${verdictWord(verdict)}
      </li>`,
    )}
  </ol>`;
}

function verdictWord(verdict: StepVerdict): string {
  if (verdict === 'holds') return msg('stimmt', { id: 'delivery-proof.step-holds' });
  if (verdict === 'fails') return msg('stimmt nicht', { id: 'delivery-proof.step-fails' });
  return msg('nicht prüfbar', { id: 'delivery-proof.step-unchecked' });
}
