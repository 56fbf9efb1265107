import type { Consumption } from '@klarmeter/engine';
import type { InterimValueWire } from './cycle-change/interim-values.ts';
import type { MeasuredUse } from './measure-units.ts';

/** Where a value of the house file comes from. */
export interface Origin {
  readonly reading_ids?: readonly string[];
  readonly telegram_ids?: readonly string[];
  /** Values at a change of cycle that were calculated between readings. */
  readonly interim_values?: readonly InterimValueWire[];
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
  };
}
