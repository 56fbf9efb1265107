import type { Context } from '../context.ts';

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
