import type { z } from '@hono/zod-openapi';
import { ATTEMPTS_MAX } from './attempts.ts';
import { type Arrived, progressOf } from './progress.ts';
import type { ReaderAccessRow } from './reader-access.ts';
import type { ReadingEntryRow, ReadingRouteRow } from './route-store.ts';
import type { ReaderAccess, ReadingEntry, ReadingPhoto, ReadingRoute } from './schemas.ts';
import type { readingPhotos } from './tables.ts';

export type ReadingRouteWire = z.infer<typeof ReadingRoute>;
type EntryWire = z.infer<typeof ReadingEntry>;
export type ReadingPhotoWire = z.infer<typeof ReadingPhoto>;

export function toReadingRoute(row: ReadingRouteRow, arrived: Arrived): ReadingRouteWire {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    property_id: row.propertyId,
    name: row.name,
    from: row.fromDay,
    to: row.toDay,
    key_date: row.keyDate,
    point_ids: [...row.pointIds],
    status: row.closedAt === null ? 'open' : 'closed',
    progress: progressOf(row.pointIds, arrived),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function toReaderAccess(row: ReaderAccessRow, now: Date): z.infer<typeof ReaderAccess> {
  return {
    id: row.id,
    livemode: row.livemode,
    reading_route_id: row.routeId,
    status: statusOf(row, now),
    failed_attempts: row.failedAttempts,
    next_attempt_at: row.nextAttemptAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    revoked_at: row.revokedAt?.toISOString() ?? null,
  };
}

function statusOf({ revokedAt, expiresAt, failedAttempts }: ReaderAccessRow, now: Date) {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt <= now) return 'expired';
  return failedAttempts >= ATTEMPTS_MAX ? 'blocked' : 'open';
}

export function toReadingEntry(row: ReadingEntryRow, photoId: string | null): EntryWire {
  return {
    id: row.id,
    livemode: row.livemode,
    reading_route_id: row.routeId,
    measuring_point_id: row.measuringPointId,
    client_id: row.clientId,
    device_id: row.deviceId,
    read_at: row.readAt.toISOString(),
    day: row.day,
    value: row.value,
    remark: row.remark as EntryWire['remark'],
    confirmed: row.confirmed,
    outcome: row.outcome as EntryWire['outcome'],
    reading_id: row.readingId,
    photo_id: photoId,
    created_at: row.createdAt.toISOString(),
  };
}

export function toReadingPhoto(row: Omit<typeof readingPhotos.$inferSelect, 'sealed'>): ReadingPhotoWire {
  return {
    id: row.id,
    livemode: row.livemode,
    reading_route_id: row.routeId,
    client_id: row.clientId,
    content_type: row.contentType as ReadingPhotoWire['content_type'],
    size_bytes: row.sizeBytes,
    sha256: row.sha256,
    created_at: row.createdAt.toISOString(),
  };
}
