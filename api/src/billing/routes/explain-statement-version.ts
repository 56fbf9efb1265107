import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { explainStatementVersion } from '../explain-statement-version.ts';
import { versionParams } from '../statements/schemas.ts';
import { explanationQuery, StatementExplanation } from '../versions/explanation-schemas.ts';

const route = createRoute({
  ...describe('explainStatementVersion', {
    tag: 'Statements',
    summary: 'Explain an amount of a version',
    description:
      'Every step behind a line or sum as a sentence and a calculation, down to readings, telegrams, costs and provisions. Values of other units appear as sums only. Steps of operating costs go on into the heating bill inside, with the run it came from.',
  }),
  method: 'get',
  path: '/v1/statements/{statement_id}/versions/{version}/explain',
  request: { params: versionParams, query: explanationQuery },
  responses: { 200: answer('The explanation', StatementExplanation), ...problems('not-found') },
});

export function registerExplainStatementVersion(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    return c.json(await explainStatementVersion(c.get('context'), statement_id, version, c.req.valid('query')), 200);
  });
}
