import { type Exact, exact, multiply, negate, round, subtract, sum } from './decimal.ts';
import { type Block, heading, left, narrowTable, type Row, right, row, sumRow, table, text, wide } from './document.ts';
import { day, number, percent } from './format.ts';
import { houseAmount } from './shares.ts';
import type { Subject } from './subject.ts';
import type { HotWaterShare, HouseCost } from './wire.ts';

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
          row('CO₂-Anteil des Vermieters (Seite 4)', '', '', number(negate(landlord), 2)),
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
function landlordPart({ input: { house, result } }: Subject): Exact {
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

/** HeizkostenV section 9: how the cost of one plant is divided, and why a formula was allowed where one was used. */
export function separationBlocks(subject: Subject): Block[] {
  const { house, result } = subject.input;
  const share = house.hot_water_share;
  if (share === undefined || result.hot_water_share === undefined) return [];
  const coldWater = exact(house.cold_water?.amount_eur ?? '0');
  const total = subtract(subtract(exact(result.total_costs_eur), landlordPart(subject)), coldWater);
  const hotWater = round(houseAmount(subject, 'hot_water'), 2);
  return [
    heading('Heizung oder Warmwasser?'),
    text(separationText(subject, share, exact(result.hot_water_share)), '§ 9 HeizkostenV'),
    narrowTable(
      'Kosten des Hauses, getrennt nach Heizung und Warmwasser',
      [wide('Teil'), right('Betrag €')],
      [
        row('Heizung', number(subtract(total, hotWater), 2)),
        row('Warmwasser', number(hotWater, 2)),
        sumRow('Zusammen', number(total, 2)),
      ],
    ),
  ];
}

function separationText({ input: { house, result } }: Subject, share: HotWaterShare, part: Exact): string {
  const used =
    house.energy_used ??
    (result.fuel_stock ? { quantity: result.fuel_stock.used_quantity, unit: house.fuel_stock?.unit ?? '' } : undefined);
  const percentText = percent(multiply(part, exact('100')));
  const reason = share.reason ? ` Grund: ${share.reason}.` : '';
  const of = used ? energyOf(used.quantity, used.unit, part) : '';
  if (share.method === 'measured') {
    const heat = number(exact(share.heat_kwh ?? '0'), 0);
    const measured = used?.unit === 'kWh' ? `${heat} von ${number(exact(used.quantity), 0)} kWh.` : `${heat} kWh.${of}`;
    return `Die Wärme für Warmwasser ist mit einem Wärmezähler gemessen: ${measured} Das sind ${percentText} für Warmwasser.`;
  }
  if (share.method === 'volume') {
    const temperature = share.temperature_c ?? '60';
    return `Die Wärme für Warmwasser ist berechnet, nicht gemessen: 2,5 × ${number(exact(share.volume_m3 ?? '0'), 3)} m³ × (${temperature} °C − 10 °C).${of} Das sind ${percentText} für Warmwasser.${reason}`;
  }
  if (share.method === 'area') {
    return `Die Wärme für Warmwasser ist nach Fläche berechnet: 32 kWh × ${number(exact(share.area_m2 ?? '0'), 2)} m² im Jahr.${of} Das sind ${percentText} für Warmwasser.${reason}`;
  }
  return `Der Anteil für Warmwasser ist vorgegeben: ${percentText}.${reason}`;
}

function energyOf(quantity: string, unit: string, part: Exact): string {
  const total = exact(quantity);
  return ` Das entspricht ${number(multiply(total, part), unit === 'kWh' ? 0 : 1)} von ${number(total, 0)} ${unit}.`;
}

export function meteringCharges({ input: { house, presentation } }: Subject): Exact | null {
  const kinds = ['metering_rent', 'calibration', 'reading', 'billing'];
  if (house.costs === undefined)
    return presentation.metering_charges_eur === null ? null : exact(presentation.metering_charges_eur);
  return sum(house.costs.filter(({ kind }) => kinds.includes(kind)).map(({ amount_eur }) => exact(amount_eur)));
}
