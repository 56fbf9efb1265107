import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf, json } from '../../http/schemas.ts';
import { CorrectionProposal, DismissCorrectionProposal } from '../corrections/schemas.ts';
import { dismissCorrectionProposal } from '../dismiss-correction-proposal.ts';

const route = createRoute({
  ...describe('dismissCorrectionProposal', {
    tag: 'Corrections',
    summary: 'Dismiss a correction proposal',
    description:
      'Nothing is corrected, and the reason stays. The same finding is not proposed again; other values are.',
  }),
  method: 'post',
  path: '/v1/correction-proposals/{correction_proposal_id}/dismissals',
  request: {
    headers: idempotencyRequired,
    params: z.object({ correction_proposal_id: idOf('correctionProposal') }),
    body: { required: true, content: json(DismissCorrectionProposal) },
  },
  responses: {
    200: answer('The proposal with its decision', CorrectionProposal),
    ...problems(...POSTING, 'idempotency-key-missing', 'not-found'),
  },
});

export function registerDismissCorrectionProposal(app: App) {
  app.openapi(route, async (c) => {
    const { correction_proposal_id } = c.req.valid('param');
    return c.json(await dismissCorrectionProposal(c.get('context'), correction_proposal_id, c.req.valid('json')), 200);
  });
}
