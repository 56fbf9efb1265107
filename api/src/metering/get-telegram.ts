import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type TelegramWire, toTelegram } from './convert.ts';
import { fetchTelegram } from './ingest/telegram-store.ts';

export async function getTelegram(context: Context, id: string): Promise<TelegramWire> {
  authorize(context, 'getTelegram');
  return toTelegram(await fetchTelegram(context, id));
}
