import type { z } from '@hono/zod-openapi';
import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toProperty } from './convert.ts';
import type { propertyQuery } from './schemas.ts';
import { selectProperties } from './store.ts';

export function listProperties(context: Context, query: z.infer<typeof propertyQuery>) {
  authorize(context, 'listProperties');
  return listPage(context, {
    operation: 'listProperties',
    query,
    filter: { customer_id: query.customer_id },
    async fetch(after, limit) {
      const rows = await selectProperties(context, { customerId: query.customer_id }, after, limit);
      const persons = await readPersons(
        context,
        rows.flatMap(({ landlordPersonId }) => landlordPersonId ?? []),
      );
      return rows.map((row) => toProperty(row, persons));
    },
    keyOf: ({ id }) => id,
    convert: (property) => property,
  });
}
