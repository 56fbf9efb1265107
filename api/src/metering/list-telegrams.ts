import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toTelegram } from './convert.ts';
import { findLastJudgements } from './ingest/judgement-store.ts';
import { placeOfTelegram, selectTelegrams } from './ingest/telegram-store.ts';
import type { telegramQuery } from './schemas.ts';

export function listTelegrams(context: Context, query: z.infer<typeof telegramQuery>) {
  authorize(context, 'listTelegrams');
  const { device_id, verdict } = query;
  return listPage(context, {
    operation: 'listTelegrams',
    query,
    filter: { device_id, verdict },
    fetch: async (after, limit) => {
      const rows = await selectTelegrams(context, { deviceId: device_id, verdict }, after, limit);
      const ids = rows.map(({ id }) => id);
      const judged = await findLastJudgements(context, ids);
      return rows.map((row) => ({ row, judgedAgain: judged.get(row.id) ?? null }));
    },
    keyOf: ({ row }) => placeOfTelegram(row),
    convert: ({ row, judgedAgain }) => toTelegram(row, judgedAgain),
  });
}
