import {
  type Day,
  type DeviceEventKind,
  type DeviceState,
  type LifeCycle,
  lifeCycleOf,
  mayFollow,
} from '@klarmeter/engine';
import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { refusal } from '../../problem.ts';
import { devices } from '../tables.ts';
import { deviceEvents } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;
export type EventRow = typeof deviceEvents.$inferSelect;

interface NewEvent {
  readonly deviceId: string;
  readonly kind: DeviceEventKind;
  readonly day: Day;
  readonly reason: string;
  readonly installationId?: string;
  readonly correctsId?: string;
}

/** Appends what happened to devices, in the order handed in. */
export async function appendEvents(context: Context, ...events: readonly NewEvent[]): Promise<EventRow[]> {
  const rows = events.map(({ deviceId, kind, day, reason, installationId = null, correctsId = null }) => ({
    accountId: context.accountId,
    id: context.newId('deviceEvent'),
    livemode: context.livemode,
    deviceId,
    kind,
    day,
    reason,
    installationId,
    correctsId,
    actor: context.actor.id,
    createdAt: context.now(),
  }));
  await context.db.insert(deviceEvents).values(rows);
  return rows;
}

/** What happened to a device, in the order of days and of writing. */
export function selectEvents({ db, accountId }: Scope, deviceId: string): Promise<EventRow[]> {
  return db
    .select()
    .from(deviceEvents)
    .where(and(eq(deviceEvents.accountId, accountId), eq(deviceEvents.deviceId, deviceId)))
    .orderBy(asc(deviceEvents.day), asc(deviceEvents.createdAt), asc(deviceEvents.id));
}

export const lifeCycleOfRows = (rows: readonly EventRow[]): LifeCycle =>
  lifeCycleOf(
    rows.map(({ id, kind, day, correctsId }) => ({
      id,
      kind: kind as DeviceEventKind,
      day: day as Day,
      correctsId,
    })),
  );

/** The event of an installation that stands. */
export async function findStandingEvent(
  scope: Scope,
  { id, deviceId }: { readonly id: string; readonly deviceId: string },
  kind: 'installed' | 'removed',
): Promise<string | undefined> {
  const rows = await selectEvents(scope, deviceId);
  const takenBack = new Set(rows.map(({ correctsId }) => correctsId));
  return rows.find((row) => row.kind === kind && row.installationId === id && !takenBack.has(row.id))?.id;
}

const STATE_WORDS: Readonly<Record<DeviceState, { readonly de: string; readonly en: string }>> = {
  registered: { de: 'erfasst', en: 'registered' },
  installed: { de: 'eingebaut', en: 'installed' },
  removed: { de: 'ausgebaut', en: 'removed' },
  stored: { de: 'eingelagert', en: 'stored' },
  refurbished: { de: 'aufbereitet', en: 'refurbished' },
  scrapped: { de: 'verschrottet', en: 'scrapped' },
};

/**
 * Refuses what cannot follow the state a device is in. Whoever asks holds the device until his transaction ends, so that
 * nobody installs what another is scrapping.
 */
export async function refuseState(
  context: Context,
  pointer: string,
  deviceId: string,
  next: DeviceState,
): Promise<LifeCycle> {
  const { db, accountId } = context;
  await db
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.accountId, accountId), eq(devices.id, deviceId)))
    .for('update');
  const now = lifeCycleOfRows(await selectEvents(context, deviceId));
  if (now.state === 'scrapped' || !(next === 'installed' || mayFollow(now.state, next))) {
    throw refusal(pointer, `device_${now.state}`, {
      de: `Das Gerät ist ${STATE_WORDS[now.state].de}; es kann nicht ${STATE_WORDS[next].de} werden.`,
      en: `The device is ${STATE_WORDS[now.state].en}; it cannot be ${STATE_WORDS[next].en}.`,
    });
  }
  return now;
}
