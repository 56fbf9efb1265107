import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { fetchTelegram } from './ingest/telegram-store.ts';
import { type ExplainedTelegramWire, toExplainedTelegram } from './quarantine/convert.ts';
import { decide } from './quarantine/decide.ts';
import { explainTelegram, standsAs } from './quarantine/explain.ts';
import type { RejectTelegram } from './quarantine/schemas.ts';

/** Somebody looked and takes none of its values. The telegram stays, and so does the decision. Twice is once. */
export async function rejectTelegram(
  context: Context,
  id: string,
  { reason }: z.infer<typeof RejectTelegram>,
): Promise<ExplainedTelegramWire> {
  authorize(context, 'rejectTelegram');
  const row = await fetchTelegram(context, id);
  const explained = await explainTelegram(context, row);
  if (standsAs(explained).verdict !== 'implausible') {
    throw refusal('', 'not_implausible', {
      de: 'Das Telegramm ist nicht in Quarantäne.',
      en: 'The telegram is not in quarantine.',
    });
  }
  await decide(context, explained, 'rejected', reason);
  return toExplainedTelegram(await explainTelegram(context, row));
}
