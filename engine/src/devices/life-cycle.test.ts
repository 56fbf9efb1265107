import { describe, expect, test } from 'vitest';
import type { Day } from '../time/day.ts';
import {
  DEVICE_STATES,
  type DeviceEvent,
  type DeviceEventKind,
  type DeviceState,
  lifeCycleOf,
  mayFollow,
} from './life-cycle.ts';

const event = (kind: DeviceEventKind, day: string, installationId: string | null = null): DeviceEvent => ({
  kind,
  day: day as Day,
  installationId,
});

describe('the state of a device', () => {
  test.each<[string, DeviceEvent[], DeviceState, string | null]>([
    ['nothing known', [], 'registered', null],
    [
      'bought is no state',
      [event('registered', '2024-01-01'), event('purchased', '2024-02-01')],
      'registered',
      '2024-01-01',
    ],
    [
      'installed',
      [event('registered', '2024-01-01'), event('installed', '2024-03-01', 'a')],
      'installed',
      '2024-03-01',
    ],
    [
      'written down late counts on its day',
      [event('stored', '2025-02-01'), event('installed', '2024-03-01', 'a'), event('removed', '2025-01-01', 'a')],
      'stored',
      '2025-02-01',
    ],
    [
      'moved on one day',
      [
        event('installed', '2024-03-01', 'a'),
        event('removed', '2025-01-01', 'a'),
        event('installed', '2025-01-01', 'b'),
      ],
      'installed',
      '2025-01-01',
    ],
    [
      'an installation that never was',
      [
        event('registered', '2024-01-01'),
        event('installed', '2025-01-01', 'b'),
        event('installation_corrected', '2025-01-01', 'b'),
      ],
      'registered',
      '2024-01-01',
    ],
    [
      'a removal that never was',
      [
        event('installed', '2024-03-01', 'a'),
        event('removed', '2025-01-01', 'a'),
        event('removal_corrected', '2025-01-01', 'a'),
      ],
      'installed',
      '2024-03-01',
    ],
    ['scrapped', [event('stored', '2025-02-01'), event('scrapped', '2025-02-01')], 'scrapped', '2025-02-01'],
  ])('%s', (_, events, state, since) => expect(lifeCycleOf(events)).toEqual({ state, since }));

  test('nothing follows scrap, and only a removal follows an installation', () => {
    expect(DEVICE_STATES.filter((next) => mayFollow('scrapped', next))).toEqual([]);
    expect(DEVICE_STATES.filter((next) => mayFollow('installed', next))).toEqual(['removed']);
    for (const state of ['registered', 'removed', 'stored', 'refurbished'] as const)
      expect(mayFollow(state, 'installed'), state).toBe(true);
  });
});
