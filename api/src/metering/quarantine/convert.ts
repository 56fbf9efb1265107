import type { z } from '@hono/zod-openapi';
import { toTelegram } from '../convert.ts';
import type { Explained } from './explain.ts';
import type { ExplainedTelegram } from './schemas.ts';

export type ExplainedTelegramWire = z.infer<typeof ExplainedTelegram>;

export function toExplainedTelegram(explained: Explained): ExplainedTelegramWire {
  const { row, judgedAgain, unreadable, values, readingIds, decision, obstacle } = explained;
  return {
    ...toTelegram(row, { judgedAgain, decision }),
    unreadable,
    values: values.map(({ kind, day, readAt, value, unit, measuringPointId }) => ({
      kind,
      day,
      read_at: readAt.toISOString(),
      value,
      unit,
      measuring_point_id: measuringPointId,
    })),
    reading_ids: [...readingIds],
    obstacle,
  };
}
