import { z } from '@hono/zod-openapi';
import { Instant } from '../../http/schemas.ts';

export const TelegramDecision = z
  .object({
    decision: z.enum(['released', 'rejected']).openapi({ example: 'released' }),
    reason: z.string().openapi({ example: 'Das Gerät wurde auf dem Prüfstand zurückgestellt.' }),
    decided_by: z.string().openapi({
      example: 'api_key key_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
      description: 'Kind and id of who decided, as in the audit trail',
    }),
    decided_at: Instant,
  })
  .openapi('TelegramDecision');
