import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listSelfReadingPoints } from '../list-self-reading-points.ts';
import { SelfReadingPoints, selfReadingWindowParams } from '../manual-reading/self-reading/schemas.ts';

const route = createRoute({
  ...describe('listSelfReadingPoints', {
    tag: 'Self-readings',
    summary: 'List what is to be read',
    description:
      'Points with their device, last and expected value and what was read so far; an occupant sees those of the own unit.',
  }),
  method: 'get',
  path: '/v1/self-reading-windows/{self_reading_window_id}/points',
  request: { params: selfReadingWindowParams },
  responses: { 200: answer('The points', SelfReadingPoints), ...problems('not-found') },
});

export function registerListSelfReadingPoints(app: App) {
  app.openapi(route, async (c) =>
    c.json(await listSelfReadingPoints(c.get('context'), c.req.valid('param').self_reading_window_id), 200),
  );
}
