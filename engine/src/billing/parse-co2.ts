import { format } from '../money/decimal.ts';
import { type Fraction, isLess, ONE } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import type { Findings } from './findings.ts';
import { COAL_KINDS, RELIEFS } from './house.ts';
import type { Co2InvoiceModel, Co2Model } from './model.ts';
import { isReadable, type Reader } from './reader.ts';

const CO2_FIELDS = new Set([
  'building',
  'living_area_m2',
  'public_law_restrictions',
  'section_43_plant',
  'relief',
  'emissions_kg',
  'cost_eur',
  'invoices',
]);
const INVOICE_FIELDS = new Set([
  'energy_kwh',
  'quantity',
  'coal',
  'ets_invoiced_in',
  'calorific',
  'delivered_in',
  'vat_percent',
  'emissions_kg',
  'cost_eur',
  'supplied',
  'share',
]);
const QUANTITY_FIELDS = new Set(['value', 'unit']);
const SUPPLIED_FIELDS = new Set(['from', 'to']);
const SHARE_FIELDS = new Set(['value', 'by', 'reason']);

export function parseCo2(house: Reader, findings: Findings): Co2Model | undefined {
  const reader = house.object('co2', CO2_FIELDS);
  if (reader === undefined) return undefined;
  const building = reader.choice('building', ['residential', 'non_residential'] as const);
  const livingAreaM2 = reader.decimal('living_area_m2', 'positive');
  if (!reader.has('building') && livingAreaM2 === undefined) reader.missing('building');
  if (building === 'residential' && livingAreaM2 === undefined) findings.add('co2_area_missing', reader.path);
  return {
    residential: building !== 'non_residential',
    livingAreaM2,
    restrictions: reader.choice('public_law_restrictions', ['none', 'one', 'both'] as const) ?? 'none',
    section43Plant: reader.flag('section_43_plant') ?? false,
    // Interpretation: section 7(1) names no way to the single tenant. By default the fuel enters the pot net of the landlord's
    // part, as metering companies bill; a credit line is the other way, chosen by the file.
    relief: reader.choice('relief', RELIEFS) ?? 'deduct_from_pot',
    emissionsKg: reader.decimal('emissions_kg'),
    cost: reader.decimal('cost_eur'),
    invoices: reader.list('invoices', INVOICE_FIELDS)?.map(parseInvoice),
  };

  function parseInvoice(invoice: Reader): Co2InvoiceModel {
    const quantity = parseQuantity(invoice);
    if (invoice.has('energy_kwh') && quantity !== undefined) findings.add('co2_invoice_energy', invoice.path);
    if (!invoice.has('delivered_in')) invoice.missing('delivered_in');
    return {
      path: invoice.path,
      energyKwh: quantity === undefined ? invoice.requiredDecimal('energy_kwh') : invoice.decimal('energy_kwh'),
      quantity,
      coal: invoice.choice('coal', COAL_KINDS),
      calorific: invoice.choice('calorific', ['net', 'gross'] as const) ?? 'net',
      deliveredIn: parseYear(invoice, 'delivered_in'),
      etsInvoicedIn: parseYear(invoice, 'ets_invoiced_in'),
      vatPercent: invoice.requiredDecimal('vat_percent'),
      emissionsKg: invoice.decimal('emissions_kg'),
      cost: invoice.decimal('cost_eur'),
      supplied: parseSupplied(invoice, findings),
      namedShare: parseShare(invoice, findings),
    };
  }
}

function parseYear(invoice: Reader, field: string): number | undefined {
  const year = invoice.text(field);
  if (year === undefined) return undefined;
  if (/^\d{4}$/.test(year)) return Number(year);
  invoice.wrongType(invoice.at(field), 'ein Jahr wie "2025"', 'a year such as "2025"');
  return undefined;
}

function parseQuantity(invoice: Reader): Co2InvoiceModel['quantity'] {
  const reader = invoice.object('quantity', QUANTITY_FIELDS);
  if (reader === undefined) return undefined;
  const [value, unit] = [reader.requiredDecimal('value'), reader.requiredChoice('unit', ['l', 'kg'] as const)];
  return { value, unit: unit ?? 'kg' };
}

function parseSupplied(invoice: Reader, findings: Findings): Period | undefined {
  const reader = invoice.object('supplied', SUPPLIED_FIELDS);
  const from = reader?.requiredDay('from');
  const to = reader?.requiredDay('to');
  if (reader === undefined || from === undefined || to === undefined) return undefined;
  if (to < from) findings.add('period_reversed', reader.path);
  return to < from ? undefined : { from, to };
}

/** From 0 to 1, with a reason: nobody should have to guess where a part comes from. */
function parseShare(invoice: Reader, findings: Findings): Fraction | undefined {
  const reader = invoice.object('share', SHARE_FIELDS);
  if (reader === undefined) return undefined;
  const value = reader.requiredDecimal('value');
  reader.requiredChoice('by', ['meter_reading', 'hand'] as const);
  const reason = reader.requiredText('reason');
  if (reader.isText('reason') && reason.trim() === '') reader.missing('reason');
  if (isReadable(value) && isLess(ONE, value))
    findings.add('co2_share_out_of_range', reader.at('value'), [format(value)]);
  return value;
}
