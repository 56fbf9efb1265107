import { parse } from '../money/decimal.ts';
import { type Fraction, isZero, multiply, ZERO } from '../money/fraction.ts';
import { type AverageMember, averageUser, type ReferenceAverage } from '../monthly-information/average.ts';
import type { Period } from '../time/period.ts';
import { type ClimateFactorTable, climateFactorFor } from './climate-factors.ts';
import type { OccupancyEnergy } from './energy-of-users.ts';
import { type WeatherAdjustedComparison, weatherAdjustedComparison } from './weather-adjusted.ts';

/** One bar: energy of a user, or of the average one for his area and time. */
export interface ComparedEnergy {
  readonly period: Period;
  readonly heatingKwh: Fraction;
  /** Null: not adjusted. */
  readonly climateFactor: Fraction | null;
  readonly hotWaterKwh: Fraction;
}

export type AverageObstacle = 'too_few_units' | 'consumption_missing';

export type AverageEnergy =
  /** `source` names who determined a normalised user; null: the mean of the users of the same kind in this house. */
  | ({ readonly available: true; readonly source: string | null } & ComparedEnergy)
  | { readonly available: false; readonly reason: AverageObstacle };

export interface YearlyComparison {
  /** Null: it is not known what the user consumed. */
  readonly now: ComparedEnergy | null;
  readonly average: AverageEnergy;
  readonly weatherAdjusted: WeatherAdjustedComparison;
}

export interface YearlyComparisonInput {
  readonly own: OccupancyEnergy;
  /** The same user in the period before; null: he has none. */
  readonly before: OccupancyEnergy | null;
  /** Occupancies of the same kind of rooms in this period, the own one among them. */
  readonly alike: readonly OccupancyEnergy[];
  /** The normalised user of this period, in kWh per m2 as decimals; null: nobody named one. */
  readonly reference: {
    readonly source: string;
    readonly heating_kwh_per_m2?: string | undefined;
    readonly hot_water_kwh_per_m2?: string | undefined;
  } | null;
  readonly postcode: string;
  readonly factors: ClimateFactorTable;
}

/**
 * Interpretation: two are enough for a mean, unlike in monthly information, since a statement shows what the whole house
 * consumed anyway (HeizkostenV § 6a(3) no. 4 asks for it without exception).
 */
const UNITS_MIN = 2;

/** HeizkostenV section 6a(3) no. 4 and 5 for one user: himself now and before, and the average user. */
export function yearlyComparison(input: YearlyComparisonInput): YearlyComparison {
  const { own, before, postcode, factors } = input;
  const { period, heatingKwh, hotWaterKwh } = own;
  const climateFactor = climateFactorFor(factors, postcode, period) ?? null;
  return {
    now: heatingKwh === null || hotWaterKwh === null ? null : { period, heatingKwh, climateFactor, hotWaterKwh },
    average: averageEnergy(input, climateFactor),
    weatherAdjusted: weatherAdjustedComparison(own, before, postcode, factors),
  };
}

/** In the same weather as the user, so by his factor. */
function averageEnergy(
  { own, alike, reference }: YearlyComparisonInput,
  climateFactor: Fraction | null,
): AverageEnergy {
  if (own.heatingKwh === null || own.hotWaterKwh === null) return { available: false, reason: 'consumption_missing' };
  const users = alike.filter(({ vacant }) => !vacant);
  const heating = perArea(users, 'heatingKwh', 'heatingAreaM2', own, named(reference, 'heating_kwh_per_m2'));
  const hotWater = perArea(users, 'hotWaterKwh', 'hotWaterAreaM2', own, named(reference, 'hot_water_kwh_per_m2'));
  if (heating === undefined || hotWater === undefined) return { available: false, reason: 'too_few_units' };
  return {
    available: true,
    source: heating.source ?? hotWater.source,
    period: own.period,
    heatingKwh: heating.kwh,
    climateFactor,
    hotWaterKwh: hotWater.kwh,
  };
}

/** The average user of one use for the area of this one; nothing for who has no area to be supplied. */
function perArea(
  users: readonly OccupancyEnergy[],
  kwh: 'heatingKwh' | 'hotWaterKwh',
  area: 'heatingAreaM2' | 'hotWaterAreaM2',
  own: OccupancyEnergy,
  reference: ReferenceAverage | undefined,
): { readonly kwh: Fraction; readonly source: string | null } | undefined {
  if (isZero(own[area])) return { kwh: ZERO, source: null };
  const members = users.flatMap((user): AverageMember[] => {
    const { unitId, [kwh]: used, [area]: areaM2 } = user;
    return used === null ? [] : [{ unitId, kwh: used, areaM2 }];
  });
  const average = averageUser(members, reference, UNITS_MIN);
  if (!average.available) return undefined;
  return {
    kwh: multiply(average.kwhPerM2, own[area]),
    source: average.kind === 'reference' ? average.source : null,
  };
}

function named(
  reference: YearlyComparisonInput['reference'],
  field: 'heating_kwh_per_m2' | 'hot_water_kwh_per_m2',
): ReferenceAverage | undefined {
  const value = reference?.[field];
  return reference && value !== undefined ? { source: reference.source, kwhPerM2: parse(value) } : undefined;
}
