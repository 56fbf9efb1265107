import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { moment } from '../i18n/format.ts';
import type { Failure, FailureKind } from '../session/failure.ts';
import type { SessionInfo } from '../session/types.ts';

interface NoticeOptions {
  readonly failure: Failure;
  readonly reader: SessionInfo['subject']['role'] | undefined;
  /** What failed, in the element's own words. */
  readonly failed: string;
  /** When the data below were loaded, where there are some. */
  readonly loadedAt: Date | undefined;
  readonly busy: boolean;
  readonly retry: () => void;
}

/** What failed, what is safe, and the way on; each kind of failure in words of its own. */
export function noticeOf({ failure, reader, failed, loadedAt, busy, retry }: NoticeOptions): TemplateResult {
  const { title, text } = wordsOf(failure.kind, failed, reader);
  return html`<div class="notice ${failure.kind}" part="notice notice-${failure.kind}">
    <p class="title">${title}</p>
    <p>${text}</p>
    ${
      loadedAt === undefined
        ? nothing
        : html`<p part="as-of">${msg(str`Stand ${moment(loadedAt)}`, { id: 'element.as-of' })}</p>`
    }
    ${
      failure.kind === 'forbidden'
        ? nothing
        : html`<button class="button" part="retry" type="button" aria-disabled=${busy} @click=${retry}>
            ${busy ? msg('Wird geladen', { id: 'element.loading' }) : msg('Erneut versuchen', { id: 'element.retry' })}
          </button>`
    }
    ${
      failure.requestId === undefined
        ? nothing
        : html`<p class="muted" part="request-id">
            ${msg(str`Kennung für Rückfragen: ${failure.requestId}`, { id: 'element.request-id' })}
          </p>`
    }
  </div>`;
}

function wordsOf(kind: FailureKind, failed: string, reader: NoticeOptions['reader']): { title: string; text: string } {
  if (kind === 'expired')
    return {
      title: msg('Ihre Anmeldung ist abgelaufen.', { id: 'element.expired-title' }),
      text: msg('Melden Sie sich neu an. Dann geht es hier weiter.', { id: 'element.expired-text' }),
    };
  if (kind === 'offline')
    return {
      title: msg('Keine Verbindung.', { id: 'element.offline-title' }),
      text: msg('Ihre Daten sind sicher. Sobald Sie wieder online sind, geht es weiter.', {
        id: 'element.offline-text',
      }),
    };
  if (kind === 'forbidden')
    return {
      title: msg('Dieser Bereich ist für Sie nicht freigegeben.', { id: 'element.forbidden-title' }),
      text:
        reader === 'manager'
          ? msg('Fragen Sie Ihren Messdienst, wenn Sie ihn brauchen.', { id: 'element.forbidden-text-manager' })
          : msg('Fragen Sie Ihre Verwaltung, wenn Sie ihn brauchen.', { id: 'element.forbidden-text' }),
    };
  return {
    title: failed,
    text: msg('Ihre Daten sind sicher. Versuchen Sie es gleich noch einmal.', { id: 'element.error-text' }),
  };
}
