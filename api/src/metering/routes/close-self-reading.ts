import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { closeSelfReading } from '../close-self-reading.ts';
import { ClosedSelfReading, selfReadingWindowParams } from '../manual-reading/self-reading/schemas.ts';

const route = createRoute({
  ...describe('closeSelfReading', {
    tag: 'Self-readings',
    summary: 'Take the values over',
    description:
      'The last value of each point becomes a reading with the origin `self_read`, and nothing more is taken. A window closes by itself when its last day is over. Twice changes nothing more, and tells again what became of the values.',
  }),
  method: 'post',
  path: '/v1/self-reading-windows/{self_reading_window_id}/closures',
  request: { headers: idempotencyOptional, params: selfReadingWindowParams },
  responses: {
    200: answer('What became of the values', ClosedSelfReading),
    ...problems('not-found', ...POSTING_WITHOUT_BODY),
  },
});

export function registerCloseSelfReading(app: App) {
  app.openapi(route, async (c) =>
    c.json(await closeSelfReading(c.get('context'), c.req.valid('param').self_reading_window_id), 200),
  );
}
