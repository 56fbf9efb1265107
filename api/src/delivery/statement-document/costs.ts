import type { HouseCost } from '@klarmeter/engine';
import { type Exact, exact, negate, subtract, sum } from './decimal.ts';
import { type Block, heading, left, type Row, right, row, sumRow, table, wide } from './document.ts';
import { day, number } from './format.ts';
import { houseAmount } from './shares.ts';
import type { Subject } from './subject.ts';

/** The closed list of HeizkostenV section 7(2) and (4) and section 8(2): there is no "Sonstiges". */
const KIND_NAME: Readonly<Record<string, string>> = {
  fuel: 'Brennstoff',
  fuel_delivery: 'Anlieferung des Brennstoffs',
  heat_supply: 'Wärmelieferung',
  heating_electricity: 'Strom zum Heizen',
  operating_electricity: 'Betriebsstrom',
  operation: 'Bedienung und Überwachung',
  maintenance: 'Wartung und Einstellung',
  cleaning: 'Reinigung der Anlage',
  emission_measurement: 'Abgasmessung und Schornsteinfeger',
  metering_rent: 'Miete der Messgeräte',
  calibration: 'Eichung',
  reading: 'Ablesung',
  billing: 'Berechnung und Abrechnung',
  water_supply: 'Wasser für Warmwasser',
};

const SCOPE_NAME: Readonly<Record<string, string>> = {
  combined: 'Heizung, Warmwasser',
  heating: 'Heizung',
  hot_water: 'Warmwasser',
};

export function kindName(kind: string): string {
  const name = KIND_NAME[kind];
  if (name === undefined) throw new Error(`no printed name for the cost kind ${kind}`);
  return name;
}

export function costBlocks(subject: Subject): Block[] {
  const { house, result, presentation } = subject.input;
  const total = exact(result.total_costs_eur);
  const landlord = landlordPart(subject);
  const amounts: Row[] = [
    ...(result.fuel_stock
      ? [
          row(
            'Brennstoff aus dem Vorrat (oben)',
            '',
            'Heizung, Warmwasser',
            number(exact(result.fuel_stock.used_eur), 2),
          ),
        ]
      : []),
    ...(house.costs ?? []).map((cost) =>
      costRow(
        cost,
        presentation.receipts.find(({ cost_id }) => cost_id === cost.id),
      ),
    ),
    ...potRows(subject),
    ...(house.cold_water
      ? [row('Kaltwasser und Abwasser', '', 'Kaltwasser', number(exact(house.cold_water.amount_eur), 2))]
      : []),
    sumRow('Gesamtkosten des Hauses', '', '', number(total, 2)),
  ];
  const relief: Row[] =
    landlord.numerator === 0n
      ? []
      : [
          row('CO₂-Anteil des Vermieters (Seite {page:rights})', '', '', number(negate(landlord), 2)),
          sumRow('Kosten aller Nutzer', '', '', number(subtract(total, landlord), 2)),
        ];
  return [
    heading('Kosten des Hauses'),
    table(
      'Kosten des Hauses nach Kostenart mit Beleg und Betrag',
      [wide('Kostenart'), left('Beleg'), left('Gehört zu'), right('Betrag €')],
      [...amounts, ...relief],
    ),
  ];
}

/** The landlord's part leaves the pot, or comes back as a credit line; printed here only in the first case. */
export function landlordPart({ input: { house, result } }: Subject): Exact {
  const deducts = house.co2 !== undefined && (house.co2.relief ?? 'deduct_from_pot') === 'deduct_from_pot';
  return deducts && result.co2 ? exact(result.co2.landlord_eur) : exact('0');
}

function costRow(cost: HouseCost, receipt: { receipt: string; on: string } | undefined): Row {
  return row(
    kindName(cost.kind),
    receipt ? `${receipt.receipt}, ${day(receipt.on)}` : '–',
    SCOPE_NAME[cost.scope] ?? cost.scope,
    number(exact(cost.amount_eur), 2),
  );
}

function potRows(subject: Subject): Row[] {
  if (subject.input.house.pots === undefined) return [];
  return [
    row('Heizung, angegebene Summe', '', 'Heizung', number(houseAmount(subject, 'heating'), 2)),
    row('Warmwasser, angegebene Summe', '', 'Warmwasser', number(houseAmount(subject, 'hot_water'), 2)),
  ];
}

/** HeizkostenV section 6a(3) no. 1c: lending, calibration, reading and billing of the whole house. */
export function meteringCharges({ input: { house, presentation } }: Subject): Exact | null {
  const kinds = ['metering_rent', 'calibration', 'reading', 'billing'];
  if (house.costs === undefined)
    return presentation.metering_charges_eur === null ? null : exact(presentation.metering_charges_eur);
  return sum(house.costs.filter(({ kind }) => kinds.includes(kind)).map(({ amount_eur }) => exact(amount_eur)));
}
