import type { z } from '@hono/zod-openapi';
import { format, parseClimateFactors } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { sha256Hex } from '../crypto/sha256.ts';
import { audit } from '../db/audit.ts';
import { insertMany } from '../db/insert-many.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { type ClimateFactorTableWire, toClimateFactorTable } from './climate-factors/convert.ts';
import type { CreateClimateFactorTable } from './climate-factors/schemas.ts';
import { climateFactors, climateFactorTables } from './climate-factors/tables.ts';

/**
 * Loads a table of climate factors; where an earlier one has the same postcode and period, this one counts from now on.
 * Runs that are frozen keep what they printed. @throws Problem `rule-violated` where no line can be read.
 */
export async function createClimateFactorTable(
  context: Context,
  { source, table }: z.infer<typeof CreateClimateFactorTable>,
): Promise<ClimateFactorTableWire> {
  authorize(context, 'createClimateFactorTable');
  const { db, accountId, livemode } = context;
  const { factors, findings } = parseClimateFactors(table);
  if (factors.length === 0) throw nothingRead(findings);
  const row = {
    accountId,
    id: context.newId('climateFactorTable'),
    livemode,
    source,
    digest: sha256Hex(table),
    factors: factors.length,
    findings: findings.map(({ path, code, severity, message_de, message_en }) => ({
      code,
      severity,
      pointer: path,
      message_de,
      message_en,
    })),
    createdAt: context.now(),
  };
  await db.insert(climateFactorTables).values(row);
  await insertMany(
    db,
    climateFactors,
    factors.map(({ postcode, period, factor }) => ({
      accountId,
      postcode,
      fromDay: period.from,
      toDay: period.to,
      tableId: row.id,
      livemode,
      factor: format(factor),
    })),
  );
  await audit(context, {
    action: 'climate_factor_table.created',
    objectType: 'climate_factor_table',
    objectId: row.id,
    changes: { source, digest: row.digest, factors: row.factors },
  });
  return toClimateFactorTable(row);
}

function nothingRead(findings: ReturnType<typeof parseClimateFactors>['findings']): Problem {
  const empty = {
    code: 'climate_factors_none',
    message_de: 'Die Tabelle enthält keinen Klimafaktor.',
    message_en: 'The table has no climate factor in it.',
  };
  const told = findings.length === 0 ? [empty] : findings;
  return new Problem('rule-violated', 'No climate factor could be read.', {
    findings: told.map(({ code, message_de, message_en }) => ({ pointer: '/table', code, message_de, message_en })),
  });
}
