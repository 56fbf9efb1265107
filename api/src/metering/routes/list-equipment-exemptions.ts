import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listEquipmentExemptions } from '../list-equipment-exemptions.ts';
import { EquipmentExemptionPage, exemptionQuery } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('listEquipmentExemptions', {
    tag: 'Device upkeep',
    summary: 'List exemptions from remote reading',
    description: 'Of a house or all, those that do not hold any more included.',
  }),
  method: 'get',
  path: '/v1/equipment-exemptions',
  request: { query: exemptionQuery },
  responses: {
    200: answer('A page', EquipmentExemptionPage),
    ...problems(),
  },
});

export function registerListEquipmentExemptions(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listEquipmentExemptions(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
