import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toTelegram } from './convert.ts';
import { placeOfTelegram, selectTelegrams } from './ingest/telegram-store.ts';
import type { telegramQuery } from './schemas.ts';

export function listTelegrams(context: Context, query: z.infer<typeof telegramQuery>) {
  authorize(context, 'listTelegrams');
  const { device_id, verdict } = query;
  return listPage(context, {
    operation: 'listTelegrams',
    query,
    filter: { device_id, verdict },
    fetch: (after, limit) => selectTelegrams(context, { deviceId: device_id, verdict }, after, limit),
    keyOf: placeOfTelegram,
    convert: toTelegram,
  });
}
