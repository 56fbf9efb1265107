import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toVersionSummary } from './statements/convert.ts';
import { explainableLines } from './versions/amounts.ts';
import { fetchFrozenVersion } from './versions/frozen-version.ts';
import { reasonSteps } from './versions/reason-steps.ts';
import type { StatementVersion } from './versions/schemas.ts';

/** One version with every step behind its amounts. */
export async function getStatementVersion(
  context: Context,
  statementId: string,
  version: number,
): Promise<z.infer<typeof StatementVersion>> {
  authorize(context, 'getStatementVersion');
  const found = await fetchFrozenVersion(context, statementId, version);
  const { statement, result, house, provenance } = found;
  return {
    ...toVersionSummary(found),
    number: statement.number,
    explainable_lines: explainableLines(found.version),
    reasons: reasonSteps(result, house, provenance, statement),
  };
}
