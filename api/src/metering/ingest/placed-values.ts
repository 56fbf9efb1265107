import type { CarriedValue, Judgement } from './judge-telegram.ts';

/** Where a device measured, and when. */
export interface Place {
  readonly measuringPointId: string;
  readonly from: string;
  /** Day of the removal; null while installed. */
  readonly to: string | null;
}

export interface PlacedDevice {
  readonly id: string;
  readonly places: readonly Place[];
}

export interface PlacedValue extends CarriedValue {
  readonly measuringPointId: string;
}

export interface Judged extends Omit<Judgement, 'values'> {
  readonly deviceId: string | null;
  readonly values: readonly PlacedValue[];
}

/** The values of a telegram at the points where its device was on their days. */
export function placed(judgement: Judgement, device: PlacedDevice | undefined): Judged {
  if (device === undefined) return { ...judgement, deviceId: null, values: [] };
  const values: PlacedValue[] = [];
  for (const value of judgement.values) {
    const place = placeOf(device.places, value);
    if (place !== undefined) values.push({ ...value, measuringPointId: place.measuringPointId });
  }
  if (judgement.values.length === 0 || values.length > 0) return { ...judgement, deviceId: device.id, values };
  const detail = 'the device is not installed on this day';
  return { ...judgement, reason: 'not_installed', detail, deviceId: device.id, values };
}

/**
 * The point whose value it is. On the day of a removal the device may still be there, unless it was installed elsewhere
 * on that day; what was counted before the installation or behind the removal belongs to nobody.
 */
export function placeOf(places: readonly Place[], { day }: Pick<CarriedValue, 'day'>): Place | undefined {
  return places.find(({ from, to }) => from <= day && (to === null || day < to)) ?? places.find(({ to }) => to === day);
}
