import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listStatementVersions } from '../list-statement-versions.ts';
import { StatementVersionPage, statementParams, versionQuery } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('listStatementVersions', {
    tag: 'Statements',
    summary: 'List the versions of a statement',
    description: 'Oldest first. A correction is a new version; earlier ones stay as they were.',
  }),
  method: 'get',
  path: '/v1/statements/{statement_id}/versions',
  request: { params: statementParams, query: versionQuery },
  responses: { 200: answer('A page', StatementVersionPage), ...problems('not-found') },
});

export function registerListStatementVersions(app: App) {
  app.openapi(route, async (c) => {
    const page = await listStatementVersions(c.get('context'), c.req.valid('param').statement_id, c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
