import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf, json } from '../../http/schemas.ts';
import { issueStatements } from '../issue-statements.ts';
import { Empty, Issued } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('issueStatements', {
    tag: 'Statements',
    summary: 'Issue the statements of a run',
    description:
      'Version 1 for every occupancy, or the next version as a correction. Issued versions never change. Needs a brand: ' +
      'the one of the customer or the default of the account.',
  }),
  method: 'post',
  path: '/v1/billing-runs/{run_id}/statements',
  request: {
    headers: idempotencyRequired,
    params: z.object({ run_id: idOf('billingRun') }),
    body: { required: true, content: json(Empty) },
  },
  responses: {
    201: answer('What was issued', Issued),
    ...problems(
      ...POSTING,
      'idempotency-key-missing',
      'not-found',
      'run-not-ready',
      'run-already-issued',
      'run-outdated',
      'rule-violated',
    ),
  },
});

export function registerIssueStatements(app: App) {
  app.openapi(route, async (c) => {
    return c.json(await issueStatements(c.get('context'), c.req.valid('param').run_id), 201);
  });
}
