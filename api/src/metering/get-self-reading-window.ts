import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { showWindows, type WindowWire } from './manual-reading/self-reading/convert.ts';
import { fetchWindow } from './manual-reading/self-reading/store.ts';

/** A window with how far its units are; an occupant sees those that ask the own unit, and the own unit only. */
export async function getSelfReadingWindow(context: Context, id: string): Promise<WindowWire> {
  authorize(context, 'getSelfReadingWindow');
  const [shown] = await showWindows(context, [await fetchWindow(context, id)]);
  if (shown === undefined) throw new Error('one window was to be shown');
  return shown;
}
