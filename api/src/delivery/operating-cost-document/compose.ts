import { readableOn } from '../../contrast.ts';
import { periodName } from '../statement-document/change.ts';
import { correctionText } from '../statement-document/correction.ts';
import { compare, exact, negate, subtract } from '../statement-document/decimal.ts';
import { fact, heading, type ResultPage, type StatementDocument } from '../statement-document/document.ts';
import { day, dayCount, euro, range } from '../statement-document/format.ts';
import type { StatementIdentity } from '../statement-document/input.ts';
import { moneyStep, portalCode, transferCode } from '../statement-document/page-1-result.ts';
import { verification } from '../statement-document/page-4-rights.ts';
import { composeLines } from './costs.ts';
import type { OperatingCostDocumentInput } from './input.ts';
import { findOperatingCostSubject, type OperatingCostSubject } from './subject.ts';

const PAPER = '#ffffff';

/** The template names the place of the second section after what stands there in a heating statement. */
const RIGHTS_PAGE = '{page:devices}';

/**
 * The occupant's operating-cost statement as finished text: result, costs with key and share, labour, rights. Amounts
 * come from the result and are not calculated here.
 * @throws ContradictionError where the frozen figures do not go together.
 */
export function composeOperatingCostDocument(input: OperatingCostDocumentInput): StatementDocument {
  const subject = findOperatingCostSubject(input);
  const { statement, brand, presentation, house, addressee } = input;
  const { user_number: user, deadlines } = subject.occupancy;
  const name = periodName(house.period.from, house.period.to);
  const title = `${statement.version > 1 ? 'Ihre korrigierte Betriebskostenabrechnung' : 'Ihre Betriebskostenabrechnung'} ${name}: ${subject.outcome.title}`;
  const rights =
    deadlines.length === 0
      ? []
      : [
          heading('Ihre Rechte'),
          {
            kind: 'facts' as const,
            facts: deadlines.map((rule) => fact(rule.title, rule.text, rule.legal_basis)),
          },
        ];
  return {
    template: 'statement',
    lang: 'de',
    title,
    author: brand.name,
    createdOn: statement.createdOn,
    brand: {
      name: brand.name,
      logoSvg: brand.logoSvg,
      primary: readableOn(PAPER, brand.colors.primary),
      footer: brand.footer,
    },
    footerLine: `${statement.number} v${statement.version} · ${day(statement.createdOn)} · Nutzer ${user}`,
    pageWords: { page: 'Seite', of: 'von' },
    runningHead: `Betriebskostenabrechnung ${name} · Objekt ${presentation.property.number} · Nutzer ${user}`,
    letter: {
      senderLine: brand.senderLine,
      address: addressee ? [...addressee.name, ...addressee.address] : ['Name und Anschrift sind gelöscht.'],
      info: [
        { label: 'Abrechnung', lines: [`${statement.number} v${statement.version}`] },
        { label: 'Objekt', lines: [presentation.property.number, ...presentation.property.address_lines] },
        { label: 'Nutzer', lines: [user] },
        { label: 'Lage', lines: [subject.unit.label] },
        { label: 'Erstellt am', lines: [day(statement.createdOn)] },
        { label: 'Rückfragen an', lines: [brand.contact.name, ...brand.contact.lines] },
      ],
    },
    result: resultPage(subject, title),
    flowing: true,
    sections: [
      composeLines(subject),
      [...rights, heading('Kleines Wörterbuch'), glossary(subject), ...verification(statement)],
    ],
  };
}

function resultPage(subject: OperatingCostSubject, title: string): ResultPage {
  const { input, outcome, occupancy } = subject;
  const { statement, landlord } = input;
  return {
    heading: title,
    mandate: `Erstellt im Auftrag und nach Angaben von ${[...landlord.name, ...landlord.address].join(', ')}.`,
    correction: correctionText(withAdvance(statement), subject.settled),
    box: resultBox(subject),
    change: nextAdvance(subject),
    steps: {
      heading: 'Was Sie jetzt tun',
      items: [
        { word: 'Prüfen', text: 'Vergleichen Sie Kosten und Schlüssel auf Seite\u00a0{page:costs}.' },
        moneyStep(input, outcome),
        {
          word: 'Fragen oder widersprechen',
          text: `Kontakt steht oben. Ihre Rechte und Fristen stehen auf Seite\u00a0${RIGHTS_PAGE}.`,
        },
      ],
    },
    paymentCode: transferCode(input, occupancy.user_number, outcome),
    portalCode: portalCode(input.brand),
    shareBar: null,
  };
}

/** Operating costs go nowhere else, so nothing that is known of was paid where no advance is named. */
function withAdvance({ replaced, ...statement }: StatementIdentity): StatementIdentity {
  return replaced === undefined ? statement : { ...statement, replaced: { advance_eur: '0.00', ...replaced } };
}

function resultBox({ input, occupant, houseOccupancy, outcome }: OperatingCostSubject): ResultPage['box'] {
  const { period } = input.house;
  const days = dayCount(period.from, period.to);
  const billed = `Abrechnungszeitraum ${range(period.from, period.to)} (${days} Tage)`;
  const own = houseOccupancy === undefined ? null : dayCount(houseOccupancy.from, houseOccupancy.to);
  const used =
    houseOccupancy === undefined || own === days
      ? []
      : [
          `${occupant.vacant ? 'Leerstand' : 'Ihr Nutzungszeitraum'} ${range(houseOccupancy.from, houseOccupancy.to)} (${own} von ${days} Tagen)`,
        ];
  const { advance_eur: advance } = occupant;
  const paid =
    advance === undefined
      ? { detail: 'Es sind keine angegeben.', amount: '–' }
      : { detail: advanceParts(input, occupant), amount: euro(negate(exact(advance))) };
  return {
    rows: [
      { label: 'Ihre Kosten', detail: [billed, ...used].join('\n'), amount: euro(exact(occupant.total_eur)) },
      ...(occupant.vacant ? [] : [{ label: 'Ihre Vorauszahlungen', ...paid }]),
    ],
    state: outcome.word,
    amount: euro(outcome.amount),
    notes: [],
  };
}

/** What was paid for heating and what for all else, where the heating bill inside knows of both. */
function advanceParts(
  { house: { heating }, unit, occupancy }: OperatingCostDocumentInput,
  { advance_eur: whole = '0.00' }: OperatingCostSubject['occupant'],
): string | null {
  const paid = heating?.units
    .find(({ id }) => id === unit)
    ?.occupancies.find(({ id }) => id === occupancy)?.advance_eur;
  if (paid === undefined || compare(exact(paid), exact(whole)) === 0) return null;
  return `Heizung und Warmwasser ${euro(exact(paid))}, übrige Betriebskosten ${euro(subtract(exact(whole), exact(paid)))}`;
}

/** BGB section 560(4): what is paid in advance may follow the statement. */
function nextAdvance({ occupant: { advance_proposal: proposal } }: OperatingCostSubject): ResultPage['change'] {
  const title = 'Ihre künftige Vorauszahlung';
  if (proposal === undefined) {
    return { heading: title, lines: [], note: 'Aus dieser Abrechnung folgt für Sie keine neue Vorauszahlung.' };
  }
  const year = euro(exact(proposal.twelve_months_eur));
  return {
    heading: title,
    lines: [],
    note: `Vorschlag: ${euro(exact(proposal.monthly_eur))} im Monat, ein Zwölftel von ${year} für zwölf Monate, auf volle Euro gerundet (§\u00a0560 Abs. 4 BGB).`,
  };
}

function glossary({ occupant }: OperatingCostSubject) {
  const keys = new Set(occupant.lines.map(({ key }) => key?.by));
  const words = [
    { term: 'Schlüssel', text: 'danach werden Kosten des Hauses auf alle verteilt.', when: true },
    {
      term: 'Personentage',
      text: 'Personen mal Tage: zwei Personen in 30 Tagen sind 60.',
      when: keys.has('persons'),
    },
    {
      term: 'Miteigentumsanteile',
      text: 'der Anteil der Wohnung am ganzen Haus, wie er im Grundbuch steht.',
      when: keys.has('co_ownership'),
    },
    { term: 'Einspruch', text: 'rechtlich: Einwendung gegen die Abrechnung.', when: !occupant.vacant },
  ];
  return {
    kind: 'facts' as const,
    facts: words.filter(({ when }) => when).map(({ term, text }) => fact(term, text)),
  };
}
