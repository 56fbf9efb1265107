import type { StatementOverview } from '@klarmeter/sdk';
import { msg } from '@lit/localize';
import { html, svg, type TemplateResult } from 'lit';
import { money } from '../i18n/format.ts';

type State = StatementOverview['state'];

/** Drawn and not typed, so that no font has to have them. Each state has a shape of its own. */
const SHAPES: Readonly<Record<State, TemplateResult>> = {
  additional_payment: svg`<path d="M8 2 15 14H1Z"/>`,
  credit: svg`<path d="M8 14 1 2h14Z"/>`,
  even: svg`<circle cx="8" cy="8" r="6"/>`,
  carried_over: svg`<path d="M2 1 14 8 2 15Z"/>`,
  vacancy: svg`<path d="M2 2h12v12H2Z"/>`,
};

/** The outcome as a word, a sign and an amount that is never negative: the word says the direction. */
export function outcomeOf(
  statement: StatementOverview,
  isTenant: boolean,
): { word: string; sign: TemplateResult; amount: string } {
  const { state } = statement;
  const shape = SHAPES[state];
  return {
    word: wordOf(state, isTenant),
    sign: html`<svg class="sign" part="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shape}</svg>`,
    amount: money(amountOf(state, statement)),
  };
}

/** What a version says, in one line: `Nachzahlung 31,10 €`. */
export function resultOf(state: State, version: { total_cents: number; balance_cents: number }): string {
  const amount = money(amountOf(state, version));
  if (hasNoBalance(state)) return `${msg('Kosten', { id: 'statement-list.costs' })} ${amount}`;
  if (version.balance_cents === 0) return msg('ausgeglichen', { id: 'statement-list.even' });
  return version.balance_cents > 0
    ? `${msg('Nachzahlung', { id: 'statement-list.payment' })} ${amount}`
    : `${msg('Guthaben', { id: 'statement-list.credit' })} ${amount}`;
}

/** Nothing is settled here: the whole cost goes on to somebody else's reckoning. */
export function hasNoBalance(state: State): boolean {
  return state === 'carried_over' || state === 'vacancy';
}

function amountOf(
  state: State,
  { total_cents, balance_cents }: { total_cents: number; balance_cents: number },
): number {
  return hasNoBalance(state) ? total_cents : Math.abs(balance_cents);
}

function wordOf(state: State, isTenant: boolean): string {
  if (state === 'additional_payment') return msg('NACHZAHLUNG', { id: 'statement-list.word-payment' });
  if (state === 'credit') return msg('GUTHABEN', { id: 'statement-list.word-credit' });
  if (state === 'even') return msg('AUSGEGLICHEN', { id: 'statement-list.word-even' });
  if (state === 'vacancy')
    return isTenant
      ? msg('SIE TRAGEN', { id: 'statement-list.word-vacancy' })
      : msg('VERMIETER TRÄGT', { id: 'statement-list.word-vacancy-manager' });
  return msg('WIRD ÜBERNOMMEN', { id: 'statement-list.word-carried-over' });
}
