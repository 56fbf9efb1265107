import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listStatementOverviews } from '../list-statement-overviews.ts';
import { overviewQuery, StatementOverviewPage } from '../overview-schemas.ts';

const route = createRoute({
  ...describe('listStatementOverviews', {
    tag: 'Statements',
    summary: 'List what a portal shows of statements',
    description:
      'Newest period first: result, what to pay, until when to object, and every version with its document and deliveries. A tenant sees released versions only.',
  }),
  method: 'get',
  path: '/v1/statement-overviews',
  request: { query: overviewQuery },
  responses: { 200: answer('A page', StatementOverviewPage), ...problems() },
});

export function registerListStatementOverviews(app: App) {
  app.openapi(route, async (c) => {
    const page = await listStatementOverviews(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
