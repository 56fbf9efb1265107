import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import {
  ReadingBatchResult,
  ReadingEntryInput,
  readingRouteParams,
  SubmitReadingBatch,
} from '../manual-reading/schemas.ts';
import { submitReadingBatch } from '../submit-reading-batch.ts';

const route = createRoute({
  ...describe('submitReadingBatch', {
    tag: 'Reading entries',
    summary: 'Send what was read offline',
    description:
      'Up to 500 entries with ids made on the phone. They may arrive twice, in parts, in any order and from several phones: each id has one effect for ever, and each entry a verdict of its own. Only what is no entry at all refuses the request.',
  }),
  method: 'post',
  path: '/v1/reading-routes/{reading_route_id}/batches',
  request: {
    headers: idempotencyOptional,
    params: readingRouteParams,
    body: { required: true, content: json(SubmitReadingBatch) },
  },
  responses: {
    200: answer('A verdict for each entry', ReadingBatchResult),
    ...problems('not-found', ...POSTING),
  },
});

export function registerSubmitReadingBatch(app: App) {
  // Named by the body, which itself takes anything: a broken entry is answered, not refused.
  app.openAPIRegistry.register('ReadingEntryInput', ReadingEntryInput);
  app.openapi(route, async (c) => {
    const { reading_route_id: id } = c.req.valid('param');
    return c.json(await submitReadingBatch(c.get('context'), id, c.req.valid('json')), 200);
  });
}
