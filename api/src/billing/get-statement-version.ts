import type { z } from '@hono/zod-openapi';
import type { BilledHouse, House } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toVersionSummary } from './convert-runs.ts';
import type { Provenance } from './provenance.ts';
import { reasonSteps } from './reason-steps.ts';
import type { StatementVersion } from './statement-schemas.ts';
import { findRunInputs, findRunResult } from './store-runs.ts';
import { fetchStatement, fetchVersionOf } from './store-statements.ts';

/** One version with every step behind its amounts. */
export async function getStatementVersion(
  context: Context,
  statementId: string,
  version: number,
): Promise<z.infer<typeof StatementVersion>> {
  authorize(context, 'getStatementVersion');
  const { statement } = await fetchStatement(context, statementId);
  const found = await fetchVersionOf(context, statementId, version);
  const inputs = await findRunInputs(context, found.version.runId);
  const stored = await findRunResult(context, found.version.runId);
  if (inputs === null || stored === null) throw new Error(`version ${found.version.id} has no frozen run`);
  const house = JSON.parse(inputs.house) as House;
  const provenance = JSON.parse(inputs.provenance) as Provenance;
  return {
    ...toVersionSummary(found),
    number: statement.number,
    reasons: reasonSteps(JSON.parse(stored.result) as BilledHouse, house, provenance, statement),
  };
}
