import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toInboxAddress } from './drops/convert.ts';
import { refuseEnded } from './drops/refuse-ended.ts';
import type { UpdateInboxAddress } from './drops/schemas.ts';
import { fetchInboxAddress } from './drops/store.ts';
import { inboxAddresses } from './drops/tables.ts';

/** Changes the name of an address, who may send to it, and whether its files make devices. The address itself stays. */
export async function updateInboxAddress(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  { name, allowed_senders, new_devices_property_id }: z.infer<typeof UpdateInboxAddress>,
) {
  authorize(context, 'updateInboxAddress');
  const row = await fetchInboxAddress(context, id);
  matchVersion(row, ifMatch);
  refuseEnded(row);
  const { accountId, db } = context;
  const [updated] = await db
    .update(inboxAddresses)
    .set({
      name,
      allowedSenders: allowed_senders === undefined ? undefined : [...new Set(allowed_senders)],
      newDevicesPropertyId: await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id),
      version: row.version + 1,
    })
    .where(
      and(eq(inboxAddresses.accountId, accountId), eq(inboxAddresses.id, id), eq(inboxAddresses.version, row.version)),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toInboxAddress(updated);
  await audit(context, {
    action: 'inbox_address.updated',
    objectType: 'inbox_address',
    objectId: id,
    // Who may send are addresses of people: that they changed is enough.
    changes: changesOf(toInboxAddress(row), after, ['allowed_senders']),
  });
  return after;
}
