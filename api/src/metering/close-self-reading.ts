import type { z } from '@hono/zod-openapi';
import { compare, parse } from '@klarmeter/engine';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { showWindows } from './manual-reading/self-reading/convert.ts';
import type { ClosedSelfReading } from './manual-reading/self-reading/schemas.ts';
import {
  fetchWindow,
  holdWindow,
  type SelfReadingRow,
  selectCounting,
  type WindowRow,
} from './manual-reading/self-reading/store.ts';
import { selfReadingWindows } from './manual-reading/self-reading/tables.ts';
import { noteArrivals } from './readings/arrivals.ts';
import { readingId } from './readings/reading-id.ts';
import { findValues, insertReadings } from './readings/reading-store.ts';
import { UNIT_BY_KIND } from './register/device-rules.ts';
import { selectKindsOfDevices } from './store.ts';

/**
 * Takes the values that count into the readings, with the origin `self_read`, and nothing more from the people. Twice
 * changes nothing more.
 */
export async function closeSelfReading(context: Context, id: string): Promise<z.infer<typeof ClosedSelfReading>> {
  authorize(context, 'closeSelfReading');
  await holdWindow(context, id);
  const window = await fetchWindow(context, id);
  const counting = [...(await selectCounting(context, [id])).values()];
  const closed = window.closedAt === null ? await markClosed(context, window) : null;
  const stored = closed === null ? [] : await takeOver(context, counting);
  const keys = counting.map(keyOfReading);
  const values = await findValues(context, keys);
  const conflicts = counting.filter((row) => {
    const there = values.get(readingId(keyOfReading(row)));
    return there === undefined || compare(parse(there), parse(row.value)) !== 0;
  });
  if (closed !== null) {
    await audit(context, {
      action: 'self_reading_window.closed',
      objectType: 'self_reading_window',
      objectId: id,
      changes: { reading_ids: stored, conflicts: conflicts.map((row) => row.id) },
    });
  }
  const [shown] = await showWindows(context, [closed ?? window]);
  if (shown === undefined) throw new Error('one window was to be shown');
  return {
    window: shown,
    taken: stored.length,
    known: counting.length - stored.length - conflicts.length,
    conflicts: conflicts.map((row) => row.id),
  };
}

const keyOfReading = ({ measuringPointId, readAt }: SelfReadingRow) =>
  ({ measuringPointId, readAt, kind: 'register' }) as const;

async function takeOver(context: Context, rows: readonly SelfReadingRow[]): Promise<string[]> {
  const kinds = await selectKindsOfDevices(
    context,
    rows.map(({ deviceId }) => deviceId),
  );
  const added = rows.flatMap((row) => {
    const unit = UNIT_BY_KIND[kinds.get(row.deviceId) ?? ''];
    if (unit === undefined) return [];
    const { deviceId, day, value } = row;
    return [{ ...keyOfReading(row), deviceId, day, value, unit, origin: 'self_read' as const, telegramId: null }];
  });
  const stored = await insertReadings(context, added);
  await noteArrivals(context, stored);
  return stored.map(({ id }) => id);
}

async function markClosed({ db, accountId, now }: Context, { id, version }: WindowRow): Promise<WindowRow> {
  const [closed] = await db
    .update(selfReadingWindows)
    .set({ closedAt: now(), version: version + 1, updatedAt: now() })
    .where(and(eq(selfReadingWindows.accountId, accountId), eq(selfReadingWindows.id, id)))
    .returning();
  if (closed === undefined) throw new Error(`the window ${id} is held and gone`);
  return closed;
}
