import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { OpenSelfReading, SelfReadingWindow } from '../manual-reading/self-reading/schemas.ts';
import { openSelfReading } from '../open-self-reading.ts';

const route = createRoute({
  ...describe('openSelfReading', {
    tag: 'Self-readings',
    summary: 'Let occupants read themselves',
    description:
      'For a whole house or some of its units, from a first to a last day; no unit is asked by two windows on one day. The window tells which units are still to be reminded.',
  }),
  method: 'post',
  path: '/v1/self-reading-windows',
  request: { headers: idempotencyOptional, body: { required: true, content: json(OpenSelfReading) } },
  responses: {
    201: answer('The window', SelfReadingWindow, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerOpenSelfReading(app: App) {
  app.openapi(route, async (c) => {
    const opened = await openSelfReading(c.get('context'), c.req.valid('json'));
    created(c, `/v1/self-reading-windows/${opened.id}`, opened);
    return c.json(opened, 201);
  });
}
