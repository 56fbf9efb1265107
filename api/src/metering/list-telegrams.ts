import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toTelegram } from './convert.ts';
import { findLastJudgements } from './ingest/judgement-store.ts';
import type { telegramQuery } from './ingest/schemas.ts';
import { placeOfTelegram, selectTelegrams } from './ingest/telegram-store.ts';
import { findDecisions } from './quarantine/store.ts';

export function listTelegrams(context: Context, query: z.infer<typeof telegramQuery>) {
  authorize(context, 'listTelegrams');
  const { device_id, verdict, decided } = query;
  return listPage(context, {
    operation: 'listTelegrams',
    query,
    filter: { device_id, verdict, decided },
    fetch: async (after, limit) => {
      const rows = await selectTelegrams(
        context,
        { deviceId: device_id, verdict, decided: flagOf(decided) },
        after,
        limit,
      );
      const ids = rows.map(({ id }) => id);
      const judged = await findLastJudgements(context, ids);
      const decisions = await findDecisions(context, ids);
      return rows.map((row) => ({
        row,
        judgedAgain: judged.get(row.id) ?? null,
        decision: decisions.get(row.id) ?? null,
      }));
    },
    keyOf: ({ row }) => placeOfTelegram(row),
    convert: ({ row, ...found }) => toTelegram(row, found),
  });
}

const flagOf = (said: 'true' | 'false' | undefined) => (said === undefined ? undefined : said === 'true');
