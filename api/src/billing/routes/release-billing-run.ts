import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf, json } from '../../http/schemas.ts';
import { ReleaseStatements } from '../audit/schemas.ts';
import { releaseBillingRun } from '../release-billing-run.ts';
import { Released } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('releaseBillingRun', {
    tag: 'Releases',
    summary: 'Release all statements of a run',
    description:
      'The yes to every version of the run that has none yet. Only released versions are delivered. Refused while the audit finds an error, unless an override names it with a reason.',
  }),
  method: 'post',
  path: '/v1/billing-runs/{run_id}/releases',
  request: {
    headers: idempotencyRequired,
    params: z.object({ run_id: idOf('billingRun') }),
    body: { required: true, content: json(ReleaseStatements) },
  },
  responses: {
    201: answer('What was released', Released),
    ...problems(
      ...POSTING,
      'idempotency-key-missing',
      'not-found',
      'run-not-ready',
      'already-released',
      'version-superseded',
      'audit-errors',
      'document-not-ready',
    ),
  },
});

export function registerReleaseBillingRun(app: App) {
  app.openapi(route, async (c) => {
    const { overrides } = c.req.valid('json');
    return c.json(await releaseBillingRun(c.get('context'), c.req.valid('param').run_id, overrides), 201);
  });
}
