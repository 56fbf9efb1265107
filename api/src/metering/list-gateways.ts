import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toGateway } from './gateways/convert.ts';
import { contactsOf, selectGateways } from './gateways/gateways-store.ts';
import type { gatewayQuery } from './gateways/schemas.ts';

/** Gateways with what each heard lately: two queries a page. */
export function listGateways(context: Context, query: z.infer<typeof gatewayQuery>) {
  authorize(context, 'listGateways');
  const filter = { propertyId: query.property_id, status: query.status };
  return listPage(context, {
    operation: 'listGateways',
    query,
    filter,
    fetch: async (after, limit) => {
      const rows = await selectGateways(context, filter, after, limit);
      const contacts = await contactsOf(
        context,
        rows.map(({ name }) => name),
      );
      return rows.map((row) => ({ row, contact: contacts.get(row.name) }));
    },
    keyOf: ({ row }) => row.id,
    convert: ({ row, contact }) => toGateway(row, contact),
  });
}
