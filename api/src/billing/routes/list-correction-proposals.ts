import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { CorrectionProposalPage, proposalQuery } from '../corrections/schemas.ts';
import { listCorrectionProposals } from '../list-correction-proposals.ts';

const route = createRoute({
  ...describe('listCorrectionProposals', {
    tag: 'Corrections',
    summary: 'List correction proposals',
    description:
      'A reading that comes in for days which were billed already changes no statement; it is proposed to correct them. Oldest first.',
  }),
  method: 'get',
  path: '/v1/correction-proposals',
  request: { query: proposalQuery },
  responses: { 200: answer('A page', CorrectionProposalPage), ...problems() },
});

export function registerListCorrectionProposals(app: App) {
  app.openapi(route, async (c) => {
    const page = await listCorrectionProposals(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
