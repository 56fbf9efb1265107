import type { CarriedValue } from './judge-telegram.ts';

/** Where a device measured, and when. */
export interface Place {
  readonly measuringPointId: string;
  readonly from: string;
  /** Day of the removal; null while installed. */
  readonly to: string | null;
}

/**
 * The point whose value it is. On the day of a removal the device may still be there, unless it was installed elsewhere
 * on that day; what was counted before the installation or behind the removal belongs to nobody.
 */
export function placeOf(places: readonly Place[], { day }: Pick<CarriedValue, 'day'>): Place | undefined {
  return places.find(({ from, to }) => from <= day && (to === null || day < to)) ?? places.find(({ to }) => to === day);
}
