import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getStatement } from '../get-statement.ts';
import { Statement } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('getStatement', {
    tag: 'Statements',
    summary: 'Read a statement',
    description: 'The statement with the amounts of its newest version.',
  }),
  method: 'get',
  path: '/v1/statements/{statement_id}',
  request: { params: z.object({ statement_id: idOf('statement') }) },
  responses: { 200: answer('The statement', Statement), ...problems('not-found') },
});

export function registerGetStatement(app: App) {
  app.openapi(route, async (c) => c.json(await getStatement(c.get('context'), c.req.valid('param').statement_id), 200));
}
