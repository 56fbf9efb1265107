import type { z } from '@hono/zod-openapi';
import type { FileDrop, InboxAddress, UploadLogin } from './schemas.ts';
import type { FileDropRow, InboxAddressRow, UploadLoginRow } from './store.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function toUploadLogin(row: UploadLoginRow): z.infer<typeof UploadLogin> {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    name: row.name,
    username: row.username,
    has_password: row.passwordHash !== null,
    public_keys: [...row.publicKeys],
    new_devices_property_id: row.newDevicesPropertyId,
    created_at: row.createdAt.toISOString(),
    revoked_at: iso(row.revokedAt),
    last_used_at: iso(row.lastUsedAt),
  };
}

export function toInboxAddress(row: InboxAddressRow): z.infer<typeof InboxAddress> {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    name: row.name,
    hint: row.hint,
    allowed_senders: [...row.allowedSenders],
    new_devices_property_id: row.newDevicesPropertyId,
    created_at: row.createdAt.toISOString(),
    revoked_at: iso(row.revokedAt),
    last_used_at: iso(row.lastUsedAt),
  };
}

export type FileDropWire = z.infer<typeof FileDrop>;

export function toFileDrop(row: FileDropRow): FileDropWire {
  return {
    id: row.id,
    livemode: row.livemode,
    channel: row.channel as FileDropWire['channel'],
    source_id: row.sourceId,
    name: row.name,
    size_bytes: row.sizeBytes,
    sha256: row.digest,
    verdict: row.verdict as FileDropWire['verdict'],
    reason: row.reason as FileDropWire['reason'],
    detail: row.detail,
    reading_file_id: row.fileId,
    received_at: row.receivedAt.toISOString(),
  };
}
