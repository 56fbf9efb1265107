import { z } from '@hono/zod-openapi';
import { Instant, idOf } from '../../http/schemas.ts';
import { REASONS } from './reasons.ts';
import { KEPT_VERDICTS } from './verdicts.ts';

export const TelegramJudgement = z
  .object({
    verdict: z.enum(KEPT_VERDICTS).openapi({ example: 'stored' }),
    reason: z.enum(REASONS).nullable().openapi({ example: null }),
    detail: z.string().nullable().openapi({ example: null }),
    device_id: idOf('device').nullable(),
    judged_at: Instant,
  })
  .openapi('TelegramJudgement');
