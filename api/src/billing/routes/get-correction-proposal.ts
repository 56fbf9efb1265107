import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { CorrectionProposal } from '../corrections/schemas.ts';
import { getCorrectionProposal } from '../get-correction-proposal.ts';

const route = createRoute({
  ...describe('getCorrectionProposal', {
    tag: 'Corrections',
    summary: 'Read a correction proposal',
    description: 'What an issued run would measure otherwise by now, from which readings, and what that is worth.',
  }),
  method: 'get',
  path: '/v1/correction-proposals/{correction_proposal_id}',
  request: { params: z.object({ correction_proposal_id: idOf('correctionProposal') }) },
  responses: { 200: answer('The proposal', CorrectionProposal), ...problems('not-found') },
});

export function registerGetCorrectionProposal(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getCorrectionProposal(c.get('context'), c.req.valid('param').correction_proposal_id), 200),
  );
}
