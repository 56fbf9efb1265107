import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toAuditEvent } from './convert.ts';
import type { auditQuery } from './schemas.ts';
import { selectAuditEvents } from './store.ts';

/** Who changed what and when, or read consumption or readings for what, oldest first; narrowed to one object where asked. */
export function listAuditEvents(context: Context, query: z.infer<typeof auditQuery>) {
  authorize(context, 'listAuditEvents');
  return listPage(context, {
    operation: 'listAuditEvents',
    query,
    filter: { object_id: query.object_id },
    fetch: (after, limit) => selectAuditEvents(context, { objectId: query.object_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: (row) => toAuditEvent(context, row),
  });
}
