import type { Context } from '../../context.ts';
import { berlinDay } from '../../properties/index.ts';

/** A reading that is new: where and of which day. */
export interface Arrival {
  readonly measuringPointId: string;
  readonly day: string;
}

/** What follows from readings that are new; in the transaction that stores them. */
export type ArrivalHook = (context: Context, arrivals: readonly Arrival[]) => Promise<void>;

let hook: ArrivalHook = async () => {};

/** Bills are known to `billing`, which comes later on the path: it hands in what a late reading means to them. */
export function setArrivalHook(onArrival: ArrivalHook): void {
  hook = onArrival;
}

/** Said once a request by every way readings come in, with all that were stored. */
export async function noteArrivals(context: Context, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length > 0) await hook(context, arrivals);
}

/** Days of a point whose readings count for something else than before. */
export interface Recount {
  readonly measuringPointId: string;
  readonly from: string;
  /** Null: up to today. */
  readonly to: string | null;
}

/**
 * Said wherever a device comes, goes or counts otherwise: what was read on these days of its point may mean something
 * else by now, as if it had newly come in.
 */
export async function noteRecounts(context: Context, recounts: readonly Recount[]): Promise<void> {
  const today = berlinDay(context.now());
  await noteArrivals(
    context,
    recounts.flatMap(({ measuringPointId, from, to }) => [
      { measuringPointId, day: from },
      { measuringPointId, day: [from, to ?? today].sort().at(-1) ?? from },
    ]),
  );
}
