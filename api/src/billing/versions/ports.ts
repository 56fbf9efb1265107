import type { Context } from '../../context.ts';

/** Refuses what must not be released yet and leaves evidence of what is; in the transaction of the release. */
export type ReleaseHook = (context: Context, statementVersionIds: readonly string[]) => Promise<void>;

let hook: ReleaseHook = async () => {};

/** Documents are known to `delivery`, which comes later on the path: it hands in what it has to say to a release. */
export function setReleaseHook(onRelease: ReleaseHook): void {
  hook = onRelease;
}

export const onRelease: ReleaseHook = (context, ids) => hook(context, ids);

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
