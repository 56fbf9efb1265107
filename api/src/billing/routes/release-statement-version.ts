import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { releaseStatementVersion } from '../release-statement-version.ts';
import { Empty, Release, versionParams } from '../statement-schemas.ts';

const route = createRoute({
  ...describe('releaseStatementVersion', {
    tag: 'Releases',
    summary: 'Release one version',
    description: 'The yes to one version of a statement. Only released versions are delivered.',
  }),
  method: 'post',
  path: '/v1/statements/{statement_id}/versions/{version}/releases',
  request: {
    headers: idempotencyRequired,
    params: versionParams,
    body: { required: true, content: json(Empty) },
  },
  responses: {
    201: answer('The release', Release),
    ...problems(...POSTING, 'idempotency-key-missing', 'not-found', 'already-released', 'document-not-ready'),
  },
});

export function registerReleaseStatementVersion(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    return c.json(await releaseStatementVersion(c.get('context'), statement_id, version), 201);
  });
}
