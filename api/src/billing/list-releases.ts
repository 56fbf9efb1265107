import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toRelease } from './statements/convert.ts';
import type { releaseQuery } from './statements/schemas.ts';
import { selectReleases } from './statements/version-store.ts';

export function listReleases(context: Context, query: z.infer<typeof releaseQuery>) {
  authorize(context, 'listReleases');
  return listPage(context, {
    operation: 'listReleases',
    query,
    filter: { statement_id: query.statement_id },
    fetch: (after, limit) => selectReleases(context, { statementId: query.statement_id }, after, limit),
    keyOf: ({ release }) => release.id,
    convert: ({ release, version }) => toRelease(release, version),
  });
}
