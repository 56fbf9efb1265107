import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { compareStatementVersions } from '../compare-statement-versions.ts';
import { versionParams } from '../statements/schemas.ts';
import { differenceQuery, StatementDifference } from '../versions/explanation-schemas.ts';

const route = createRoute({
  ...describe('compareStatementVersions', {
    tag: 'Statements',
    summary: 'Compare two versions',
    description:
      'Which lines differ from another version, what caused it and how many cents each cause is worth. Causes add up to the whole. A cause heating means the heating bill inside a statement of operating costs.',
  }),
  method: 'get',
  path: '/v1/statements/{statement_id}/versions/{version}/differences',
  request: { params: versionParams, query: differenceQuery },
  responses: { 200: answer('The differences', StatementDifference), ...problems('not-found') },
});

export function registerCompareStatementVersions(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    const { against = version - 1 } = c.req.valid('query');
    return c.json(await compareStatementVersions(c.get('context'), statement_id, version, against), 200);
  });
}
