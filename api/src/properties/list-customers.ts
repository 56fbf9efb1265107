import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toCustomer } from './convert.ts';
import { selectCustomers } from './store.ts';

export function listCustomers(context: Context, query: PageQuery) {
  authorize(context, 'listCustomers');
  return listPage(context, {
    operation: 'listCustomers',
    query,
    async fetch(after, limit) {
      const rows = await selectCustomers(context, after, limit);
      const persons = await readPersons(
        context,
        rows.map(({ personId }) => personId),
      );
      return rows.map((row) => toCustomer(row, persons));
    },
    keyOf: ({ id }) => id,
    convert: (customer) => customer,
  });
}
