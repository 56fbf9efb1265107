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

/** Something that happened, in the order in which it was written down. */
export interface DeviceEvent {
  readonly kind: DeviceEventKind;
  readonly day: Day;
  /** Which installation began, ended, or was taken back. */
  readonly installationId: string | null;
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

const isState = (kind: DeviceEventKind): kind is DeviceState => (DEVICE_STATES as readonly string[]).includes(kind);

/**
 * The state of a device from what happened to it. Events of one day count in the order in which they were written down;
 * an installation or removal that was taken back never was.
 */
export function lifeCycleOf(events: readonly DeviceEvent[]): LifeCycle {
  const takenBack = new Set(
    events.flatMap(({ kind, installationId }) => {
      if (kind === 'installation_corrected') return [`installed ${installationId}`];
      return kind === 'removal_corrected' ? [`removed ${installationId}`] : [];
    }),
  );
  let now: LifeCycle = { state: 'registered', since: null };
  for (const { kind, day, installationId } of events.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))) {
    if (isState(kind) && !takenBack.has(`${kind} ${installationId}`)) now = { state: kind, since: day };
  }
  return now;
}
