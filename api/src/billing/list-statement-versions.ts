import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toVersionSummary } from './statements/convert.ts';
import type { versionQuery } from './statements/schemas.ts';
import { fetchStatement } from './statements/store.ts';
import { selectVersionsOf } from './statements/version-store.ts';

export async function listStatementVersions(context: Context, id: string, query: z.infer<typeof versionQuery>) {
  authorize(context, 'listStatementVersions');
  await fetchStatement(context, id);
  return listPage(context, {
    operation: 'listStatementVersions',
    query,
    filter: { statement_id: id },
    fetch: (after, limit) => selectVersionsOf(context, id, after, limit),
    keyOf: ({ version }) => String(version.version),
    convert: toVersionSummary,
  });
}
