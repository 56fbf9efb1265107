import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { germanMoment } from '../i18n/german.ts';
import { actorWord, channelWord, itemWord } from './proof-words.ts';
import type { Mark, TimelineItem } from './timeline.ts';

const CIRCLE = 'M8 2a6 6 0 1 0 .01 0z';
const SHAPES: Readonly<Record<Mark, string>> = {
  done: CIRCLE,
  open: CIRCLE,
  running: CIRCLE,
  failed: 'M3 3h10v10H3z',
  unclear: 'M8 1.5l7 12.5H1z',
};

/** A shape beside a word: circle, square or triangle, so that nothing hangs on its colour. */
export function markOf(mark: Mark): TemplateResult {
  return html`<svg class="mark ${mark}" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${SHAPES[mark]}></path>`}</svg>`;
}

/** What happened, newest last; what has not happened stands hollow at the end. */
export function timelineView(items: readonly TimelineItem[]): TemplateResult {
  return html`<ol class="timeline" part="timeline">
    ${items.map(
      (item) => html`<li class="item ${item.mark}" part="item">
        ${markOf(item.mark)}
        <div class="what">
          <strong>${itemWord(item)}</strong>
          ${item.at === null ? nothing : html`<time datetime=${item.at}>${germanMoment(item.at)}</time>`}
        </div>
        ${details(item)}
      </li>`,
    )}
  </ol>`;
}

function details({ actor, channel, detail, logIndex }: TimelineItem): TemplateResult | typeof nothing {
  const parts = [
    actor === null ? undefined : actorWord(actor),
    channel === null ? undefined : channelWord(channel),
    logIndex === null ? undefined : msg(str`Log-Nr. ${logIndex}`, { id: 'delivery-proof.log-index' }),
    detail ?? undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? nothing : html`<div class="muted">${parts.join(' · ')}</div>`;
}
