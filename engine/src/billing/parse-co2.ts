import type { Findings } from './findings.ts';
import { RELIEFS } from './house.ts';
import type { Co2InvoiceModel, Co2Model } from './model.ts';
import type { Reader } from './reader.ts';

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
const INVOICE_FIELDS = new Set(['energy_kwh', 'calorific', 'delivered_in', 'vat_percent']);

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
    relief: reader.choice('relief', RELIEFS) ?? 'deduct_from_pot',
    emissionsKg: reader.decimal('emissions_kg'),
    cost: reader.decimal('cost_eur'),
    invoices: reader.list('invoices', INVOICE_FIELDS)?.map(parseInvoice),
  };

  function parseInvoice(invoice: Reader): Co2InvoiceModel {
    const year = invoice.requiredText('delivered_in');
    const readable = /^\d{4}$/.test(year);
    if (!readable && invoice.isText('delivered_in')) {
      invoice.wrongType(invoice.at('delivered_in'), 'ein Jahr wie "2025"', 'a year such as "2025"');
    }
    return {
      path: invoice.path,
      energyKwh: invoice.requiredDecimal('energy_kwh'),
      calorific: invoice.choice('calorific', ['net', 'gross'] as const) ?? 'net',
      deliveredIn: readable ? Number(year) : undefined,
      vatPercent: invoice.requiredDecimal('vat_percent'),
    };
  }
}
