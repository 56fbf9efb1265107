import { findDefaultBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { type CustomerRow, fetchCustomer, type PropertyRow } from './store.ts';

/** The brand that documents of a house show: its customer's, else the default of the account, else none (null). */
export async function brandIdOfProperty(
  context: Pick<Context, 'db' | 'accountId'>,
  property: Pick<PropertyRow, 'customerId'>,
): Promise<string | null> {
  const { brandId } = await fetchCustomer(context, property.customerId);
  return brandId ?? (await findDefaultBrand(context))?.id ?? null;
}

/** The person named as landlord on statements: the property's own, else its customer. */
export function landlordPersonId(
  property: Pick<PropertyRow, 'landlordPersonId'>,
  customer: Pick<CustomerRow, 'personId'>,
): string {
  return property.landlordPersonId ?? customer.personId;
}
