import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf, json } from '../../http/schemas.ts';
import { acceptCorrectionProposal } from '../accept-correction-proposal.ts';
import { AcceptCorrectionProposal, CorrectionProposal } from '../corrections/schemas.ts';

const route = createRoute({
  ...describe('acceptCorrectionProposal', {
    tag: 'Corrections',
    summary: 'Accept a correction proposal',
    description:
      'Starts the ordinary correction: a billing run of the period with this reason, by the costs of today. It is looked at and issued like any other, as version n + 1.',
  }),
  method: 'post',
  path: '/v1/correction-proposals/{correction_proposal_id}/acceptances',
  request: {
    headers: idempotencyRequired,
    params: z.object({ correction_proposal_id: idOf('correctionProposal') }),
    body: { required: true, content: json(AcceptCorrectionProposal) },
  },
  responses: {
    200: answer('The proposal with its decision', CorrectionProposal),
    ...problems(...POSTING, 'idempotency-key-missing', 'not-found', 'rule-violated'),
  },
});

export function registerAcceptCorrectionProposal(app: App) {
  app.openapi(route, async (c) => {
    const { correction_proposal_id } = c.req.valid('param');
    return c.json(await acceptCorrectionProposal(c.get('context'), correction_proposal_id, c.req.valid('json')), 200);
  });
}
