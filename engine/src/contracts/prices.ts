import { findInForce } from '../law/dated.ts';
import type { Day } from '../time/day.ts';
import { PRICES, type Price, type PriceCode } from './terms/annex-a-prices.parameters.ts';
import { TIERS, type Tier, TRAVEL_BANDS } from './terms/tiers-and-travel.parameters.ts';

/** The row of the price list in force on a day; undefined before the first list. */
export const priceOf = (code: PriceCode, on: Day): Price | undefined =>
  findInForce(PRICES, on)?.value.find((each) => each.code === code);

/** The service tier for a number of devices; undefined before the first list. */
export const tierFor = (devices: number, on: Day): Tier | undefined =>
  findInForce(TIERS, on)?.value.findLast(({ devicesMin }) => devices >= devicesMin);

/** The trip of the price list for a distance; undefined where it names none. */
export function travelPrice(km: number, on: Day): Price | undefined {
  const band = findInForce(TRAVEL_BANDS, on)?.value.find(({ kmMax }) => km <= kmMax);
  return band && priceOf(band.price, on);
}
