import { costBlocks } from './costs.ts';
import { type Exact, exact, negate } from './decimal.ts';
import { type Block, heading, left, type Row, right, row, small, sumRow, table, text, wide } from './document.ts';
import { euro, number } from './format.ts';
import { fuelBlocks } from './fuel.ts';
import { groupBlocks } from './groups.ts';
import { provisionalNote } from './provisional.ts';
import { separationBlocks } from './separation.ts';
import { type ShareLine, shareLines } from './shares.ts';
import { outcomeOf } from './state.ts';
import { type Subject, usesPartOfPeriod } from './subject.ts';

/** Page 2: what the house paid and what is the occupant's part, each step from numbers on the same page. */
export function composeCosts(subject: Subject): Block[] {
  return [
    ...fuelBlocks(subject),
    ...costBlocks(subject),
    ...separationBlocks(subject),
    ...groupBlocks(subject),
    heading('Ihr Anteil'),
    shareTable(subject),
    small(howItIsCalculated(subject)),
    ...provisionalNote(subject.input.provisional),
    ...householdServices(subject),
  ];
}

function shareTable(subject: Subject): Block {
  return table(
    'Ihr Anteil je Kostenteil: Betrag des Hauses, Einheiten, Preis und Ihr Betrag',
    [
      wide('Kostenteil'),
      left('zählt in'),
      right(`${whole(subject)} €`),
      right(`Einheiten\n${whole(subject)}`),
      right('Preis je\nEinheit €'),
      right('Ihre\nEinheiten'),
      right('genau €'),
      right('gerundet €'),
    ],
    [...shareLines(subject).map(toRow), ...creditRows(subject), ...totals(subject)],
  );
}

/** Heating of a user group is shared inside the group, hot water in the whole house unless it was recorded beforehand, too. */
function whole({ houseUnit }: Subject): string {
  return houseUnit.group === undefined ? 'Haus' : 'Haus/Gruppe';
}

function toRow(share: ShareLine): Row {
  return row(
    share.label,
    share.unit,
    number(share.houseEur, 4),
    number(share.houseUnits, 3),
    number(share.unitPriceEur, 4),
    number(share.units, 3),
    number(share.exactEur, 4),
    number(share.amountEur, 2),
  );
}

function creditRows({ occupant }: Subject): Row[] {
  return occupant.lines
    .filter(({ code }) => code === 'co2_credit')
    .map(({ amount_eur }) =>
      row('CO₂-Anteil des Vermieters (Seite {page:rights})', '', '', '', '', '', '', number(exact(amount_eur), 2)),
    );
}

function totals(subject: Subject): Row[] {
  const { occupant } = subject;
  const outcome = outcomeOf(subject);
  const last = (label: string, amount: Exact) => ['', '', '', '', '', '', number(amount, 2)].toSpliced(0, 0, label);
  const total = sumRow(...last('Ihre Kosten', exact(occupant.total_eur)));
  if (outcome.state === 'vacancy' || outcome.state === 'carried_over' || occupant.advance_eur === undefined)
    return [total];
  const words = {
    additional_payment: 'Nachzahlung',
    credit: 'Guthaben',
    even: 'Ausgeglichen',
    carried_over: '',
  } as const;
  return [
    total,
    row(...last('Ihre Vorauszahlungen', negate(exact(occupant.advance_eur)))),
    { cells: last(words[outcome.state], outcome.amount), weight: 'result' },
  ];
}

function howItIsCalculated(subject: Subject): string {
  const { base_scale: scale } = subject.input.presentation;
  const scales =
    scale.heating === scale.hot_water
      ? scale.heating
      : `${scale.heating} (Heizung) und ${scale.hot_water} (Warmwasser)`;
  const { rounding_difference_eur: difference, total_statements_eur: total } = subject.input.result;
  const rest =
    exact(difference).numerator === 0n
      ? ''
      : ` Alle Einzelabrechnungen zusammen: ${euro(exact(total))}. Die Rundungsdifferenz von ${euro(exact(difference))} bleibt beim Eigentümer.`;
  const time = usesPartOfPeriod(subject)
    ? ' Ihre Fläche zählt nur für Ihre Zeit im Haus, siehe Seite {page:devices}.'
    : '';
  return (
    'Gerechnet wird Haus € × Ihre Einheiten : Einheiten des Hauses; der Preis ist nur gerundet gezeigt. ' +
    `Addiert wird die Spalte „gerundet“. Fläche heißt hier: ${scales}.${time}${rest}`
  );
}

/** What is carried over is certified where it goes to: nobody may claim it twice. */
function householdServices({ occupancy }: Subject): Block[] {
  const { household_services: services, settlement } = occupancy;
  if (services.length === 0) return [];
  if (settlement === 'carried_over') {
    return [text('Arbeitskosten für Ihre Steuererklärung stehen in der Betriebskostenabrechnung.', '§ 35a EStG')];
  }
  const list = services.map(({ kind, amount_eur }) => `${kind} ${euro(exact(amount_eur))}`).join(' · ');
  return [text(`Darin enthalten für Ihre Steuererklärung: ${list}`, '§ 35a EStG')];
}
