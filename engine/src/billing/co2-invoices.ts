import { inForceOn, type NamedValue } from '../law/dated.ts';
import { certificatePrice, invoiceEmissions, invoiceFactor } from '../law/de/co2kostaufg/section-3-invoice.ts';
import { KILOGRAMS_DEVIATION_PERCENT_MAX } from '../law/de/co2kostaufg/section-3-plausibility.ts';
import { coverageOf, shareOfSupply } from '../law/de/co2kostaufg/section-5-supply-periods.ts';
import { costKeptOut } from '../law/de/co2kostaufg/section-11-transition.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from '../law/de/vdi2067/table-22-degree-days.parameters.ts';
import { format } from '../money/decimal.ts';
import { add, compare, type Fraction, fraction, isLess, multiply, ONE, subtract, ZERO } from '../money/fraction.ts';
import type { Findings } from './findings.ts';
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
  const table = house.keys.summer === '40_92' ? DEGREE_DAYS_40_92 : DEGREE_DAYS_14_13_13;
  const weights = inForceOn(table, house.period.from).value;
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
  const of = (field: string) => invoices.map(({ path }) => `${path}/${field}`);
  const shares = invoices.flatMap(({ path, supplied, namedShare }) => [
    ...(namedShare === undefined ? [] : [`${path}/share/value`]),
    ...(supplied === undefined ? [] : [`${path}/supplied/from`, `${path}/supplied/to`]),
  ]);
  const stated = (field: string) =>
    invoices.flatMap(({ path, emissionsKg }) => (emissionsKg === undefined ? [] : [`${path}/${field}`]));
  return {
    kg,
    costEur,
    coverage,
    kgInputs: [...of('energy_kwh'), ...stated('emissions_kg'), ...shares, '/plant/energy'],
    costInputs: [
      ...of('energy_kwh'),
      '/plant/energy',
      ...stated('cost_eur'),
      ...shares,
      ...of('delivered_in'),
      ...of('vat_percent'),
    ],
    kgParameters,
    costParameters,
  };
}

function emissionsOf({ plant, period }: HouseModel, invoice: Co2InvoiceModel, findings: Findings): Emitted | undefined {
  const { energy } = plant;
  if (energy === undefined) findings.addFirst('missing_field', '/plant/energy', ['energy']);
  const factor = energy && invoiceFactor(energy, invoice.calorific, period.from);
  const { emissionsKg, cost } = invoice;
  if (emissionsKg !== undefined && cost !== undefined) {
    if (factor) checkKilograms(invoice, emissionsKg, multiply(invoice.energyKwh, factor.value), findings);
    const keptOut = invoice.deliveredIn === undefined ? undefined : costKeptOut(invoice.deliveredIn);
    if (keptOut === undefined) return { kg: emissionsKg, costEur: cost, kgParameters: [], costParameters: [] };
    if (cost.n !== 0n) findings.add('co2_cost_before_act', `${invoice.path}/cost_eur`, [format(cost)]);
    return { kg: emissionsKg, costEur: ZERO, kgParameters: [], costParameters: [keptOut] };
  }
  if (emissionsKg !== undefined || cost !== undefined) {
    findings.add('co2_invoice_incomplete', invoice.path);
    return undefined;
  }
  const price = invoice.deliveredIn === undefined ? undefined : certificatePrice(invoice.deliveredIn);
  if (energy !== undefined && factor === undefined)
    findings.add('co2_no_factor', invoice.path, [energy, invoice.calorific]);
  if (price === undefined && invoice.deliveredIn !== undefined)
    findings.add('co2_no_price', `${invoice.path}/delivered_in`, [String(invoice.deliveredIn)]);
  if (!factor || price === undefined) return undefined;
  return {
    ...invoiceEmissions(invoice, factor.value, price.value),
    kgParameters: factor.parameters,
    costParameters: [...price.parameters, ...factor.parameters],
  };
}

/** Taking gross kWh for net ones overstates gas by a tenth: the usual mistake, found by comparing. */
function checkKilograms({ path }: Co2InvoiceModel, stated: Fraction, byFactor: Fraction, findings: Findings): void {
  const difference = subtract(byFactor, stated);
  const size = difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
  const allowed = multiply(stated, fraction(KILOGRAMS_DEVIATION_PERCENT_MAX, 100n));
  if (compare(size, allowed) > 0)
    findings.add('co2_kg_implausible', `${path}/emissions_kg`, [format(stated, 1), format(byFactor, 1)]);
}
