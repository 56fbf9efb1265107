import { and, eq, inArray } from 'drizzle-orm';
import { fetchBrand } from '../accounts/index.ts';
import { fetchStatement, fetchStatementVersion } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { imprintOfProperty } from '../properties/index.ts';
import { OPERATING_COST_STATEMENT } from './operating-cost-document/input.ts';
import { readParties, sealParties } from './statement-source.ts';
import type { DocumentRow } from './store.ts';
import { documents } from './tables.ts';
import { NEWEST_TEMPLATE } from './templates.ts';

/** What the document of a kind of statement is called. */
const KINDS: Readonly<Record<string, string>> = {
  heating: 'heating_cost_statement',
  operating_costs: OPERATING_COST_STATEMENT,
};

/**
 * The document of a statement version, still without content: look, addressee and landlord are fixed here. One for each
 * version; asking again answers the first.
 */
export async function createDocument(context: Context, statementVersionId: string): Promise<DocumentRow> {
  const earlier = await findByVersion(context, statementVersionId);
  if (earlier !== undefined) return earlier;
  const { db, accountId, livemode } = context;
  const version = await fetchStatementVersion(context, statementVersionId);
  const { statement } = await fetchStatement(context, version.statementId);
  const kind = KINDS[statement.kind];
  if (kind === undefined) throw new Error(`there is no document of ${statement.kind}`);
  const { brandId } = await imprintOfProperty(context, version.propertyId);
  if (brandId === null) throw new Error(`no brand for statement ${statement.number}: make one and mark it as default`);
  const brand = await fetchBrand(context, brandId);
  const who = await readParties(context, version);
  await db
    .insert(documents)
    .values({
      accountId,
      id: context.newId('document'),
      livemode,
      propertyId: version.propertyId,
      occupancyId: version.occupancyId,
      statementVersionId,
      kind,
      number: statement.number,
      statementId: statement.id,
      version: version.version,
      brandId,
      brandVersion: brand.version,
      personId: who.personId,
      partiesSealed: await sealParties(context, who),
      template: NEWEST_TEMPLATE,
      status: 'queued',
      sha256: null,
      sizeBytes: null,
      detail: null,
      createdAt: context.now(),
      renderedAt: null,
    })
    .onConflictDoNothing();
  const made = await findByVersion(context, statementVersionId);
  if (made === undefined) throw new Error(`the document of version ${statementVersionId} was not stored`);
  return made;
}

async function findByVersion(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  statementVersionId: string,
): Promise<DocumentRow | undefined> {
  const [row] = await db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.accountId, accountId),
        eq(documents.statementVersionId, statementVersionId),
        inArray(documents.kind, Object.values(KINDS)),
      ),
    );
  return row;
}
