import type { z } from '@hono/zod-openapi';
import type { ClimateFactor, ClimateFactorTable } from './schemas.ts';
import type { ClimateFactorRow, ClimateFactorTableRow } from './store.ts';

export type ClimateFactorTableWire = z.infer<typeof ClimateFactorTable>;

export const toClimateFactorTable = ({
  id,
  source,
  digest,
  factors,
  findings,
  createdAt,
}: Omit<ClimateFactorTableRow, 'accountId' | 'livemode' | 'position'>): ClimateFactorTableWire => ({
  id,
  source,
  digest,
  factors,
  findings: [...findings],
  created_at: createdAt.toISOString(),
});

export const toClimateFactor = ({
  tableId,
  postcode,
  from,
  to,
  factor,
  source,
}: ClimateFactorRow): z.infer<typeof ClimateFactor> => ({ postcode, from, to, factor, table_id: tableId, source });
