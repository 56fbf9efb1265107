import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toProposals } from './corrections/convert.ts';
import type { proposalQuery } from './corrections/schemas.ts';
import { selectProposals } from './corrections/store.ts';

export function listCorrectionProposals(context: Context, query: z.infer<typeof proposalQuery>) {
  authorize(context, 'listCorrectionProposals');
  const { property_id, billing_period_id, state } = query;
  const filter = { propertyId: property_id, billingPeriodId: billing_period_id, state };
  return listPage(context, {
    operation: 'listCorrectionProposals',
    query,
    filter: { property_id, billing_period_id, state },
    fetch: async (after, limit) => toProposals(context, await selectProposals(context, filter, after, limit)),
    keyOf: ({ id }) => id,
    convert: (proposal) => proposal,
  });
}
