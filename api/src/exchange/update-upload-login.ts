import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toUploadLogin } from './drops/convert.ts';
import { refuseEnded } from './drops/refuse-ended.ts';
import type { UpdateUploadLogin } from './drops/schemas.ts';
import { fetchUploadLogin } from './drops/store.ts';
import { uploadLogins } from './drops/tables.ts';

/** Changes the name of a login, and whether its files make devices. How it is opened stays: for that a new one is made. */
export async function updateUploadLogin(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  { name, new_devices_property_id }: z.infer<typeof UpdateUploadLogin>,
) {
  authorize(context, 'updateUploadLogin');
  const row = await fetchUploadLogin(context, id);
  matchVersion(row, ifMatch);
  refuseEnded(row);
  const { accountId, db } = context;
  const [updated] = await db
    .update(uploadLogins)
    .set({
      name,
      newDevicesPropertyId: await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id),
      version: row.version + 1,
    })
    .where(and(eq(uploadLogins.accountId, accountId), eq(uploadLogins.id, id), eq(uploadLogins.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toUploadLogin(updated);
  await audit(context, {
    action: 'upload_login.updated',
    objectType: 'upload_login',
    objectId: id,
    changes: changesOf(toUploadLogin(row), after),
  });
  return after;
}
