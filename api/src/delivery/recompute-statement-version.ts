import type { z } from '@hono/zod-openapi';
import { byRuleSet } from '@klarmeter/engine';
import { toHex } from '@klarmeter/engine/proof';
import { openPersonKey, type PersonKey } from '../accounts/index.ts';
import { holds, recalculateVersion } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import type { Recomputation } from './recomputation-schemas.ts';
import { ContradictionError } from './statement-document/contradictions.ts';
import type { StatementDocument } from './statement-document/document.ts';
import { openPartiesWith, type Parties, readStatementInput } from './statement-source.ts';
import { type DocumentRow, findSealedContent, selectDocumentsOfVersions } from './store.ts';
import { composeWith, isKnownTemplate } from './templates.ts';

type Wire = z.infer<typeof Recomputation>;

/** More than this need not be read one by one; how many there are is said. */
const DIFFERENCES_MAX = 200;

/**
 * Makes a version anew from what was frozen with it: the figures by the engine, the PDF by the typesetter. Says that
 * both are the same to the byte, or what differs. Changes nothing but the trail.
 */
export async function recomputeStatementVersion(context: Context, statementId: string, version: number): Promise<Wire> {
  authorize(context, 'recomputeStatementVersion');
  const { statementVersionId, ruleSet, outcome, digests, differences } = await recalculateVersion(
    context,
    statementId,
    version,
  );
  const document = await recomputeDocument(context, statementVersionId, outcome, ruleSet);
  await audit(context, {
    action: 'statement_version.recomputed',
    objectType: 'statement_version',
    objectId: statementVersionId,
    changes: { figures: outcome, document: document.outcome },
  });
  return {
    statement_id: statementId,
    version,
    rule_set: ruleSet,
    figures: {
      outcome,
      digests_hold: digests.every(holds),
      digests: digests.map((digest) => ({ ...digest, holds: holds(digest) })),
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
  figures: Wire['figures']['outcome'],
  ruleSet: string | null,
): Promise<Wire['document']> {
  const digests = { stored_sha256: null, archived_sha256: null, recomputed_sha256: null };
  const [document] = await selectDocumentsOfVersions(context, [statementVersionId]);
  if (document === undefined || document.status !== 'ready') {
    return { outcome: 'not_rendered', document_id: null, template: null, ...digests };
  }
  const { id, template } = document;
  const found = { document_id: id, template, ...digests, stored_sha256: document.sha256 };
  const { renderer } = context.services;
  if (renderer === undefined) return { outcome: 'no_renderer', ...found };
  const key = await openPersonKey(context, document.personId);
  const sealed = await findSealedContent(context, id);
  if (key === null || sealed === null) return { outcome: 'person_erased', ...found };
  const opened = await openSealed(key, document, sealed);
  if (opened === null) return { outcome: 'seal_broken', ...found };
  const { archived, parties } = opened;
  const kept = { ...found, archived_sha256: hashOf(archived) };
  if (figures === 'rule_set_unknown') return { outcome: 'rule_set_unknown', ...kept };
  if (!isKnownTemplate(template)) return { outcome: 'template_unknown', ...kept };
  if (ruleSet === null) return { outcome: 'not_printable', ...kept };
  const composed = await compose(context, document, parties, ruleSet);
  if (composed === null) return { outcome: 'not_printable', ...kept };
  const again = await renderer.render('statement', composed);
  const equal = again.length === archived.length && again.every((byte, at) => byte === archived[at]);
  return {
    outcome: equal && kept.archived_sha256 === kept.stored_sha256 ? 'equal' : 'different',
    ...kept,
    recomputed_sha256: hashOf(again),
  };
}

const hashOf = (bytes: Uint8Array): string => toHex(sha256(new Uint8Array(bytes)));

/** Null where a sealed byte was changed. */
async function openSealed(
  key: PersonKey,
  document: DocumentRow,
  sealed: string,
): Promise<{ archived: Uint8Array; parties: Parties } | null> {
  try {
    return { archived: await key.open(sealed), parties: await openPartiesWith(key, document) };
  } catch {
    return null;
  }
}

/** Null where nothing can be printed from what is stored: whoever changed it made it so. */
async function compose(
  context: Context,
  document: DocumentRow,
  parties: Parties,
  ruleSet: string,
): Promise<StatementDocument | null> {
  try {
    const input = await readStatementInput(context, document, parties);
    return byRuleSet(ruleSet, () => composeWith(document.template, input));
  } catch (error) {
    if (error instanceof ContradictionError) return null;
    const { message, stack } = error as Error;
    context.services.log({ level: 'error', message, where: 'recompute', document_id: document.id, stack });
    return null;
  }
}
