import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listStatements } from '../list-statements.ts';
import { StatementPage, statementQuery } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('listStatements', {
    tag: 'Statements',
    summary: 'List statements',
    description:
      'Statements of this account and mode with their newest amounts, of one property, period or occupancy if asked.',
  }),
  method: 'get',
  path: '/v1/statements',
  request: { query: statementQuery },
  responses: { 200: answer('A page', StatementPage), ...problems() },
});

export function registerListStatements(app: App) {
  app.openapi(route, async (c) => {
    const page = await listStatements(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
