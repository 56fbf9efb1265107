import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { words } from '../../db/arrays.ts';
import { gateways } from './tables.ts';

/** Of the gateways with these names those that ask for devices that only a file knows, and of which house. */
export async function gatewaysWithNewDevices(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly propertyId: string }>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select({ id: gateways.id, name: gateways.name, propertyId: gateways.newDevicesPropertyId })
    .from(gateways)
    .where(
      and(
        eq(gateways.accountId, accountId),
        eq(gateways.livemode, livemode),
        sql`${gateways.name} = any(${words(names)})`,
        isNotNull(gateways.newDevicesPropertyId),
      ),
    );
  return new Map(
    rows.flatMap(({ id, name, propertyId }) => (propertyId === null ? [] : [[name, { id, propertyId }] as const])),
  );
}
