import type { House, HouseCo2, HouseCo2Invoice, HouseGroup, HouseHotWaterShare } from '../billing/house.ts';
import type { Co2InvoiceModel } from '../billing/model.ts';
import { format } from '../money/decimal.ts';
import { add, type Fraction, isLess, isZero, subtract, ZERO } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import {
  bothSides,
  type ChangeContext,
  type HousePointName,
  housePoints,
  measuredBy,
  type ReadyPoint,
} from './context.ts';
import type { PlantFields, Split } from './cycle-change.ts';
import { divideEuro, divideQuantity, euroText } from './divide.ts';
import {
  type OldShare,
  shareByDays,
  shareByDegreeDays,
  shareByPoints,
  shareOfEnergy,
  shareOfHotWater,
} from './shares.ts';
import { daysOf, SIDES, type Side } from './split-values.ts';

/** What the house itself used and paid for, on both sides. */
export function dividePlant(
  context: ChangeContext,
  house: House,
  energyShare: OldShare | undefined,
): Readonly<Record<Side, PlantFields>> {
  const running = { from: context.shortPeriod.from, to: context.remainder.to };
  // Kilograms, CO2 cost and energy go like the cost of the energy they come with.
  const share = energyShare ?? shareOfEnergy(context, running, 'combined');
  const energy = divideEnergyUsed(context, house, share);
  const hotWater = divideHotWater(context, house, running);
  const groups = divideGroups(context, house, running);
  const co2 = divideCo2(context, house, share);
  const coldWater = divideColdWater(context, house, running);
  const on = (side: Side): PlantFields => ({
    ...energy[side],
    ...hotWater[side],
    ...groups[side],
    ...co2[side],
    ...coldWater[side],
  });
  return { old: on('old'), next: on('next') };
}

/** Measured, or divided; while the days behind the change go on, what is left of the whole stands for them. */
function quantity(
  context: ChangeContext,
  path: string,
  points: readonly ReadyPoint[],
  whole: Fraction,
  share: OldShare,
): Split {
  const [old, measuredNext] = SIDES.map((side) => measuredBy(points, daysOf(context, side)));
  let split = divideQuantity(path, whole, share);
  if (old !== undefined) {
    const next = measuredNext ?? (isLess(old, whole) ? subtract(whole, old) : ZERO);
    split = { path, rule: 'measured', whole: add(old, next), old, next };
  }
  context.splits.push(split);
  return split;
}

const NOTHING: Readonly<Record<Side, Record<string, never>>> = { old: {}, next: {} };

const both = <T>(form: (side: Side) => T): Readonly<Record<Side, T>> => ({ old: form('old'), next: form('next') });

function divideEnergyUsed(context: ChangeContext, { energy_used: used }: House, share: OldShare) {
  const { energyUsed, stock } = context.model;
  // Of a stock the energy used follows by itself.
  if (used === undefined || energyUsed === undefined || stock !== undefined) return NOTHING;
  const points = housePoints(context, 'energy_used');
  const split = quantity(context, '/energy_used/quantity', points, energyUsed.quantity, share);
  return both((side) => ({ energy_used: { ...used, quantity: format(split[side]) } }));
}

function divideHotWater(context: ChangeContext, { hot_water_share: share }: House, running: Period) {
  const { hotWaterShare } = context.model;
  const field = (name: HousePointName, path: string, whole: Fraction) =>
    quantity(context, path, housePoints(context, name), whole, shareOfHotWater(context, running));
  if (share?.method === 'measured' && hotWaterShare?.method === 'measured') {
    const heat = field('hot_water_heat', '/hot_water_share/heat_kwh', hotWaterShare.heatKwh);
    return both((side) => withShare({ ...share, heat_kwh: format(heat[side]) }));
  }
  if (share?.method === 'volume' && hotWaterShare?.method === 'volume') {
    const volume = field('hot_water_volume', '/hot_water_share/volume_m3', hotWaterShare.volumeM3);
    return both((side) => withShare({ ...share, volume_m3: format(volume[side]) }));
  }
  // The area formula is one per year and is scaled by the days of its period; a given share is a share.
  return share === undefined ? NOTHING : both(() => withShare(share));
}

const withShare = (share: HouseHotWaterShare): Pick<House, 'hot_water_share'> => ({ hot_water_share: share });

function divideGroups(context: ChangeContext, { groups }: House, running: Period) {
  const { groups: model } = context.model;
  if (groups === undefined || model === undefined) return NOTHING;
  const share = shareByDegreeDays(context, running);
  const lists: Record<Side, HouseGroup[]> = { old: [], next: [] };
  groups.list.forEach((group, index) => {
    const recorded = model.list[index]?.recorded ?? ZERO;
    const points = context.points.filter(({ of }) => 'group' in of && of.group === group.id);
    const split = quantity(context, `/groups/list/${index}/recorded`, points, recorded, share);
    const water = model.list[index]?.hotWater;
    // Hot water knows days only.
    const volume = water && divideQuantity(`${water.path}/recorded_m3`, water.recorded, shareByDays(context, running));
    if (volume !== undefined) context.splits.push(volume);
    for (const side of SIDES) {
      const hotWater = volume && group.hot_water && { ...group.hot_water, recorded_m3: format(volume[side]) };
      lists[side].push({ ...group, recorded: format(split[side]), ...(hotWater && { hot_water: hotWater }) });
    }
  });
  return both((side) => ({ groups: { ...groups, list: lists[side] } }));
}

function divideCo2(context: ChangeContext, { co2 }: House, share: OldShare) {
  const { co2: model } = context.model;
  if (co2 === undefined || model === undefined) return NOTHING;
  const parts: Record<Side, { -readonly [Field in keyof HouseCo2]?: HouseCo2[Field] }> = { old: {}, next: {} };
  if (model.emissionsKg !== undefined) {
    const kg = divideQuantity('/co2/emissions_kg', model.emissionsKg, share);
    context.splits.push(kg);
    for (const side of SIDES) parts[side].emissions_kg = format(kg[side]);
  }
  if (model.cost !== undefined) {
    const cost = divideEuro('/co2/cost_eur', model.cost, share);
    context.splits.push(cost);
    for (const side of SIDES) parts[side].cost_eur = euroText(cost[side]);
  }
  if (model.invoices !== undefined && co2.invoices !== undefined) {
    const divided = divideInvoices(context, co2.invoices, model.invoices, share);
    for (const side of SIDES) parts[side].invoices = divided[side];
  }
  return both((side) => ({ co2: { ...co2, ...parts[side] } }));
}

/**
 * What an invoice states is divided together: kWh, kilograms and cost by one share (CO2KostAufG section 5(1) sentence 5).
 * One that names its days stays whole on each side it reaches into, which takes the part of its own days from it; of one
 * that names its part of the period, this part is divided.
 */
function divideInvoices(
  context: ChangeContext,
  invoices: readonly HouseCo2Invoice[],
  models: readonly Co2InvoiceModel[],
  share: OldShare,
): Readonly<Record<Side, readonly HouseCo2Invoice[]>> {
  const lists: Record<Side, HouseCo2Invoice[]> = { old: [], next: [] };
  models.forEach(({ path, energyKwh, quantity, emissionsKg, cost, supplied, namedShare }, index) => {
    const invoice = invoices[index];
    if (invoice === undefined) return;
    const divide = (form: typeof divideQuantity, field: string, whole: Fraction): Split => {
      const split = form(`${path}/${field}`, whole, share);
      context.splits.push(split);
      return split;
    };
    if (invoice.share !== undefined && namedShare !== undefined) {
      const part = divide(divideQuantity, 'share/value', namedShare);
      for (const side of SIDES)
        lists[side].push({ ...invoice, share: { ...invoice.share, value: format(part[side]) } });
      return;
    }
    if (supplied !== undefined) {
      const days = bothSides(context, supplied);
      for (const side of SIDES) if (days[side] !== undefined) lists[side].push(invoice);
      return;
    }
    const kwh = energyKwh && divide(divideQuantity, 'energy_kwh', energyKwh);
    const amount = quantity && divide(divideQuantity, 'quantity/value', quantity.value);
    const kg = emissionsKg && divide(divideQuantity, 'emissions_kg', emissionsKg);
    const euro = cost && divide(divideEuro, 'cost_eur', cost);
    for (const side of SIDES) {
      lists[side].push({
        ...invoice,
        ...(kwh === undefined ? {} : { energy_kwh: format(kwh[side]) }),
        ...(amount === undefined || invoice.quantity === undefined
          ? {}
          : { quantity: { ...invoice.quantity, value: format(amount[side]) } }),
        ...(kg === undefined ? {} : { emissions_kg: format(kg[side]) }),
        ...(euro === undefined ? {} : { cost_eur: euroText(euro[side]) }),
      });
    }
  });
  return lists;
}

/**
 * The invoice by what the main meter, else the meters of the units counted, else by days: it is a price for a volume.
 * A side with no amount and no volume has no cold water to bill.
 */
function divideColdWater(context: ChangeContext, { cold_water: coldWater }: House, running: Period) {
  const { coldWater: model } = context.model;
  if (coldWater === undefined || model === undefined) return NOTHING;
  const main = housePoints(context, 'cold_water_main');
  const own = context.points.filter(({ of }) => 'unit' in of && of.use === 'cold_water');
  const share =
    shareByPoints(context, main, running, 'cold_water_volume') ??
    shareByPoints(context, own, running, 'cold_water_volume') ??
    shareByDays(context, running);
  const amount = divideEuro('/cold_water/amount_eur', model.amount, share);
  context.splits.push(amount);
  const meter = model.mainMeterM3 && quantity(context, '/cold_water/main_meter_m3', main, model.mainMeterM3, share);
  return both((side): Pick<House, 'cold_water'> => {
    if (isZero(amount[side]) && !isZero(amount.whole)) return {};
    return {
      cold_water: {
        amount_eur: euroText(amount[side]),
        ...(meter === undefined ? {} : { main_meter_m3: format(meter[side]) }),
      },
    };
  });
}
