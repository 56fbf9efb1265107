import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createSelfReading } from '../create-self-reading.ts';
import {
  CreateSelfReading,
  SelfReadingAnswer,
  selfReadingWindowParams,
} from '../manual-reading/self-reading/schemas.ts';

const route = createRoute({
  ...describe('createSelfReading', {
    tag: 'Self-readings',
    summary: 'Read a meter of the own unit',
    description:
      'Asked with a token of the occupancy, or a session that shows `self_reading`. Says at once whether the value fits; an unexpected one is kept when it is sent as confirmed. Until the window is over the last value counts.',
  }),
  method: 'post',
  path: '/v1/self-reading-windows/{self_reading_window_id}/readings',
  request: {
    headers: idempotencyOptional,
    params: selfReadingWindowParams,
    body: { required: true, content: json(CreateSelfReading) },
  },
  responses: {
    200: answer('Whether the value is kept, and how it fits', SelfReadingAnswer),
    ...problems('not-found', ...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateSelfReading(app: App) {
  app.openapi(route, async (c) => {
    const { self_reading_window_id: id } = c.req.valid('param');
    return c.json(await createSelfReading(c.get('context'), id, c.req.valid('json')), 200);
  });
}
