import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { audit } from '../db/audit.ts';
import { toHex } from '../ids.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import { INBOX_SIGNS, makeAccountName } from './drops/account-name.ts';
import { toInboxAddress } from './drops/convert.ts';
import type { CreateInboxAddress, NewInboxAddress } from './drops/schemas.ts';
import { inboxAddresses } from './drops/tables.ts';

/** Makes an address for mail with files. It is a secret, answered once: a sender proves nothing, knowing it does. */
export async function createInboxAddress(
  context: Context,
  { name, allowed_senders, new_devices_property_id }: z.infer<typeof CreateInboxAddress>,
): Promise<z.infer<typeof NewInboxAddress>> {
  authorize(context, 'createInboxAddress');
  const { accountId, livemode, db } = context;
  const local_part = makeAccountName(accountId, livemode, INBOX_SIGNS);
  const row = {
    accountId,
    id: context.newId('inboxAddress'),
    livemode,
    name,
    digest: toHex(sha256(new TextEncoder().encode(local_part))),
    hint: `…${local_part.slice(-4)}`,
    allowedSenders: [...new Set(allowed_senders)],
    version: 1,
    newDevicesPropertyId: await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id),
    createdAt: context.now(),
    revokedAt: null,
    lastUsedAt: null,
  };
  await db.insert(inboxAddresses).values(row);
  await audit(context, {
    action: 'inbox_address.created',
    objectType: 'inbox_address',
    objectId: row.id,
    changes: { name, allowed_senders: row.allowedSenders.length, new_devices_property_id },
  });
  const domain = context.services.inboxDomain;
  return { ...toInboxAddress(row), local_part, address: domain === undefined ? null : `${local_part}@${domain}` };
}
