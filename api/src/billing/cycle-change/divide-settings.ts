import {
  type ChangedCycle,
  type CyclePlantFields,
  format,
  type House,
  isTwelveMonths,
  parse,
  toCents,
} from '@klarmeter/engine';
import { centsOf } from '../house/euro.ts';
import type { AdvancePayment } from '../periods/schemas.ts';
import type { PeriodSettings } from '../periods/settings.ts';
import type { JudgedCycleChange } from './judge.ts';
import { divideLevies } from './parts.ts';

type Side = 'old' | 'next';

/**
 * The settings of one side: what was decided stays decided, what was named for the whole period is this side's part,
 * and what is left to meters stays left to them.
 */
export function settingsOf(judged: JudgedCycleChange, changed: ChangedCycle, side: Side): PeriodSettings {
  const { source } = judged;
  const { settings } = source.billingPeriod;
  const plant = changed.plant[side];
  const levies = divideLevies(settings.taxes_and_levies, changed, judged.house);
  return {
    ...settings,
    energy_used: settings.energy_used && energyUsed(plant),
    hot_water_share: hotWaterShare(settings.hot_water_share, plant),
    fuel_stock: fuelStock(settings.fuel_stock, changed, judged.house, side),
    co2: settings.co2 && co2(settings.co2, plant),
    groups: settings.groups && groups(settings.groups, plant),
    cold_water: settings.cold_water && coldWater(settings.cold_water, plant),
    taxes_and_levies:
      settings.taxes_and_levies?.map(({ name }, index) => ({
        name,
        amount_cents: levies?.[index]?.[side] ?? 0,
      })) ?? null,
    // Of the weather service for one place and one span of days.
    climate_factor: null,
    audit: { ...settings.audit, ...shortPeriodReason(judged, side) },
    // Until when to pay is decided with the bill that asks for it.
    payment: side === 'old' ? settings.payment : null,
  };
}

/** BGB section 556(3): why a period is shorter than a year. The old one always is, the next one where it is asked for. */
function shortPeriodReason(
  { nextPeriod }: JudgedCycleChange,
  side: Side,
): { short_period_reason?: string | undefined } {
  if (side === 'next' && isTwelveMonths(nextPeriod)) return { short_period_reason: undefined };
  return { short_period_reason: `Turnuswechsel zum ${nextPeriod.from.split('-').reverse().join('.')}` };
}

/** Nothing used on a side is nothing known of it: the side is not over, or its energy is named with its bill. */
function energyUsed({ energy_used: used }: CyclePlantFields): PeriodSettings['energy_used'] {
  return used === undefined || parse(used.quantity).n === 0n ? null : used;
}

function hotWaterShare(
  share: PeriodSettings['hot_water_share'],
  { hot_water_share: part }: CyclePlantFields,
): PeriodSettings['hot_water_share'] {
  if (share?.method === 'measured' && share.heat_kwh !== undefined && part?.method === 'measured')
    return { ...share, heat_kwh: part.heat_kwh };
  if (share?.method === 'volume' && share.volume_m3 !== undefined && part?.method === 'volume')
    return { ...share, volume_m3: part.volume_m3 };
  return share;
}

/** The old cycle closes with what the next one opens with. An end that is not known yet stays to be measured. */
function fuelStock(
  stock: PeriodSettings['fuel_stock'],
  { stock: divided }: ChangedCycle,
  { fuel_stock: house }: House,
  side: Side,
): PeriodSettings['fuel_stock'] {
  if (divided === undefined || house === undefined || side === 'next') return stock;
  return { unit: house.unit as 'l' | 'm3' | 'kg', closing_quantity: format(divided.quantity) };
}

function co2(given: NonNullable<PeriodSettings['co2']>, { co2: part }: CyclePlantFields): PeriodSettings['co2'] {
  const { invoices, emissions_kg, cost_cents, ...rest } = given;
  const parts = part?.invoices;
  return {
    ...rest,
    ...(part?.emissions_kg === undefined ? {} : { emissions_kg: part.emissions_kg }),
    ...(part?.cost_eur === undefined ? {} : { cost_cents: centsOf(part.cost_eur) }),
    ...(invoices === undefined || parts === undefined || parts.length === 0
      ? {}
      : {
          invoices: parts.map(({ cost_eur, ...invoice }) => ({
            ...(invoice as NonNullable<typeof invoices>[number]),
            ...(cost_eur === undefined ? {} : { cost_cents: centsOf(cost_eur) }),
          })),
        }),
  };
}

function groups(
  given: NonNullable<PeriodSettings['groups']>,
  { groups: part }: CyclePlantFields,
): PeriodSettings['groups'] {
  const recorded = new Map(part?.list.map((group) => [group.id, group.recorded]));
  return { ...given, list: given.list.map((group) => ({ ...group, recorded: recorded.get(group.id) ?? '0' })) };
}

/** A side without amount and volume has no cold water to bill. */
function coldWater(
  given: NonNullable<PeriodSettings['cold_water']>,
  { cold_water: part }: CyclePlantFields,
): PeriodSettings['cold_water'] {
  if (part === undefined) return null;
  const main = given.main_meter_m3 === undefined ? {} : { main_meter_m3: part.main_meter_m3 ?? '0' };
  return { amount_cents: centsOf(part.amount_eur), ...main };
}

/** Advance payments of those who have rooms on this side; what nobody there paid stays with the old cycle. */
export function advancesOf(judged: JudgedCycleChange, changed: ChangedCycle, side: Side): AdvancePayment[] {
  const { house, source, shortPeriod, nextPeriod } = judged;
  const divided = new Set<string>();
  const advances = changed.splits.flatMap((split): AdvancePayment[] => {
    const [, list, unit, , at, field] = split.path.split('/');
    const occupancy = list === 'units' ? house.units[Number(unit)]?.occupancies[Number(at)] : undefined;
    if (occupancy === undefined || field !== 'advance_eur') return [];
    divided.add(occupancy.id);
    const there = side === 'old' ? occupancy.from <= shortPeriod.to : occupancy.to >= nextPeriod.from;
    return there ? [{ occupancy_id: occupancy.id, amount_cents: Number(toCents(split[side])) }] : [];
  });
  const strays = source.billingPeriod.advances.filter(({ occupancy_id }) => !divided.has(occupancy_id));
  return side === 'old' ? [...advances, ...strays] : advances;
}
