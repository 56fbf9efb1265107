import type { Context } from '../../context.ts';

/** Refuses what must not be released yet and leaves evidence of what is; in the transaction of the release. */
export type ReleaseHook = (context: Context, statementVersionIds: readonly string[]) => Promise<void>;

let hook: ReleaseHook = async () => {};

/** Documents are known to `delivery`, which comes later on the path: it hands in what it has to say to a release. */
export function setReleaseHook(onRelease: ReleaseHook): void {
  hook = onRelease;
}

export const onRelease: ReleaseHook = (context, ids) => hook(context, ids);
