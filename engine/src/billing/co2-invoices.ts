import type { NamedValue } from '../law/dated.ts';
import {
  certificatePrice,
  costOfKilograms,
  energyContent,
  etsPrice,
  invoiceFactor,
  type SourcedValue,
} from '../law/de/co2kostaufg/section-3-invoice.ts';
import { KILOGRAMS_DEVIATION_PERCENT_MAX } from '../law/de/co2kostaufg/section-3-plausibility.ts';
import { coverageOf, shareOfSupply } from '../law/de/co2kostaufg/section-5-supply-periods.ts';
import { CO2_COST_FIRST_YEAR, costKeptOut } from '../law/de/co2kostaufg/section-11-transition.ts';
import { degreeDayTable } from '../law/de/vdi2067/table-22-degree-days.ts';
import { format } from '../money/decimal.ts';
import { add, compare, type Fraction, fraction, isLess, multiply, ONE, subtract, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Findings } from './findings.ts';
import type { Energy } from './house.ts';
import type { Co2InvoiceModel, HouseModel } from './model.ts';

/** What was emitted in the billing period by invoices, and what it cost. */
export interface InvoicedEmissions {
  readonly kg: Fraction;
  readonly costEur: Fraction;
  /** The part of the heating time the invoices cover. */
  readonly coverage: Fraction;
  readonly kgInputs: readonly string[];
  readonly costInputs: readonly string[];
  readonly kgParameters: readonly NamedValue[];
  readonly costParameters: readonly NamedValue[];
  readonly coverageParameters: readonly NamedValue[];
}

/** Of one invoice, with the values of the law it was made from. */
interface Emitted {
  readonly kg: Fraction;
  readonly costEur: Fraction;
  readonly kgParameters: readonly NamedValue[];
  readonly costParameters: readonly NamedValue[];
}

/** Kilograms and cost as the supplier stated them, else by factor and price; of each invoice the part of the period. */
export function emissionsOfInvoices(
  house: HouseModel,
  invoices: readonly Co2InvoiceModel[],
  findings: Findings,
): InvoicedEmissions | undefined {
  if (invoices.length === 0) findings.add('co2_sources', '/co2/invoices');
  const table = degreeDayTable(house.keys.summer, house.period.from);
  const weights = table.dated.value;
  let kg = ZERO;
  let costEur = ZERO;
  const kgParameters: NamedValue[] = [];
  const costParameters: NamedValue[] = [];
  for (const invoice of invoices) {
    const emitted = emissionsOf(house, invoice, findings);
    if (emitted === undefined) continue;
    const share = shareOfSupply(invoice, house.period, weights);
    kg = add(kg, multiply(emitted.kg, share));
    costEur = add(costEur, multiply(emitted.costEur, share));
    kgParameters.push(...emitted.kgParameters);
    costParameters.push(...emitted.costParameters);
  }
  const supplies = invoices.flatMap(({ supplied }) => supplied ?? []);
  const known = supplies.length === invoices.length && invoices.length > 0;
  const coverage = known ? coverageOf(supplies, house.period, weights) : ONE;
  if (coverage.n === 0n) findings.add('co2_supply_missing', '/co2/invoices');
  else if (isLess(coverage, ONE))
    findings.add('co2_supply_incomplete', '/co2/invoices', [format(multiply(coverage, fraction(100n)), 1)]);
  const byDegreeDays = invoices.some(({ supplied, namedShare }) => supplied !== undefined && namedShare === undefined);
  const scales = byDegreeDays ? [table] : [];
  const of = (field: string) => invoices.map(({ path }) => `${path}/${field}`);
  const shares = invoices.flatMap(({ path, supplied, namedShare }) => [
    ...(namedShare === undefined ? [] : [`${path}/share/value`]),
    ...(supplied === undefined ? [] : [`${path}/supplied/from`, `${path}/supplied/to`]),
  ]);
  const stated = (field: string, pick: (invoice: Co2InvoiceModel) => unknown) =>
    invoices.filter((invoice) => pick(invoice) !== undefined).map(({ path }) => `${path}/${field}`);
  const energies = [
    ...stated('energy_kwh', ({ energyKwh }) => energyKwh),
    ...stated('quantity/value', ({ quantity }) => quantity),
    ...stated('coal', ({ coal }) => coal),
  ];
  const statedKg = stated('emissions_kg', ({ emissionsKg }) => emissionsKg);
  return {
    kg,
    costEur,
    coverage,
    kgInputs: [...energies, ...statedKg, ...shares, '/plant/energy'],
    costInputs: [
      ...energies,
      '/plant/energy',
      ...statedKg,
      ...stated('cost_eur', ({ cost }) => cost),
      ...shares,
      ...of('delivered_in'),
      ...stated('ets_invoiced_in', ({ etsInvoicedIn }) => etsInvoicedIn),
      ...of('vat_percent'),
    ],
    kgParameters: [...kgParameters, ...scales],
    costParameters: [...costParameters, ...scales],
    coverageParameters: known ? [table] : [],
  };
}

/** What the supplier stated of an invoice, and what he left out by standard factor and price. */
function emissionsOf({ plant, period }: HouseModel, invoice: Co2InvoiceModel, findings: Findings): Emitted | undefined {
  const { energy } = plant;
  if (energy === undefined) findings.addFirst('missing_field', '/plant/energy', ['energy']);
  const { emissionsKg, cost, deliveredIn, calorific, coal, path } = invoice;
  const factor = energy && invoiceFactor(energy, calorific, period.from, coal);
  const content = energy === undefined ? undefined : energyOf(invoice, energy, period.from);
  if (emissionsKg === undefined && energy !== undefined) {
    if (!factor) findings.add('co2_no_factor', path, [energy, calorific]);
    if (content === undefined) findings.add('co2_no_energy_content', path, [energy, invoice.quantity?.unit ?? '']);
  }
  const byFactor = factor && content && multiply(content.value, factor.value);
  if (emissionsKg !== undefined && byFactor) checkKilograms(invoice, emissionsKg, byFactor, findings);
  const kg = emissionsKg ?? (byFactor || undefined);
  const kgParameters =
    emissionsKg !== undefined || !factor || !content ? [] : [...factor.parameters, ...content.parameters];

  const keptOut = deliveredIn === undefined ? undefined : costKeptOut(deliveredIn);
  if (keptOut !== undefined) {
    if (cost?.n) findings.add('co2_cost_before_act', `${path}/cost_eur`, [format(cost), String(CO2_COST_FIRST_YEAR)]);
    return kg && { kg, costEur: ZERO, kgParameters, costParameters: [keptOut] };
  }
  if ((emissionsKg === undefined) !== (cost === undefined)) findings.add('co2_invoice_incomplete', path);
  if (cost !== undefined) return kg && { kg, costEur: cost, kgParameters, costParameters: [] };
  const price = priceOf(invoice, findings);
  if (kg === undefined || price === undefined) return undefined;
  return {
    kg,
    costEur: costOfKilograms(kg, price.value, invoice.vatPercent),
    kgParameters,
    costParameters: [...price.parameters, ...kgParameters],
  };
}

/** kWh of an invoice; undefined where its quantity has no standard content. */
function energyOf({ energyKwh, quantity, coal }: Co2InvoiceModel, fuel: Energy, day: Day): SourcedValue | undefined {
  if (quantity === undefined) return { value: energyKwh ?? ZERO, parameters: [] };
  const content = energyContent(fuel, quantity.unit, day, coal);
  return content && { ...content, value: multiply(quantity.value, content.value) };
}

/** Of the national trading by the year of delivery; of the European one by the year of the invoice. */
function priceOf({ path, deliveredIn, etsInvoicedIn }: Co2InvoiceModel, findings: Findings): SourcedValue | undefined {
  const [field, year] =
    etsInvoicedIn === undefined ? ['delivered_in', deliveredIn] : ['ets_invoiced_in', etsInvoicedIn];
  if (year === undefined) return undefined;
  const price = etsInvoicedIn === undefined ? certificatePrice(year) : etsPrice(year);
  if (price === undefined) findings.add('co2_no_price', `${path}/${field}`, [String(year)]);
  return price;
}

/** Taking gross kWh for net ones overstates gas by a tenth: the usual mistake, found by comparing. */
function checkKilograms({ path }: Co2InvoiceModel, stated: Fraction, byFactor: Fraction, findings: Findings): void {
  const difference = subtract(byFactor, stated);
  const size = difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
  const allowed = multiply(stated, fraction(KILOGRAMS_DEVIATION_PERCENT_MAX, 100n));
  if (compare(size, allowed) > 0)
    findings.add('co2_kg_implausible', `${path}/emissions_kg`, [format(stated, 1), format(byFactor, 1)]);
}
