import type { z } from '@hono/zod-openapi';
import { byRuleSet } from '@klarmeter/engine';
import { toHex } from '@klarmeter/engine/proof';
import { openPersonKey } from '../accounts/index.ts';
import { recalculateVersion } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import type { Recomputation } from './recomputation-schemas.ts';
import { ContradictionError } from './statement-document/contradictions.ts';
import type { StatementDocument } from './statement-document/document.ts';
import { openParties, readStatementInput } from './statement-source.ts';
import { findSealedContent, selectDocumentsOfVersions } from './store.ts';
import { composeWith } from './templates.ts';

type Wire = z.infer<typeof Recomputation>;

/** More than this need not be read one by one; how many there are is said. */
const DIFFERENCES_MAX = 200;

/**
 * Makes a version anew from what was frozen with it: the figures by the engine, the PDF by the typesetter. Says that
 * both are the same to the byte, or what differs. Changes nothing but the trail.
 */
export async function recomputeStatementVersion(context: Context, statementId: string, version: number): Promise<Wire> {
  authorize(context, 'recomputeStatementVersion');
  const { statementVersionId, ruleSet, digestsHold, differences } = await recalculateVersion(
    context,
    statementId,
    version,
  );
  const document = await recomputeDocument(context, statementVersionId, ruleSet);
  const figures = differences.length === 0 && digestsHold ? 'equal' : 'different';
  await audit(context, {
    action: 'statement_version.recomputed',
    objectType: 'statement_version',
    objectId: statementVersionId,
    changes: { figures, document: document.outcome },
  });
  return {
    statement_id: statementId,
    version,
    rule_set: ruleSet,
    figures: {
      outcome: figures,
      digests_hold: digestsHold,
      difference_count: differences.length,
      differences: differences
        .slice(0, DIFFERENCES_MAX)
        .map(({ path, before = null, after = null }) => ({ path, stored: before, recomputed: after })),
    },
    document,
  };
}

async function recomputeDocument(
  context: Context,
  statementVersionId: string,
  ruleSet: string,
): Promise<Wire['document']> {
  const nothing = { document_id: null, template: null, stored_sha256: null, recomputed_sha256: null };
  const [document] = await selectDocumentsOfVersions(context, [statementVersionId]);
  if (document === undefined || document.status !== 'ready') return { outcome: 'not_rendered', ...nothing };
  const { id, template, sha256: stored_sha256 } = document;
  const found = { document_id: id, template, stored_sha256, recomputed_sha256: null };
  const { renderer } = context.services;
  if (renderer === undefined) return { outcome: 'no_renderer', ...found };
  const key = await openPersonKey(context, document.personId);
  const parties = await openParties(context, document);
  const sealed = await findSealedContent(context, id);
  if (key === null || parties === null || sealed === null) return { outcome: 'person_erased', ...found };
  const input = await readStatementInput(context, document, parties);
  const again = await printed(renderer, () => byRuleSet(ruleSet, () => composeWith(template, input)));
  if (again === null) return { outcome: 'not_printable', ...found };
  const archived = await key.open(sealed);
  const equal = again.length === archived.length && again.every((byte, at) => byte === archived[at]);
  return {
    outcome: equal ? 'equal' : 'different',
    ...found,
    recomputed_sha256: toHex(sha256(new Uint8Array(again))),
  };
}

/** Null where the figures contradict themselves: whoever changed what is stored made them so. */
async function printed(
  renderer: NonNullable<Context['services']['renderer']>,
  compose: () => StatementDocument,
): Promise<Uint8Array | null> {
  try {
    return await renderer.render('statement', compose());
  } catch (error) {
    if (error instanceof ContradictionError) return null;
    throw error;
  }
}
