import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { recordEvidence } from './evidence.ts';
import { selectDocumentsOfVersions } from './store.ts';

/** Ids in one question to the database. */
const BATCH = 5_000;

/**
 * Called in the transaction of a release, before it commits: every version must have its printed document, and each
 * release is kept in the evidence log.
 * @throws Problem `document-not-ready` when one of them has none.
 */
export async function releaseDocuments(context: Context, statementVersionIds: readonly string[]): Promise<void> {
  for (let i = 0; i < statementVersionIds.length; i += BATCH) {
    const ids = statementVersionIds.slice(i, i + BATCH);
    const ready = (await selectDocumentsOfVersions(context, ids)).filter(({ status }) => status === 'ready');
    const found = new Set(ready.map(({ statementVersionId }) => statementVersionId));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) {
      throw new Problem(
        'document-not-ready',
        `${missing.length} of ${statementVersionIds.length} documents are not rendered yet, such as the one of version ${missing[0]}.`,
      );
    }
    await recordEvidence(context, ...ready.map((document) => ({ document, type: 'released' as const })));
  }
}
