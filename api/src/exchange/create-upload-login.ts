import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import { LOGIN_SIGNS, makeAccountName } from './drops/account-name.ts';
import { toUploadLogin } from './drops/convert.ts';
import { hashPassword, makePassword } from './drops/password.ts';
import { readPublicKey } from './drops/public-key.ts';
import type { CreateUploadLogin, NewUploadLogin } from './drops/schemas.ts';
import { uploadLogins } from './drops/tables.ts';

/** Makes a login for files by SFTP. Its password is answered once and kept as a slow hash only. */
export async function createUploadLogin(
  context: Context,
  { name, password: wanted, public_keys, new_devices_property_id }: z.infer<typeof CreateUploadLogin>,
): Promise<z.infer<typeof NewUploadLogin>> {
  authorize(context, 'createUploadLogin');
  const { accountId, livemode, db } = context;
  const password = wanted ? makePassword() : null;
  const row = {
    accountId,
    id: context.newId('uploadLogin'),
    livemode,
    name,
    username: makeAccountName(accountId, livemode, LOGIN_SIGNS),
    passwordHash: password === null ? null : await hashPassword(password),
    publicKeys: [...new Set(public_keys.flatMap((key) => readPublicKey(key) ?? []))],
    version: 1,
    newDevicesPropertyId: await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id),
    createdAt: context.now(),
    revokedAt: null,
    lastUsedAt: null,
  };
  await db.insert(uploadLogins).values(row);
  await audit(context, {
    action: 'upload_login.created',
    objectType: 'upload_login',
    objectId: row.id,
    changes: { name, has_password: password !== null, public_keys: row.publicKeys.length, new_devices_property_id },
  });
  return { ...toUploadLogin(row), password };
}
