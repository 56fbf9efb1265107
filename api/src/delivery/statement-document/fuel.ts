import type { HouseFuelStock } from '@klarmeter/engine';
import { add, type Exact, exact, multiply, negate, round, subtract, sum, ZERO } from './decimal.ts';
import { type Block, type Cell, heading, left, type Row, right, row, sumRow, table, text, wide } from './document.ts';
import { day, number, range } from './format.ts';
import type { Subject } from './subject.ts';

const LAYER_NAME: Readonly<Record<string, string>> = { opening: 'Anfangsbestand', purchase: 'Lieferung' };

/** Every delivery and every meter reading on its own line: one lump sum for fuel is what readers cannot check. */
export function fuelBlocks(subject: Subject): Block[] {
  const { house, presentation, result } = subject.input;
  const title = heading('Brennstoff und Energie');
  if (house.fuel_stock && result.fuel_stock) return [title, stockTable(subject, house.fuel_stock, result.fuel_stock)];
  if (presentation.fuel_invoices.length > 0) return [title, invoiceTable(subject)];
  if (house.pots !== undefined) {
    return [
      title,
      text('Die Kosten hat ein anderer Dienst auf Heizung und Warmwasser verteilt. Rechnungen können Sie einsehen.'),
    ];
  }
  return [title, text('Die Brennstoffkosten stehen in der nächsten Tabelle. Zählerstände liegen nicht vor.')];
}

/** Columns of numbers whose last row is what the rows above leave. */
function stockTable(
  subject: Subject,
  stock: HouseFuelStock,
  used: { used_quantity: string; used_eur: string; closing_eur: string },
): Block {
  // What stays out of account by CO2KostAufG section 11(2) is printed as the nothing it counts for.
  const keptOut = new Set(
    subject.input.result.findings.filter(({ code }) => code === 'co2_cost_before_act').map(({ path }) => path),
  );
  const layers = stock.layers.map((layer, index) => ({
    name: LAYER_NAME[layer.kind] ?? layer.kind,
    on: layer.date,
    quantity: exact(layer.quantity),
    eur: exact(layer.amount_eur),
    kg: round(exact(layer.co2_kg ?? '0'), 1),
    co2Eur: exact(keptOut.has(`/fuel_stock/layers/${index}/co2_cost_eur`) ? '0' : (layer.co2_cost_eur ?? '0')),
  }));
  const withCo2 = stock.layers.every(({ co2_kg }) => co2_kg !== undefined) && subject.input.result.co2 !== undefined;
  const usedKg = round(exact(subject.input.result.co2?.emissions_kg ?? '0'), 1);
  const usedCo2Eur = exact(subject.input.result.co2?.cost_eur ?? '0');
  const co2Cells = (kg: Exact, eur: Exact): Cell[] => (withCo2 ? [number(kg, 1), number(eur, 2)] : []);
  const rows: Row[] = [
    ...layers.map((l) => row(l.name, day(l.on), number(l.quantity, 0), number(l.eur, 2), ...co2Cells(l.kg, l.co2Eur))),
    row(
      'Endbestand',
      day(subject.input.house.period.to),
      number(negate(exact(stock.closing_quantity)), 0),
      number(negate(exact(used.closing_eur)), 2),
      ...co2Cells(
        subtract(usedKg, sum(layers.map(({ kg }) => kg))),
        subtract(usedCo2Eur, sum(layers.map(({ co2Eur }) => co2Eur))),
      ),
    ),
    sumRow(
      'Verbraucht',
      '',
      number(exact(used.used_quantity), 0),
      number(exact(used.used_eur), 2),
      ...co2Cells(usedKg, usedCo2Eur),
    ),
  ];
  return table(
    'Brennstoff: Anfangsbestand, Lieferungen, Endbestand und Verbrauch',
    [
      wide('Vorgang'),
      left('Datum'),
      right(`Menge ${stock.unit === 'm3' ? 'm³' : stock.unit}`),
      right('Betrag €'),
      ...(withCo2 ? [right('CO₂ kg'), right('CO₂-Kosten €')] : []),
    ],
    rows,
  );
}

function invoiceTable(subject: Subject): Block {
  const invoices = subject.input.presentation.fuel_invoices;
  const units = [...new Set(invoices.map(({ unit }) => unit))].join(', ');
  const shown = (value: string | null, digits: number) => (value === null ? '–' : number(exact(value), digits));
  return table(
    'Rechnungen des Versorgers: Zählerstände, Menge, Preise und Betrag',
    [
      wide('Rechnung'),
      right('Zähler alt'),
      right('Zähler neu'),
      right(`Menge ${units}`),
      right('Arbeitspreis Cent'),
      right('Grundpreis €'),
      right('Betrag €'),
    ],
    [
      ...invoices.map((invoice) =>
        row(
          { text: invoice.label, under: range(invoice.from, invoice.to) },
          shown(invoice.meter_start, 0).replaceAll('.', ''),
          shown(invoice.meter_end, 0).replaceAll('.', ''),
          number(exact(invoice.quantity), 0),
          invoice.working_price_eur === null
            ? '–'
            : number(multiply(exact(invoice.working_price_eur), exact('100')), 2),
          shown(invoice.base_price_eur, 2),
          number(exact(invoice.amount_eur), 2),
        ),
      ),
      sumRow(
        'Summe',
        '',
        '',
        number(total(invoices.map(({ quantity }) => quantity)), 0),
        '',
        '',
        number(total(invoices.map(({ amount_eur }) => amount_eur)), 2),
      ),
    ],
  );
}

function total(values: readonly string[]): Exact {
  return values.map(exact).reduce(add, ZERO);
}
