import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listLogCheckpoints } from '../list-log-checkpoints.ts';
import { LogCheckpointPage, listQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listLogCheckpoints', {
    tag: 'Evidence log',
    summary: 'List checkpoints',
    description:
      'Signed heads of the evidence log, smallest first. Keep copies outside: they show later that nothing was changed.',
  }),
  method: 'get',
  path: '/v1/log/checkpoints',
  request: { query: listQuery },
  responses: { 200: answer('A page', LogCheckpointPage), ...problems() },
});

export function registerListLogCheckpoints(app: App) {
  app.openapi(route, async (c) => {
    const page = await listLogCheckpoints(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
