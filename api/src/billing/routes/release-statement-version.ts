import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { ReleaseStatements } from '../audit/schemas.ts';
import { releaseStatementVersion } from '../release-statement-version.ts';
import { Release, versionParams } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('releaseStatementVersion', {
    tag: 'Releases',
    summary: 'Release one version',
    description:
      'The yes to one version of a statement. Only released versions are delivered. Refused while the audit finds an error, unless an override names it with a reason.',
  }),
  method: 'post',
  path: '/v1/statements/{statement_id}/versions/{version}/releases',
  request: {
    headers: idempotencyRequired,
    params: versionParams,
    body: { required: true, content: json(ReleaseStatements) },
  },
  responses: {
    201: answer('The release', Release),
    ...problems(
      ...POSTING,
      'idempotency-key-missing',
      'not-found',
      'already-released',
      'version-superseded',
      'audit-errors',
      'document-not-ready',
    ),
  },
});

export function registerReleaseStatementVersion(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    const { overrides } = c.req.valid('json');
    return c.json(await releaseStatementVersion(c.get('context'), statement_id, version, overrides), 201);
  });
}
