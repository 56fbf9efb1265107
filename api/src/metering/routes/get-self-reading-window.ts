import { createRoute } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { getSelfReadingWindow } from '../get-self-reading-window.ts';
import { SelfReadingWindow, selfReadingWindowParams } from '../manual-reading/self-reading/schemas.ts';

const route = createRoute({
  ...describe('getSelfReadingWindow', {
    tag: 'Self-readings',
    summary: 'Get a window',
    description: 'With how far each unit is; an occupant sees the own unit.',
  }),
  method: 'get',
  path: '/v1/self-reading-windows/{self_reading_window_id}',
  request: { params: selfReadingWindowParams },
  responses: { 200: answer('The window', SelfReadingWindow, { etag: true }), ...problems('not-found') },
});

export function registerGetSelfReadingWindow(app: App) {
  app.openapi(route, async (c) => {
    const window = await getSelfReadingWindow(c.get('context'), c.req.valid('param').self_reading_window_id);
    tagged(c, window);
    return c.json(window, 200);
  });
}
