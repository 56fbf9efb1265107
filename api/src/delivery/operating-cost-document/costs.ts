import type { OperatingCostLine, OperatingCostPositionResult } from '@klarmeter/engine';
import { namesOf } from '../../billing/index.ts';
import { decimalsOf, exact } from '../statement-document/decimal.ts';
import {
  type Block,
  type Cell,
  heading,
  left,
  right,
  row,
  small,
  sumRow,
  table,
  wide,
} from '../statement-document/document.ts';
import { day, euro, number, range } from '../statement-document/format.ts';
import { provisionalNote } from '../statement-document/provisional.ts';
import { ownCell } from './own-key.ts';
import type { OperatingCostSubject } from './subject.ts';

type Key = NonNullable<OperatingCostLine['key']>;
type Result = OperatingCostSubject['input']['result'];
type Receipt = OperatingCostSubject['input']['presentation']['receipts'][number];

/** Keys as tenants know them. */
const KEY_WORDS: Readonly<Record<Key['by'], string>> = {
  area: 'Wohnfläche m²',
  heated_area: 'beheizte Fläche m²',
  units: 'Wohneinheiten',
  persons: 'Personentage',
  consumption: 'Verbrauch',
  co_ownership: 'Miteigentumsanteile',
  fixed: 'fester Betrag €',
};
const UNIT_WORDS: Readonly<Record<string, string>> = { m3: 'm³' };
const PRICE_DIGITS = 4;
const KEY_DIGITS = 2;

/** The costs of the house, what they are divided by, and what of them is the occupant's (BGB sections 259 and 556(3)). */
export function composeLines(subject: OperatingCostSubject): Block[] {
  const { occupant, input } = subject;
  const positions = new Map(input.result.positions.map((each) => [each.position, each]));
  const receipts = new Map(input.presentation.receipts.map((each) => [each.position_id, each]));
  const lines = occupant.lines.map((line) => {
    const { key } = line;
    return row(
      nameCell(line, positions.get(line.position ?? ''), receipts.get(line.position ?? '')),
      money(line.house_eur),
      key === undefined ? heatingStatement(subject) : keyWords(key),
      key === undefined ? '–' : quantity(key.house),
      key === undefined ? '–' : number(exact(key.unit_price_eur), PRICE_DIGITS),
      key === undefined ? '–' : ownCell(subject, line, key),
      money(line.amount_eur),
    );
  });
  return [
    heading('Kosten des Hauses und Ihr Anteil'),
    table(
      'Kostenart, Kosten des Hauses, Schlüssel, Schlüssel des Hauses, Preis je Einheit, Ihr Schlüssel und Ihr Betrag',
      [
        wide('Kostenart (§\u00a02 BetrKV)'),
        right('Haus €'),
        left('Schlüssel'),
        right('Haus'),
        right('Preis je Einheit €'),
        right('Sie'),
        right('Ihr Betrag €'),
      ],
      [...lines, sumRow('Ihre Kosten', '', '', '', '', '', money(occupant.total_eur))],
    ),
    ...notes(subject),
    ...provisionalNote(input.provisional),
    ...labour(subject),
  ];
}

/**
 * A position with its receipt (BGB section 259), the days it is for where those are not the whole period, and what the
 * landlord bears of it.
 */
function nameCell(
  line: OperatingCostLine,
  position: OperatingCostPositionResult | undefined,
  receipt: Receipt | undefined,
): Cell {
  const name = `${line.number}. ${namesOf(line).name_de}`;
  const under = [
    ...(receipt === undefined ? [] : [receiptText(receipt)]),
    ...(line.period === undefined ? [] : [range(line.period.from, line.period.to)]),
    ...(position?.deduction_reason === undefined
      ? []
      : [
          `Von ${euro(exact(position.amount_eur))} trägt der Vermieter ${euro(exact(position.deducted_eur))}: ${position.deduction_reason}`,
        ]),
  ];
  return under.length === 0 ? name : { text: name, under: under.join('. ') };
}

const receiptText = ({ receipt, on }: Receipt): string => (on === null ? receipt : `${receipt}, ${day(on)}`);

const keyWords = ({ by, unit, by_default }: Key): string =>
  `${KEY_WORDS[by]}${by === 'consumption' ? ` ${UNIT_WORDS[unit] ?? unit}` : ''}${by_default === true ? ' *' : ''}`;

function notes({ occupant, input: { result } }: OperatingCostSubject): Block[] {
  const found: Block[] = [small(howItIsCalculated(result))];
  if (occupant.lines.some(({ key }) => key?.by_default === true)) {
    found.push(small('* Ein Schlüssel ist nicht vereinbart, es gilt der des Gesetzes.', '§ 556a BGB'));
  }
  if (result.heating !== undefined && occupant.lines.some(({ position }) => position === null)) {
    const { from, to } = result.heating.period;
    found.push(
      small(`Heizung und Warmwasser sind für ${range(from, to)} nach Verbrauch und Fläche verteilt.`, 'HeizkostenV'),
    );
  }
  return found;
}

function howItIsCalculated({ rounding_difference_eur: difference, total_statements_eur: total }: Result): string {
  const rest =
    exact(difference).numerator === 0n
      ? ''
      : ` Alle Einzelabrechnungen zusammen: ${euro(exact(total))}. Die Rundungsdifferenz von ${euro(exact(difference))} bleibt beim Eigentümer.`;
  return `Gerechnet wird Kosten des Hauses × Ihr Schlüssel : Schlüssel des Hauses, auf Cent gerundet; der Preis ist nur gerundet gezeigt.${rest}`;
}

/** Heat is divided in a statement of its own, which is named where it has a number. */
function heatingStatement({ occupancy }: OperatingCostSubject): Cell {
  const { heating_statement: number } = occupancy;
  return number === undefined ? 'Heizkostenabrechnung' : { text: 'Heizkostenabrechnung', under: number };
}

/** EStG section 35a: what a tax return may name. Never a tax that is saved. */
function labour({ occupant: { s35a } }: OperatingCostSubject): Block[] {
  if (s35a === undefined || s35a.lines.length === 0) return [];
  const kinds = { s35a_2: 'Haushaltsnahe Dienstleistung', s35a_3: 'Handwerkerleistung' } as const;
  return [
    heading('Arbeitskosten für Ihre Steuererklärung'),
    table(
      'Kostenart, Art der Leistung nach § 35a EStG und der in Ihrem Betrag enthaltene Arbeitslohn',
      [wide('Kostenart'), left('Leistung (§\u00a035a EStG)'), right('Ihr Anteil €')],
      [
        ...s35a.lines.map((line) =>
          row(`${line.number}. ${namesOf(line).name_de}`, kinds[line.labour_kind], money(line.amount_eur)),
        ),
        sumRow('Haushaltsnahe Dienstleistungen', 'Abs. 2', money(s35a.s35a_2_eur)),
        sumRow('Handwerkerleistungen', 'Abs. 3', money(s35a.s35a_3_eur)),
      ],
    ),
  ];
}

const money = (eur: string): string => number(exact(eur), 2);

/** Two decimals are enough for the key of a house. */
const quantity = (text: string): string => number(exact(text), Math.min(decimalsOf(text), KEY_DIGITS));
