import type { Context } from '../../context.ts';
import { type Part, windowsAround } from './fragments.ts';
import { findFragments } from './kept-store.ts';
import { readAgain } from './read-again.ts';

/** Messages whose last missing part has come become readings now; until then their parts are kept. */
export async function readParts(context: Context, parts: readonly Part[]): Promise<void> {
  if (parts.length > 0) await readAgain(context, await findFragments(context, windowsAround(parts)));
}
