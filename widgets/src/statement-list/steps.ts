import type { StatementOverview } from '@klarmeter/sdk';
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { day, money } from '../i18n/format.ts';
import { iban } from '../i18n/german.ts';
import { provision } from '../i18n/provision.ts';

interface Step {
  readonly word: string;
  readonly text: string | TemplateResult;
}

/** What the reader does now, in at most three steps. */
export function renderSteps(statement: StatementOverview, level: number, today: string): TemplateResult {
  return html`<div class="steps" part="steps">
    <div class="subheading" role="heading" aria-level=${level}>
      ${msg('Was Sie jetzt tun', { id: 'statement-list.steps' })}
    </div>
    <ol>
      ${stepsOf(statement, today).map(
        ({ word, text }) => html`<li part="step"><span class="word">${word}</span>${text}</li>`,
      )}
    </ol>
  </div>`;
}

function stepsOf(statement: StatementOverview, today: string): Step[] {
  const steps = [checkStep(), moneyStep(statement)];
  // Whoever bears the cost of empty rooms let the statement be made.
  return statement.state === 'vacancy' ? steps : [...steps, objectionStep(statement, today)];
}

function checkStep(): Step {
  return {
    word: msg('Prüfen', { id: 'statement-list.check' }),
    text: html`<p>${msg('Vergleichen Sie die Werte im PDF mit Ihren Geräten.', { id: 'statement-list.check-text' })}</p>`,
  };
}

function moneyStep(statement: StatementOverview): Step {
  const { state, landlord } = statement;
  if (state === 'additional_payment') return payStep(statement);
  if (state === 'credit') {
    const amount = money(Math.abs(statement.balance_cents));
    const text =
      landlord === null
        ? msg(str`Sie bekommen ${amount} zurück.`, { id: 'statement-list.refund' })
        : msg(str`${landlord} zahlt Ihnen ${amount} zurück.`, { id: 'statement-list.refund-by' });
    return {
      word: msg('Geld bekommen', { id: 'statement-list.receive' }),
      text: html`<p>${text} ${msg('Überweisen Sie nichts.', { id: 'statement-list.transfer-nothing' })}</p>`,
    };
  }
  const word = msg('Nichts zahlen', { id: 'statement-list.nothing' });
  if (state === 'even') {
    const text = msg('Ihre Vorauszahlungen decken Ihre Kosten genau.', { id: 'statement-list.nothing-even' });
    return { word, text: html`<p>${text}</p>` };
  }
  if (state === 'vacancy') {
    const text = msg('Die Räume standen leer. Diese Kosten trägt der Vermieter.', {
      id: 'statement-list.nothing-vacancy',
    });
    return { word, text: html`<p>${text}</p>` };
  }
  const text = msg('Der Betrag geht in Ihre Betriebskostenabrechnung ein. Erst dort steht, was Sie zahlen.', {
    id: 'statement-list.nothing-carried-over',
  });
  return { word, text: html`<p>${text}</p>` };
}

function payStep({ balance_cents, payment, landlord }: StatementOverview): Step {
  const word = msg('Zahlen', { id: 'statement-list.pay' });
  const amount = money(balance_cents);
  const sentence =
    payment?.due_on == null
      ? msg(str`Überweisen Sie ${amount}.`, { id: 'statement-list.pay-amount' })
      : msg(str`Überweisen Sie ${amount} bis ${day(payment.due_on)}.`, { id: 'statement-list.pay-until' });
  if (payment?.iban == null) {
    const where = msg('Das Konto nennt Ihnen Ihre Verwaltung.', { id: 'statement-list.pay-ask' });
    return { word, text: html`<p>${sentence} ${where}</p>` };
  }
  const holder = payment.account_holder ?? landlord;
  return {
    word,
    text: html`<p>${sentence}</p>
      <dl class="account" part="account">
        ${holder === null ? nothing : html`<dt class="muted">${msg('Empfänger', { id: 'statement-list.holder' })}</dt><dd>${holder}</dd>`}
        <dt class="muted">IBAN</dt>
        <dd class="iban" part="iban">${iban(payment.iban)}</dd>
      </dl>`,
  };
}

function objectionStep({ objection }: StatementOverview, today: string): Step {
  return {
    word: msg('Fragen oder widersprechen', { id: 'statement-list.object' }),
    text: html`<p>${objectionText(objection, today)}</p>
      ${objection === null ? nothing : html`<p class="muted">${certainty(objection, today)} ${provision(objection.legal_basis)}</p>`}`,
  };
}

/** The day is known once it is proven when the statement arrived; until then the rule is all there is to say. */
function objectionText(objection: StatementOverview['objection'], today: string): string {
  if (objection === null)
    return msg(
      'Einspruch (rechtlich: Einwendung) ist möglich bis zum Ende des 12. Monats nach Erhalt der Abrechnung.',
      { id: 'statement-list.object-rule' },
    );
  const until = day(objection.until);
  return objection.until < today
    ? msg(str`Die Frist für Ihren Einspruch ist seit ${until} vorbei.`, { id: 'statement-list.object-over' })
    : msg(str`Einspruch (rechtlich: Einwendung) ist bis ${until} möglich.`, { id: 'statement-list.object-until' });
}

type Objection = NonNullable<StatementOverview['objection']>;

/** Courts may count from the day of receipt: whoever keeps to that is in time either way. */
function certainty({ cautious_until, until }: Objection, today: string): string {
  if (cautious_until >= until || until < today) return '';
  if (cautious_until < today)
    return msg(str`Manche Gerichte rechnen kürzer: bis ${day(cautious_until)}. Dieser Tag ist vorbei.`, {
      id: 'statement-list.object-cautious-over',
    });
  return msg(str`Sicher rechtzeitig: bis ${day(cautious_until)}.`, { id: 'statement-list.object-certain' });
}
