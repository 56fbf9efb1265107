import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { CycleChange } from '../cycle-change/schemas.ts';
import { getCycleChange } from '../get-cycle-change.ts';

const route = createRoute({
  ...describe('getCycleChange', {
    tag: 'Cycle changes',
    summary: 'Read a change of the billing cycle',
    description: 'What was divided how, the period as it was before, and what became of every entry.',
  }),
  method: 'get',
  path: '/v1/cycle-changes/{cycle_change_id}',
  request: { params: z.object({ cycle_change_id: idOf('cycleChange') }) },
  responses: { 200: answer('The change', CycleChange), ...problems('not-found') },
});

export function registerGetCycleChange(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getCycleChange(c.get('context'), c.req.valid('param').cycle_change_id), 200),
  );
}
