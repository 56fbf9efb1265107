import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { notFound } from '../problem.ts';
import { accounts, apiKeys, auditEvents, brands, brandVersions } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type AccountRow = typeof accounts.$inferSelect;
export type ApiKeyRow = typeof apiKeys.$inferSelect;
export type AuditEventRow = typeof auditEvents.$inferSelect;
export type BrandRow = typeof brands.$inferSelect & Pick<typeof brandVersions.$inferSelect, 'content'>;

/** The account itself or one of its children; row level security shows no other. */
export async function fetchAccount({ db }: Scope, id: string): Promise<AccountRow> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
  if (row === undefined) throw notFound('account', id);
  return row;
}

export function selectAccounts({ db }: Scope, after: string | null, limit: number): Promise<AccountRow[]> {
  return db
    .select()
    .from(accounts)
    .where(after === null ? undefined : gt(accounts.id, after))
    .orderBy(asc(accounts.id))
    .limit(limit);
}

export async function fetchApiKey({ db, accountId }: Scope, id: string): Promise<ApiKeyRow> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, id)));
  if (row === undefined) throw notFound('API key', id);
  return row;
}

export function selectApiKeys({ db, accountId }: Scope, after: string | null, limit: number): Promise<ApiKeyRow[]> {
  return db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), after === null ? undefined : gt(apiKeys.id, after)))
    .orderBy(asc(apiKeys.id))
    .limit(limit);
}

const brandColumns = { brand: brands, content: brandVersions.content };

function selectBrandRows({ db }: Scope) {
  return db
    .select(brandColumns)
    .from(brands)
    .innerJoin(
      brandVersions,
      and(
        eq(brandVersions.accountId, brands.accountId),
        eq(brandVersions.brandId, brands.id),
        eq(brandVersions.version, brands.version),
      ),
    );
}

const flat = ({ brand, content }: { brand: typeof brands.$inferSelect; content: BrandRow['content'] }): BrandRow => ({
  ...brand,
  content,
});

export async function fetchBrand(scope: Scope, id: string): Promise<BrandRow> {
  const [row] = await selectBrandRows(scope).where(and(eq(brands.accountId, scope.accountId), eq(brands.id, id)));
  if (row === undefined) throw notFound('brand', id);
  return flat(row);
}

export async function selectBrands(scope: Scope, after: string | null, limit: number): Promise<BrandRow[]> {
  const rows = await selectBrandRows(scope)
    .where(and(eq(brands.accountId, scope.accountId), after === null ? undefined : gt(brands.id, after)))
    .orderBy(asc(brands.id))
    .limit(limit);
  return rows.map(flat);
}

/** The brand used where nothing names one: the newest default. Null when the account has none. */
export async function findDefaultBrand(scope: Scope): Promise<BrandRow | null> {
  const [row] = await selectBrandRows(scope)
    .where(and(eq(brands.accountId, scope.accountId), eq(brands.isDefault, true)))
    .orderBy(desc(brands.updatedAt), desc(brands.id))
    .limit(1);
  return row === undefined ? null : flat(row);
}

/** The id of that brand, as a part of another query. */
export const defaultBrandId = (accountId: string): SQL =>
  sql`(select b.id from brands b where b.account_id = ${accountId} and b.is_default
        order by b.updated_at desc, b.id desc limit 1)`;

/** The look a document was made with. */
export async function fetchBrandVersion(
  { db, accountId }: Scope,
  brandId: string,
  version: number,
): Promise<BrandRow['content']> {
  const [row] = await db
    .select({ content: brandVersions.content })
    .from(brandVersions)
    .where(
      and(
        eq(brandVersions.accountId, accountId),
        eq(brandVersions.brandId, brandId),
        eq(brandVersions.version, version),
      ),
    );
  if (row === undefined) throw notFound('brand', brandId);
  return row.content;
}

export function selectAuditEvents(
  { db, accountId }: Scope,
  filter: { objectId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<AuditEventRow[]> {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.accountId, accountId),
        filter.objectId === undefined ? undefined : eq(auditEvents.objectId, filter.objectId),
        after === null ? undefined : gt(auditEvents.id, after),
      ),
    )
    .orderBy(asc(auditEvents.id))
    .limit(limit);
}
