import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createReading } from '../create-reading.ts';
import { CreatedReading, CreateReading } from '../schemas.ts';

const route = createRoute({
  ...describe('createReading', {
    tag: 'Readings',
    summary: 'Send a reading',
    description:
      'A value that somebody read. An implausible one is refused with its reasons until it is sent as confirmed. The same value of the same moment twice is one reading; readings never change.',
  }),
  method: 'post',
  path: '/v1/readings',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateReading) } },
  responses: {
    201: answer('The reading and how plausible it is', CreatedReading),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateReading(app: App) {
  app.openapi(route, async (c) => c.json(await createReading(c.get('context'), c.req.valid('json')), 201));
}
