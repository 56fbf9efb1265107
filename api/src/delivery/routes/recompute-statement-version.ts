import { createRoute } from '@hono/zod-openapi';
import { versionParams } from '../../billing/index.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { Recomputation } from '../recomputation-schemas.ts';
import { recomputeStatementVersion } from '../recompute-statement-version.ts';

const route = createRoute({
  ...describe('recomputeStatementVersion', {
    tag: 'Statements',
    summary: 'Recompute a version',
    description:
      'Makes figures and PDF anew from what was frozen with the version. Both are the same to the byte, or the answer says what differs.',
  }),
  method: 'post',
  path: '/v1/statements/{statement_id}/versions/{version}/recomputations',
  request: { headers: idempotencyOptional, params: versionParams },
  responses: {
    200: answer('What came out', Recomputation),
    ...problems(...POSTING_WITHOUT_BODY, 'not-found'),
  },
});

export function registerRecomputeStatementVersion(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    return c.json(await recomputeStatementVersion(c.get('context'), statement_id, version), 200);
  });
}
