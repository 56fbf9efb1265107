import type { Day } from '../time/day.ts';

/** What can happen to a device between purchase and scrap. */
export const DEVICE_EVENT_KINDS = [
  'registered',
  'purchased',
  'installed',
  'removed',
  'stored',
  'refurbished',
  'scrapped',
  'installation_corrected',
  'removal_corrected',
] as const;
export type DeviceEventKind = (typeof DEVICE_EVENT_KINDS)[number];

export const DEVICE_STATES = ['registered', 'installed', 'removed', 'stored', 'refurbished', 'scrapped'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** Something that happened. */
export interface DeviceEvent {
  readonly id: string;
  readonly kind: DeviceEventKind;
  readonly day: Day;
  /** The event that this one takes back; null for all others. */
  readonly correctsId: string | null;
}

/** The state a device is in, and since when. */
export interface LifeCycle {
  readonly state: DeviceState;
  /** Null for a device of which nothing was written down. */
  readonly since: Day | null;
}

/** What may follow a state. A scrapped device never comes back: another one with its number would be another device. */
const FOLLOWERS: Readonly<Record<DeviceState, readonly DeviceState[]>> = {
  registered: ['installed', 'stored', 'refurbished', 'scrapped'],
  installed: ['removed'],
  removed: ['installed', 'stored', 'refurbished', 'scrapped'],
  stored: ['installed', 'refurbished', 'scrapped'],
  refurbished: ['installed', 'stored', 'scrapped'],
  scrapped: [],
};

export const mayFollow = (state: DeviceState, next: DeviceState): boolean => FOLLOWERS[state].includes(next);

/** A device is removed before it goes anywhere else on the same day, and what ends a day is where it stays. */
const RANKS: Partial<Record<DeviceEventKind, number>> = {
  removed: 0,
  stored: 1,
  refurbished: 1,
  installed: 2,
  scrapped: 3,
};

const inOrder = (a: DeviceEvent, b: DeviceEvent): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return (RANKS[a.kind] ?? 0) - (RANKS[b.kind] ?? 0);
};

/**
 * The state of a device from what happened to it, by day. An installation or removal that was taken back never was. That
 * it was registered says when somebody wrote it down, which may be long after its installation.
 */
export function lifeCycleOf(events: readonly DeviceEvent[]): LifeCycle {
  const takenBack = new Set(events.map(({ correctsId }) => correctsId));
  const last = events
    .filter(({ kind, id }) => kind in RANKS && !takenBack.has(id))
    .sort(inOrder)
    .at(-1);
  if (last !== undefined) return { state: last.kind as DeviceState, since: last.day };
  return { state: 'registered', since: events.find(({ kind }) => kind === 'registered')?.day ?? null };
}
