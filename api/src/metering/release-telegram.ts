import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { fetchTelegram } from './ingest/telegram-store.ts';
import { TELEGRAM_WORDS } from './ingest/telegram-words.ts';
import { type ExplainedTelegramWire, toExplainedTelegram } from './quarantine/convert.ts';
import { decide } from './quarantine/decide.ts';
import { explainTelegram, placed, standsAs } from './quarantine/explain.ts';
import type { Obstacle, ReleaseTelegram } from './quarantine/schemas.ts';
import { noteArrivals } from './readings/arrivals.ts';
import { insertReadings } from './readings/reading-store.ts';

const WORDS: Readonly<Record<Obstacle, { readonly de: string; readonly en: string }>> = {
  not_implausible: {
    de: 'Das Telegramm war nicht in Quarantäne.',
    en: 'The telegram was not in quarantine.',
  },
  not_verified: {
    de: 'Das Telegramm ist nicht geprüft: Ohne den richtigen Schlüssel sagt es nichts.',
    en: 'The telegram is not verified: without the right key it says nothing.',
  },
  replay: {
    de: 'Der Zähler der Nachrichten lief zurück: Das Telegramm kann eine Aufzeichnung sein.',
    en: 'The message counter went back: the telegram may be a recording.',
  },
  wrong_unit: {
    de: 'Ein Gerät dieser Art zählt in einer anderen Einheit.',
    en: 'A device of this kind counts in another unit.',
  },
  no_register: TELEGRAM_WORDS.telegram_no_register,
  still_in_the_future: {
    de: 'Das Telegramm soll erst noch empfangen werden.',
    en: 'The telegram is still to be received.',
  },
  not_installed: TELEGRAM_WORDS.telegram_not_installed,
};

/**
 * Somebody looked and takes the values: they become readings with the time the telegram was received and the origin it
 * had. The telegram stays as it was judged. Twice is once.
 */
export async function releaseTelegram(
  context: Context,
  id: string,
  { reason }: z.infer<typeof ReleaseTelegram>,
): Promise<ExplainedTelegramWire> {
  authorize(context, 'releaseTelegram');
  const row = await fetchTelegram(context, id);
  const explained = await explainTelegram(context, row);
  const { decision, obstacle } = explained;
  if (decision === null && obstacle !== null) throw refusal('', obstacle, WORDS[obstacle]);
  if (await decide(context, explained, 'released', reason)) {
    const { deviceId, reason: why } = standsAs(explained);
    if (deviceId === null) throw new Error(`the telegram ${row.id} is verified and has no device`);
    // A device whose clock is ahead dates its stored values by that clock: only what was received has a day.
    const values = placed(explained.values).filter(({ kind }) => kind === 'register' || why !== 'clock_ahead');
    const readings = values.map((value) => ({ ...value, origin: 'radio' as const, deviceId, telegramId: row.id }));
    await noteArrivals(context, await insertReadings(context, readings));
  }
  return toExplainedTelegram(await explainTelegram(context, row));
}
