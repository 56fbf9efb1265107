import type { z } from '@hono/zod-openapi';
import { type CausedDifference, type Difference, explainDifference } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { centsOf } from './house/euro.ts';
import { lineOf } from './versions/amounts.ts';
import type { StatementDifference } from './versions/explanation-schemas.ts';
import { fetchFrozenVersion } from './versions/frozen-version.ts';

type Wire = z.infer<typeof StatementDifference>;

/** What a version changed against another one, why, and how many cents each cause is worth. */
export async function compareStatementVersions(
  context: Context,
  statementId: string,
  version: number,
  against: number,
): Promise<Wire> {
  authorize(context, 'compareStatementVersions');
  if (against === 0) throw new Problem('not-found', 'Version 1 has none before it to be compared with.');
  const [before, after] = [
    await fetchFrozenVersion(context, statementId, against),
    await fetchFrozenVersion(context, statementId, version),
  ];
  const { unitId, occupancyId } = after.statement;
  const difference = explainDifference(before, after, { unit: unitId, occupancy: occupancyId });
  return {
    statement_id: statementId,
    version,
    against,
    reason: after.version.reason,
    ...amountsOf(difference),
    causes: difference.causes.map(toWire),
  };
}

const amountsOf = ({ lines, total_eur, balance_eur }: Omit<Difference, 'causes'>) => ({
  lines: lines.map(({ code, amount_eur }) => ({ code: lineOf(code), amount_cents: centsOf(amount_eur) })),
  total_cents: centsOf(total_eur),
  balance_cents: centsOf(balance_eur),
});

const toWire = ({ causes, changes, changes_of_others, ...amounts }: CausedDifference): Wire['causes'][number] => ({
  causes: [...causes],
  changes: changes.map(({ path, before = null, after = null }) => ({ path, before, after })),
  changes_of_others,
  ...amountsOf(amounts),
});
