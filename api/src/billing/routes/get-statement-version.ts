import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { getStatementVersion } from '../get-statement-version.ts';
import { versionParams } from '../statements/schemas.ts';
import { StatementVersion } from '../versions/schemas.ts';

const route = createRoute({
  ...describe('getStatementVersion', {
    tag: 'Statements',
    summary: 'Read one version of a statement',
    description: 'Lines, totals, and every step behind them down to the readings and costs.',
  }),
  method: 'get',
  path: '/v1/statements/{statement_id}/versions/{version}',
  request: { params: versionParams },
  responses: { 200: answer('The version', StatementVersion), ...problems('not-found') },
});

export function registerGetStatementVersion(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    return c.json(await getStatementVersion(c.get('context'), statement_id, version), 200);
  });
}
