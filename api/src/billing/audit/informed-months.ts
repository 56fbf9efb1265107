import type { Context } from '../../context.ts';

/** Months such as `2025-03` that users of a house were informed of, by occupancy. */
export type InformedMonths = (
  context: Context,
  propertyId: string,
  months: { readonly first: string; readonly last: string },
) => Promise<ReadonlyMap<string, readonly string[]>>;

let informed: InformedMonths | null = null;

/** Monthly information is known to `information`, which comes later on the path: it answers what the audit asks. */
export function setInformedMonths(ask: InformedMonths): void {
  informed = ask;
}

/** Null where nobody answers: then it is not known. */
export const informedMonths = (...asked: Parameters<InformedMonths>): ReturnType<InformedMonths> | null =>
  informed === null ? null : informed(...asked);
