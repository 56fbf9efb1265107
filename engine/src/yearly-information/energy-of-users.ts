import type { House, HouseUnit } from '../billing/house.ts';
import type { BilledHouse, LineCode, OccupantResult } from '../billing/result.ts';
import { heatByVolume } from '../law/de/heizkostenv/section-9-combined-plants.ts';
import { parse } from '../money/decimal.ts';
import { divide, type Fraction, multiply, ONE, ZERO } from '../money/fraction.ts';
import { type ClosedPeriodBasis, closedPeriodBasis } from '../monthly-information/closed-period.ts';
import type { UserEnergy } from './weather-adjusted.ts';

/** A period of a house as it was billed. */
export interface BilledPeriod {
  readonly house: House;
  /** With its reasons, which hold the sums of what was recorded. */
  readonly result: BilledHouse;
  /** What recorded heat is counted in: kWh of heat meters, or units of allocators. */
  readonly heatingIn: 'kWh' | 'units';
}

/** What one occupancy consumed, and the area it is charged for: m2 times its share of the time. */
export interface OccupancyEnergy extends UserEnergy {
  readonly unitId: string;
  readonly vacant: boolean;
  readonly heatingAreaM2: Fraction;
  readonly hotWaterAreaM2: Fraction;
}

/** A plant to which none of the corrections of the formula applies: wanted is heat, not fuel. */
const UNCORRECTED = { energy: 'heating_oil', billedByGrossValue: false, commercialHeatSupply: false };

/**
 * Energy of every occupancy of a billed house, in the order of its file; `userId` is the id of the occupancy. Units of
 * allocators are their part of the heat of their pot (`closedPeriodBasis`), and so is hot water where its heat is known;
 * otherwise the formula of HeizkostenV section 9(2) stands for it. What was not billed by consumption is not known.
 */
export function energyOfUsers(billed: BilledPeriod): OccupancyEnergy[] {
  const { house, result } = billed;
  const bases = new Map<string | undefined, ClosedPeriodBasis>();
  const basisOf = (group: string | undefined): ClosedPeriodBasis => {
    const basis = bases.get(group) ?? closedPeriodBasis(house, result, group);
    bases.set(group, basis);
    return basis;
  };
  const has = (code: LineCode) => result.occupants.some(({ lines }) => lines.some((line) => line.code === code));
  const supplies = {
    heating: has('heating_base') || has('heating_consumption'),
    hotWater: has('hot_water_base') || has('hot_water_consumption'),
  };
  const places = house.units.flatMap((unit) => unit.occupancies.map((occupancy) => ({ unit, occupancy })));
  return places.flatMap(({ unit, occupancy }, place) => {
    const occupant = result.occupants[place];
    if (occupant === undefined) return [];
    const basis = basisOf(unit.group);
    const heating = unitsOf(occupant, 'heating_consumption');
    const water = unitsOf(occupant, 'hot_water_consumption');
    const perUnit = billed.heatingIn === 'kWh' ? ONE : ratio(basis.heating?.heat_kwh, basis.heating?.units);
    const perM3 = ratio(basis.hot_water?.heat_kwh, basis.hot_water?.volume_m3) ?? formulaPerM3(house);
    return [
      {
        userId: occupancy.id,
        unitId: unit.id,
        vacant: occupancy.vacant === true,
        period: { from: occupancy.from, to: occupancy.to },
        heatingKwh: supplies.heating ? product(heating, perUnit) : ZERO,
        hotWaterKwh: supplies.hotWater ? product(water, perM3) : ZERO,
        ...areasOf(unit, occupant),
      },
    ];
  });
}

const unitsOf = ({ lines }: OccupantResult, code: LineCode): Fraction | undefined => {
  const line = lines.find((each) => each.code === code);
  return line && parse(line.units);
};

const product = (units: Fraction | undefined, kwhEach: Fraction | undefined): Fraction | null =>
  units === undefined || kwhEach === undefined ? null : multiply(units, kwhEach);

const ratio = (whole: string | undefined, parts: string | undefined): Fraction | undefined =>
  whole === undefined || parts === undefined ? undefined : divide(parse(whole), parse(parts));

function formulaPerM3({ hot_water_share: share, period }: House): Fraction {
  const temperature = share?.method === 'volume' ? share.temperature_c : undefined;
  const temperatureC = temperature === undefined ? undefined : parse(temperature);
  return heatByVolume({ volumeM3: ONE, temperatureC }, UNCORRECTED, period).uncorrectedKwh;
}

/** As charged for the base costs; a pot without base costs has no share of the time, and the whole area counts. */
function areasOf(unit: HouseUnit, occupant: OccupantResult): Pick<OccupancyEnergy, 'heatingAreaM2' | 'hotWaterAreaM2'> {
  return {
    heatingAreaM2: unitsOf(occupant, 'heating_base') ?? parse(unit.heating_area_m2 ?? '0'),
    hotWaterAreaM2: unitsOf(occupant, 'hot_water_base') ?? parse(unit.hot_water_area_m2 ?? '0'),
  };
}
