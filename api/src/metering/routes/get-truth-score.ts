import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getTruthScore } from '../get-truth-score.ts';
import { TruthScore, truthQuery } from '../quality/schemas.ts';

const route = createRoute({
  ...describe('getTruthScore', {
    tag: 'Device upkeep',
    summary: 'Ask how far the values of a device can be relied on',
    description:
      '0 to 100 with its parts explained: gaps, jumps, January telegrams, clock, telegrams that could not be read, values from elsewhere. Parts without anything to look at count for nothing. No value is told.',
  }),
  method: 'get',
  path: '/v1/devices/{device_id}/truth-score',
  request: { params: z.object({ device_id: idOf('device') }), query: truthQuery },
  responses: {
    200: answer('The score', TruthScore),
    ...problems('not-found'),
  },
});

export function registerGetTruthScore(app: App) {
  app.openapi(route, async (c) => {
    const answered = await getTruthScore(c.get('context'), c.req.valid('param').device_id, c.req.valid('query'));
    return c.json(answered, 200);
  });
}
