import { and, asc, eq, gt } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { notFound } from '../problem.ts';
import { type BrandRow, fetchBrand, fetchBrandVersion } from './store.ts';
import { embedSessions } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type EmbedSessionRow = typeof embedSessions.$inferSelect;

/** A session with the look it was made with. */
export interface BrandedSession {
  readonly row: EmbedSessionRow;
  readonly brand: BrandRow;
}

export async function findEmbedSession({ db, accountId }: Scope, id: string): Promise<EmbedSessionRow | undefined> {
  const [row] = await db
    .select()
    .from(embedSessions)
    .where(and(eq(embedSessions.accountId, accountId), eq(embedSessions.id, id)));
  return row;
}

export async function fetchEmbedSession(scope: Scope, id: string): Promise<BrandedSession> {
  const row = await findEmbedSession(scope, id);
  if (row === undefined) throw notFound('embed session', id);
  return { row, brand: await brandOfSession(scope, row) };
}

export async function selectEmbedSessions(
  scope: Scope,
  after: string | null,
  limit: number,
): Promise<BrandedSession[]> {
  const { db, accountId } = scope;
  const rows = await db
    .select()
    .from(embedSessions)
    .where(and(eq(embedSessions.accountId, accountId), after === null ? undefined : gt(embedSessions.id, after)))
    .orderBy(asc(embedSessions.id))
    .limit(limit);
  // Sessions of one host share a brand or two.
  const looks = new Map<string, BrandRow>();
  const found: BrandedSession[] = [];
  for (const row of rows) {
    const look = `${row.brandId} ${row.brandVersion}`;
    const brand = looks.get(look) ?? (await brandOfSession(scope, row));
    looks.set(look, brand);
    found.push({ row, brand });
  }
  return found;
}

/** The look does not change while a page shows it, also when the brand does. */
async function brandOfSession(scope: Scope, { brandId, brandVersion }: EmbedSessionRow): Promise<BrandRow> {
  const brand = await fetchBrand(scope, brandId);
  if (brand.version === brandVersion) return brand;
  return { ...brand, version: brandVersion, content: await fetchBrandVersion(scope, brandId, brandVersion) };
}
