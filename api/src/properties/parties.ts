import { sql } from 'drizzle-orm';
import { defaultBrandId } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { notFound } from '../problem.ts';
import type { CustomerRow, PropertyRow } from './store.ts';

/** What statements of a house are printed under. */
export interface Imprint {
  /** The house's own, `0000001-2`. */
  readonly number: string;
  readonly customerId: string;
  /** The brand that documents show: the customer's, else the default of the account, else none (null). */
  readonly brandId: string | null;
}

export async function imprintOfProperty(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
): Promise<Imprint> {
  const [row] = await rowsOf<Imprint>(
    db,
    sql`select p.number, p.customer_id as "customerId", coalesce(c.brand_id, ${defaultBrandId(accountId)}) as "brandId"
          from properties p join customers c on c.account_id = p.account_id and c.id = p.customer_id
         where p.account_id = ${accountId} and p.id = ${propertyId}`,
  );
  if (row === undefined) throw notFound('property', propertyId);
  return row;
}

/** The person named as landlord on statements: the property's own, else its customer. */
export function landlordPersonId(
  property: Pick<PropertyRow, 'landlordPersonId'>,
  customer: Pick<CustomerRow, 'personId'>,
): string {
  return property.landlordPersonId ?? customer.personId;
}
