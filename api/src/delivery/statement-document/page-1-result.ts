import { composeChange, periodName } from './change.ts';
import { linkCode, paymentCode } from './codes.ts';
import { correctionText } from './correction.ts';
import { add, compare, exact, negate, plain, ZERO } from './decimal.ts';
import type { Code, Fill, Letter, ResultPage, ShareBar } from './document.ts';
import { day, degreeDays, enumeration, euro, iban, range } from './format.ts';
import type { DocumentBrand, StatementDocumentInput } from './input.ts';
import { amountOf } from './shares.ts';
import { type Outcome, outcomeOf } from './state.ts';
import { movedOut, type Subject, usesPartOfPeriod } from './subject.ts';

/** Who is paid, by what and for what. */
type Payable = Pick<StatementDocumentInput, 'statement' | 'landlord'> & {
  readonly presentation: Pick<StatementDocumentInput['presentation'], 'payment'>;
};

/** What the statement is called in its title, in the running head and in the payment's purpose. */
export function titleOf(subject: Subject): string {
  const { house, statement } = subject.input;
  const name = periodName(house.period.from, house.period.to);
  const start = statement.version > 1 ? 'Ihre korrigierte Heizkostenabrechnung' : 'Ihre Heizkostenabrechnung';
  return `${start} ${name}: ${outcomeOf(subject).title}`;
}

export function composeLetter(subject: Subject): Letter {
  const { statement, brand, addressee, presentation } = subject.input;
  return {
    senderLine: brand.senderLine,
    address: addressee ? [...addressee.name, ...addressee.address] : ['Name und Anschrift sind gelöscht.'],
    info: [
      { label: 'Abrechnung', lines: [`${statement.number} v${statement.version}`] },
      { label: 'Objekt', lines: [presentation.property.number, ...presentation.property.address_lines] },
      { label: 'Nutzer', lines: [subject.occupancy.user_number] },
      { label: 'Lage', lines: [subject.unit.label] },
      { label: 'Erstellt am', lines: [day(statement.createdOn)] },
      { label: 'Rückfragen an', lines: [brand.contact.name, ...brand.contact.lines] },
    ],
  };
}

export function composeResultPage(subject: Subject): ResultPage {
  const { statement, landlord } = subject.input;
  const outcome = outcomeOf(subject);
  return {
    heading: titleOf(subject),
    mandate: `Erstellt im Auftrag und nach Angaben von ${[...landlord.name, ...landlord.address].join(', ')}.`,
    correction: correctionText(statement, subject),
    box: resultBox(subject, outcome),
    change: composeChange(subject),
    steps: { heading: 'Was Sie jetzt tun', items: steps(subject, outcome) },
    paymentCode: transferCode(subject.input, subject.occupancy.user_number, outcome),
    portalCode: portalCode(subject.input.brand),
    shareBar: shareBar(subject),
  };
}

function resultBox(subject: Subject, outcome: Outcome): ResultPage['box'] {
  const { occupant, houseOccupancy, periodDays, days, occupancy } = subject;
  const { period } = subject.input.house;
  const billed = `Abrechnungszeitraum ${range(period.from, period.to)} (${periodDays} Tage)`;
  const share = occupancy.time_share;
  const heating = share
    ? `, ${degreeDays(share.degree_days)} von ${degreeDays(share.period_degree_days)} Gradtagen`
    : '';
  const vacant = outcome.state === 'vacancy';
  const used = `${vacant ? 'Leerstand' : 'Ihr Nutzungszeitraum'} ${range(houseOccupancy.from, houseOccupancy.to)} (${days} von ${periodDays} Tagen${heating})`;
  const advance = occupant.advance_eur;
  return {
    rows: [
      {
        label: 'Ihre Kosten',
        detail: usesPartOfPeriod(subject) ? `${billed}\n${used}` : billed,
        amount: euro(exact(occupant.total_eur)),
      },
      ...(advance === undefined || outcome.state === 'carried_over' || vacant ? [] : [advanceRow(advance)]),
    ],
    state: outcome.word,
    amount: euro(outcome.amount),
    notes: [...advanceNote(outcome), ...vatNote(subject)],
  };
}

const advanceRow = (advance: string): ResultPage['box']['rows'][number] => ({
  label: 'Ihre Vorauszahlungen',
  detail: null,
  amount: euro(negate(exact(advance))),
});

/** What is carried over is carried over whole. */
const advanceNote = ({ state }: Outcome): string[] =>
  state === 'carried_over' ? ['Ihre Vorauszahlungen werden in der Betriebskostenabrechnung abgezogen.'] : [];

function vatNote({ occupant, houseOccupancy }: Subject): string[] {
  if (occupant.vat_contained_eur === undefined) return [];
  const rate = houseOccupancy.vat_percent ?? '';
  return [`In Ihren Kosten enthaltene Umsatzsteuer ${rate} %: ${euro(exact(occupant.vat_contained_eur))}`];
}

function steps(subject: Subject, outcome: Outcome): { word: string; text: string }[] {
  return [
    {
      word: 'Prüfen',
      text: `${movedOut(subject) ? 'Prüfen' : 'Vergleichen'} Sie die Werte Ihrer Geräte auf Seite\u00a0{page:devices}.`,
    },
    moneyStep(subject.input, outcome),
    {
      word: 'Fragen oder widersprechen',
      text: 'Kontakt steht oben. Ihre Rechte und Fristen stehen auf Seite\u00a0{page:rights}.',
    },
  ];
}

/** What is to be done with the balance. */
export function moneyStep(
  { presentation: { payment }, landlord }: Payable,
  { state, amount }: Outcome,
): { word: string; text: string } {
  if (state === 'vacancy') {
    return {
      word: 'Nichts überweisen',
      text: 'Was leer stehende Räume kosten, trägt der Vermieter. Auf die anderen Nutzer ist davon nichts verteilt.',
    };
  }
  if (state === 'carried_over') {
    return {
      word: 'Bitte jetzt nichts überweisen',
      text: 'Der Betrag geht in Ihre Betriebskostenabrechnung ein. Erst dort steht, was zu zahlen ist.',
    };
  }
  if (state === 'even') return { word: 'Nichts zahlen', text: 'Ihre Vorauszahlungen decken Ihre Kosten genau.' };
  if (state === 'credit') {
    return {
      word: 'Geld erhalten',
      text: `${landlord.name.join(' ')} zahlt Ihnen ${euro(amount)} zurück. Überweisen Sie nichts.`,
    };
  }
  if (payment === null) {
    return {
      word: 'Zahlen',
      text: `${euro(amount)} an ${landlord.name.join(' ')}. Konto und Termin nennt Ihnen die Verwaltung.`,
    };
  }
  return {
    word: 'Zahlen',
    text: `${euro(amount)} bis ${day(payment.due_on)} an ${payment.account_holder}, IBAN ${iban(payment.iban)}.`,
  };
}

export function transferCode(
  { presentation: { payment }, statement }: Payable,
  userNumber: string,
  { state, amount }: Outcome,
): Code | null {
  if (state !== 'additional_payment' || payment === null) return null;
  const transfer = {
    iban: payment.iban,
    bic: payment.bic,
    accountHolder: payment.account_holder,
    amountEur: plain(amount, 2),
    purpose: `${statement.number} Nutzer ${userNumber}`,
  };
  return paymentCode(transfer, euro(amount));
}

export function portalCode({ portal }: DocumentBrand): Code | null {
  if (portal === null) return null;
  const { url, pin } = portal;
  return linkCode(url, `QR-Code zu Ihrem Portal${pin ? `, PIN ${pin}` : ''}:`, [
    'Ihr Portal',
    url.replace(/^https:\/\//, ''),
    ...(pin ? [`PIN ${pin}`] : []),
  ]);
}

const USES: readonly { prefix: string; label: string; fill: Fill }[] = [
  { prefix: 'heating', label: 'Heizung', fill: 'heating' },
  { prefix: 'hot_water', label: 'Warmwasser', fill: 'hot_water' },
  { prefix: 'cold_water', label: 'Kaltwasser', fill: 'cold_water' },
];

function shareBar(subject: Subject): ShareBar | null {
  const parts = USES.map((use) => ({ ...use, value: amountOf(subject, use.prefix) })).filter(
    ({ value }) => compare(value, ZERO) > 0,
  );
  if (parts.length < 2) return null;
  const credit = amountOf(subject, 'co2_credit');
  const words = parts.map(({ label, value }) => `${label} ${euro(value)}`);
  const total = parts.reduce((all, { value }) => add(all, value), ZERO);
  return {
    heading: 'Woraus bestehen Ihre Kosten?',
    alt: `Geteilter Balken: ${enumeration(words)}, zusammen ${euro(total)}.`,
    parts: parts.map(({ label, value, fill }) => ({ label, amount: euro(value), weight: plain(value, 2), fill })),
    note:
      credit.numerator === 0n
        ? null
        : `Davon geht der CO₂-Anteil des Vermieters ab: ${euro(credit)}. Es bleiben ${euro(exact(subject.occupant.total_eur))}.`,
  };
}
