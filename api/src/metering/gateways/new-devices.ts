import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { words } from '../../db/arrays.ts';
import { selectPropertiesById } from '../../properties/index.ts';
import type { House } from '../register/enter-asked-devices.ts';
import { gateways } from './tables.ts';

/** Of the gateways with these names those that ask for devices nobody entered, and of which house. */
export async function housesOfGateways(
  context: Context,
  names: Iterable<string | null>,
): Promise<ReadonlyMap<string, House>> {
  const asked = [...new Set(names)].filter((name) => name !== null);
  if (asked.length === 0) return new Map();
  const { db, accountId, livemode } = context;
  const asking = await db
    .select({ id: gateways.id, name: gateways.name, propertyId: gateways.newDevicesPropertyId })
    .from(gateways)
    .where(
      and(
        eq(gateways.accountId, accountId),
        eq(gateways.livemode, livemode),
        sql`${gateways.name} = any(${words(asked)})`,
        isNotNull(gateways.newDevicesPropertyId),
      ),
    );
  if (asking.length === 0) return new Map();
  const houses = await selectPropertiesById(
    context,
    asking.map(({ propertyId }) => propertyId ?? ''),
  );
  const there = new Set(houses.map(({ id }) => id));
  return new Map(
    asking.map(({ id, name, propertyId }) => [
      name,
      { askedBy: id, propertyId: propertyId !== null && there.has(propertyId) ? propertyId : null },
    ]),
  );
}
