import { add, type Consumption, type ConsumptionPart, format, subtract } from '@klarmeter/engine';
import type { InterimValueWire } from '../cycle-change/interim-values.ts';
import type { MeasuredUse } from './measure-units.ts';

/** What one device counted towards a value: `(end − start) × factor`. */
export interface Measurement {
  readonly device_id: string;
  readonly serial: string;
  readonly room: string;
  readonly start: { readonly day: string; readonly value: string };
  readonly end: { readonly day: string; readonly value: string };
  /** End less start, and what the register began anew with in between. */
  readonly difference: string;
  /** Evaluation factor of an allocator on the unit scale, otherwise 1. */
  readonly factor: string;
  readonly consumption: string;
}

/** Where a value of the house file comes from. */
export interface Origin {
  readonly reading_ids?: readonly string[];
  readonly telegram_ids?: readonly string[];
  /** Values at a change of cycle that were calculated between readings. */
  readonly interim_values?: readonly InterimValueWire[];
  /** Their sum is the value. */
  readonly measurements?: readonly Measurement[];
  /** What the receipt of a cost is called. */
  readonly receipt?: string;
  readonly cost_entry_id?: string;
  readonly fuel_delivery_id?: string;
  readonly operating_cost_entry_id?: string;
  /** The heating bill inside, and the period it is of. */
  readonly billing_run_id?: string;
  readonly billing_period_id?: string;
}

/** By JSON pointer into the house file, of a value or of what it is a part of. */
export type Provenance = Record<string, Origin>;

/** Where a value comes from: what is said of itself, or of the nearest thing it is a part of. */
export function originAt(provenance: Provenance, pointer: string): Origin | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const origin = provenance[at];
    if (origin !== undefined) return origin;
  }
  return undefined;
}

/** The readings behind consumptions, and the telegrams behind the readings. */
export function originOf(uses: readonly MeasuredUse[], pick: (use: MeasuredUse) => Consumption | undefined): Origin {
  const readings = new Set<string>();
  const telegrams = new Set<string>();
  const interim = new Map<string, InterimValueWire>();
  const measurements = uses.flatMap((use) => (pick(use)?.parts ?? []).map((part) => measurementOf(use, part)));
  for (const use of uses) {
    const wanted = new Set<string>();
    for (const { start, end } of pick(use)?.parts ?? []) {
      if (start.readingId !== null) wanted.add(start.readingId);
      if (end.readingId !== null) wanted.add(end.readingId);
    }
    if (wanted.size === 0) continue;
    for (const { id, telegramId } of use.point.series.readings) {
      if (!wanted.has(id)) continue;
      const calculated = use.point.interim?.get(id);
      if (calculated !== undefined) {
        interim.set(id, calculated);
        continue;
      }
      readings.add(id);
      if (telegramId !== null) telegrams.add(telegramId);
    }
  }
  return {
    reading_ids: [...readings].sort(),
    ...(telegrams.size === 0 ? {} : { telegram_ids: [...telegrams].sort() }),
    ...(interim.size === 0 ? {} : { interim_values: [...interim.values()] }),
    ...(measurements.length === 0 ? {} : { measurements }),
  };
}

function measurementOf({ point }: MeasuredUse, part: ConsumptionPart): Measurement {
  const { deviceId, start, end, factor, rollOver, consumption } = part;
  return {
    device_id: deviceId,
    serial: point.devices.get(deviceId)?.serial ?? deviceId,
    room: point.room,
    start: { day: start.day, value: format(start.value) },
    end: { day: end.day, value: format(end.value) },
    difference: format(add(subtract(end.value, start.value), rollOver)),
    factor: format(factor),
    consumption: format(consumption),
  };
}
