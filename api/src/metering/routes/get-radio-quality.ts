import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getRadioQuality } from '../get-radio-quality.ts';
import { qualityQuery, RadioQuality } from '../quality/schemas.ts';

const route = createRoute({
  ...describe('getRadioQuality', {
    tag: 'Radio quality',
    summary: 'Read the radio quality of a house',
    description:
      'Share of devices heard and read in the last days, signal, by gateway and by unit, and every device that was not heard, with the reason. Kept up to date behind every request that brings telegrams.',
  }),
  method: 'get',
  path: '/v1/properties/{property_id}/radio-quality',
  request: { params: z.object({ property_id: idOf('property') }), query: qualityQuery },
  responses: {
    200: answer('The radio quality', RadioQuality),
    ...problems('not-found'),
  },
});

export function registerGetRadioQuality(app: App) {
  app.openapi(route, async (c) => {
    const answered = await getRadioQuality(c.get('context'), c.req.valid('param').property_id, c.req.valid('query'));
    return c.json(answered, 200);
  });
}
