import { type Span, showDay } from './calendar.ts';
import { Dice, decimalText } from './dice.ts';
import { randomCo2 } from './random-co2.ts';
import { type PlantDraft, randomPeriod, randomPlant, randomShare } from './random-plant.ts';
import { randomUnits, type UnitPlan } from './random-units.ts';
import type { RawCost, RawHouse, RawUnit } from './raw-house.ts';

export { brokenHouse, faults } from './broken-house.ts';

// Random houses that can be billed. By default they keep clear of the places where the two texts leave room
// (README.md); with `open` they go there too.

const kinds = [
  'fuel_delivery',
  'heating_electricity',
  'operating_electricity',
  'operation',
  'maintenance',
  'cleaning',
  'emission_measurement',
  'metering_rent',
  'calibration',
  'reading',
  'billing',
];

function percent(dice: Dice, open: boolean): string {
  if (open && dice.chance(15)) return dice.pick(['70.5', '80', '100']);
  return dice.pick(['50', '60', '65', '66.5', '70', '70', '70', '50.00']);
}

function randomKeys(dice: Dice, units: readonly RawUnit[], open: boolean): RawHouse['keys'] {
  const changes = units.some((unit) => unit.occupancies.length > 1);
  const said = changes && !open ? 100 : 50;
  return {
    heating_consumption_percent: percent(dice, open),
    hot_water_consumption_percent: percent(dice, open),
    ...(dice.chance(said) && { heating_base_by: dice.pick(['degree_days', 'degree_days', 'days']) }),
    ...(dice.chance(60) && { summer_degree_days: dice.pick(['14_13_13', '40_92']) }),
    ...(dice.chance(50) && { rounding: dice.pick(['show_difference', 'largest_remainder']) }),
  };
}

/** Cost of the energy in the scopes it may have, and some other costs of every kind. */
function randomCosts(dice: Dice, draft: PlantDraft, hotWater: 'none' | 'shared' | 'separate'): RawCost[] {
  const costs: RawCost[] = [];
  const cost = (kind: string, scope: string, amount: string): void => {
    costs.push({ id: `${costs.length + 1} ${kind}`, kind, scope, amount_eur: amount });
  };
  const energyCost = (share: bigint): string =>
    decimalText((draft.kwh * dice.big(6n, 22n) * share) / 100n + 10_000n, 2);
  const scopes = {
    none: ['combined', 'heating'],
    shared: ['combined', 'heating', 'hot_water'],
    separate: ['heating', 'hot_water'],
  }[hotWater];
  if (!draft.stock) {
    if (hotWater === 'separate') {
      cost(draft.fuelKind, 'heating', energyCost(80n));
      cost(draft.fuelKind, 'hot_water', energyCost(30n));
    } else {
      cost(draft.fuelKind, 'combined', energyCost(100n));
      if (dice.chance(20)) cost(draft.fuelKind, dice.pick(scopes), energyCost(15n));
    }
  }
  for (let i = dice.whole(0, 5); i > 0; i--)
    cost(dice.pick(kinds), dice.pick(scopes), dice.decimal(1, 90_000, dice.pick([0, 1, 2, 2])));
  if (hotWater !== 'none' && dice.chance(30)) cost('water_supply', 'hot_water', dice.decimal(100, 90_000, 2));
  return costs;
}

function randomGroups(dice: Dice, ids: readonly string[], units: readonly RawUnit[]): NonNullable<RawHouse['groups']> {
  const areaOf = (id: string): bigint => {
    const areas = units
      .filter((unit) => unit.group === id)
      .map((unit) => BigInt((unit.heating_area_m2 ?? '0.00').replace('.', '')));
    return areas.reduce((total, area) => total + area, 0n);
  };
  return {
    pre_split_consumption_percent: dice.pick(['50', '60', '70', '87.5', '100']),
    list: ids.map((id, index) => ({
      id,
      recorded: index > 0 && dice.chance(8) ? '0' : dice.decimal(1, 90_000_000, 3),
      area_m2: decimalText(areaOf(id), 2),
      ...(dice.chance(50) && { heating_consumption_percent: dice.pick(['50', '60', '70']) }),
    })),
  };
}

/** Sums of pots as another calculation leaves them: with fractions of a cent, but never at half a cent. */
function randomPots(
  dice: Dice,
  hotWater: boolean,
  heating: boolean,
  wholeCents: boolean,
): NonNullable<RawHouse['pots']> {
  const amount = (): string => dice.decimal(10_000, 900_000, 2) + (wholeCents ? '' : `${dice.whole(0, 99)}1`);
  const pot = () => ({ base_eur: amount(), consumption_eur: amount() });
  return { ...(heating && { heating: pot() }), ...(hotWater && { hot_water: pot() }) };
}

function randomColdWater(dice: Dice, units: readonly RawUnit[]): NonNullable<RawHouse['cold_water']> {
  const all = units.flatMap((unit) => [unit, ...unit.occupancies]).flatMap((one) => one.cold_water_m3 ?? []);
  const subMeters = all.map((text) => BigInt(text.replace('.', ''))).reduce((total, value) => total + value, 0n);
  const main = (subMeters * dice.big(86n, 119n)) / 100n;
  const shown = main > 1_000n && dice.chance(70) ? { main_meter_m3: decimalText(main, 3) } : {};
  return { amount_eur: dice.decimal(1_000, 900_000, 2), ...shown };
}

function fuelCents(house: RawHouse): bigint {
  const amounts = [
    ...(house.costs ?? []).filter((cost) => /^fuel$|heat_supply/.test(cost.kind)),
    ...(house.fuel_stock?.layers ?? []),
  ];
  // A tenth of the stock at least is used up, so a tenth of its value is a safe measure.
  const part = house.fuel_stock ? 20n : 1n;
  return amounts.reduce((total, one) => total + BigInt(one.amount_eur.replace('.', '')), 0n) / part;
}

/** A house with its costs given as pots. */
function potHouse(dice: Dice, id: string, period: Span, open: boolean): RawHouse {
  const heating = dice.chance(85);
  const hotWater = !heating || dice.chance(70);
  const coldWater = open && dice.chance(30);
  const plan: UnitPlan = { period, heating, hotWater: hotWater ? 'metered' : 'none', coldWater, groups: [], open };
  const units = randomUnits(dice, plan);
  const keys = randomKeys(dice, units, open);
  const wholeCents = keys.rounding === 'largest_remainder' && !open;
  const pots = randomPots(dice, hotWater, heating, wholeCents);
  const draft = randomPlant(dice, period, open);
  const emitting: PlantDraft = { plant: draft.plant, kwh: draft.kwh, fuelKind: draft.fuelKind };
  const relief = keys.rounding === 'largest_remainder' && !open ? 'show_only' : dice.pick(['show_only', 'credit_line']);
  const co2 = dice.chance(40) ? randomCo2(dice, period, emitting, 10_000n, relief) : undefined;
  // Where invoices cost more than the pots hold, the house would be an odd one.
  const fitting = co2?.invoices ? undefined : co2;
  return {
    schema: 'klarmeter.house/1',
    id,
    period: { from: showDay(period.from), to: showDay(period.to) },
    ...((fitting !== undefined || dice.chance(50)) && { plant: draft.plant }),
    pots,
    keys,
    ...(fitting && { co2: fitting }),
    ...(coldWater && { cold_water: randomColdWater(dice, units) }),
    units,
  };
}

/** A house with costs, a stock of fuel or both. */
function costHouse(dice: Dice, id: string, period: Span, open: boolean): RawHouse {
  const draft = randomPlant(dice, period, open);
  const hotWater = dice.pick(['none', 'shared', 'shared', 'shared', draft.stock ? 'shared' : 'separate'] as const);
  const share = hotWater === 'shared' ? randomShare(dice, draft.kwh) : undefined;
  const metered = share?.method === 'area' ? 'unmetered' : 'metered';
  const groups = dice.chance(25) ? ['W', 'G', 'S'].slice(0, dice.whole(1, 3)) : [];
  const coldWater = dice.chance(35);
  const units = randomUnits(dice, {
    period,
    heating: true,
    hotWater: hotWater === 'none' ? 'none' : metered,
    coldWater,
    groups,
    open,
  });
  const keys = randomKeys(dice, units, open);
  const costs = randomCosts(dice, draft, hotWater);
  const usesEnergy = share && share.method !== 'given';
  const house: RawHouse = {
    schema: 'klarmeter.house/1',
    id,
    period: { from: showDay(period.from), to: showDay(period.to) },
    plant: draft.plant,
    ...(usesEnergy && draft.energyUsed && { energy_used: draft.energyUsed }),
    ...(share && { hot_water_share: share }),
    ...((costs.length > 0 || !draft.stock) && { costs }),
    ...(draft.stock && { fuel_stock: draft.stock }),
    keys,
    ...(groups.length > 0 && { groups: randomGroups(dice, groups, units) }),
    ...(coldWater && { cold_water: randomColdWater(dice, units) }),
    units,
  };
  const creditIsClear = keys.rounding !== 'largest_remainder' || open;
  const relief = dice.pick([
    'deduct_from_pot',
    'deduct_from_pot',
    'show_only',
    creditIsClear ? 'credit_line' : 'show_only',
  ]);
  const co2 = randomCo2(dice, period, draft, fuelCents(house), relief);
  return co2 ? { ...house, co2 } : house;
}

export function randomHouse(random: () => number, open = false): RawHouse {
  const dice = new Dice(random);
  const period = randomPeriod(dice);
  const id = `random ${dice.whole(100_000, 999_999)}`;
  return dice.chance(12) ? potHouse(dice, id, period, open) : costHouse(dice, id, period, open);
}
