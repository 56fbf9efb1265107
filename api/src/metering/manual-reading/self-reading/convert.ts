import type { z } from '@hono/zod-openapi';
import type { Context } from '../../../context.ts';
import { berlinDay } from '../../../properties/index.ts';
import type { SelfReading, SelfReadingWindow } from './schemas.ts';
import { askedUnits, keyOf, type SelfReadingRow, selectCounting, type WindowRow } from './store.ts';

export type WindowWire = z.infer<typeof SelfReadingWindow>;

/** Windows with how far each unit is, as far as the caller sees units. */
export async function showWindows(context: Context, rows: readonly WindowRow[]): Promise<WindowWire[]> {
  const counting = await selectCounting(
    context,
    rows.map(({ id }) => id),
  );
  const today = berlinDay(context.now());
  const asked = await askedUnits(
    context,
    rows.map((window) => ({ window, day: dayWithin(window, today) })),
  );
  return rows.map((row, index) => {
    const units = (asked[index] ?? []).flatMap(({ unit, points }) => {
      const total = points.length;
      const read = points.filter(({ id }) => counting.has(keyOf(row.id, id))).length;
      const mark = read === 0 ? ('none' as const) : read === total ? ('all' as const) : ('partly' as const);
      return total === 0 ? [] : [{ unit_id: unit.id, label: unit.label, total, read, mark }];
    });
    return { ...toWindow(row, today), units };
  });
}

/** Today, or the last day of a window that is over. */
export const dayWithin = ({ lastDay }: WindowRow, today: string): string => (today < lastDay ? today : lastDay);

const toWindow = (row: WindowRow, today: string): Omit<WindowWire, 'units'> => ({
  id: row.id,
  livemode: row.livemode,
  version: row.version,
  property_id: row.propertyId,
  unit_ids: row.unitIds === null ? null : [...row.unitIds],
  first_day: row.firstDay,
  last_day: row.lastDay,
  key_date: row.keyDate,
  reminder_days: [...row.reminderDays],
  status: statusOf(row, today),
  next_reminder_on: row.closedAt === null ? (row.reminderDays.toSorted().find((day) => day >= today) ?? null) : null,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

export function statusOf({ closedAt, firstDay, lastDay }: WindowRow, today: string): WindowWire['status'] {
  if (closedAt !== null) return 'closed';
  if (today < firstDay) return 'planned';
  return today <= lastDay ? 'open' : 'over';
}

export function toSelfReading(row: SelfReadingRow): z.infer<typeof SelfReading> {
  return {
    id: row.id,
    self_reading_window_id: row.windowId,
    measuring_point_id: row.measuringPointId,
    device_id: row.deviceId,
    read_at: row.readAt.toISOString(),
    day: row.day,
    value: row.value,
    confirmed: row.confirmed,
    doubts: [...row.doubts],
    created_at: row.createdAt.toISOString(),
  };
}
