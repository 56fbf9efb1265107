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

/** Written `kind day`, or `kind day > id` for one that takes back another; ids count from 1. */
const history = (...lines: string[]): DeviceEvent[] =>
  lines.map((line, at) => {
    const [kind, day, , correctsId = null] = line.split(' ');
    return { id: String(at + 1), kind: kind as DeviceEventKind, day: day as Day, correctsId };
  });

describe('the state of a device', () => {
  test.each<[string, DeviceEvent[], DeviceState, string | null]>([
    ['nothing known', [], 'registered', null],
    ['bought is no state', history('registered 2024-01-01', 'purchased 2024-02-01'), 'registered', '2024-01-01'],
    ['installed', history('registered 2024-01-01', 'installed 2024-03-01'), 'installed', '2024-03-01'],
    ['installed long before', history('registered 2024-01-01', 'installed 2020-03-01'), 'installed', '2020-03-01'],
    [
      'written down late counts on its day',
      history('stored 2025-02-01', 'installed 2024-03-01', 'removed 2025-01-01'),
      'stored',
      '2025-02-01',
    ],
    [
      'moved on one day, in whatever order it is found',
      history('installed 2024-03-01', 'installed 2025-01-01', 'removed 2025-01-01'),
      'installed',
      '2025-01-01',
    ],
    [
      'an installation that never was',
      history('registered 2024-01-01', 'installed 2025-01-01', 'installation_corrected 2025-01-01 > 2'),
      'registered',
      '2024-01-01',
    ],
    [
      'a removal that never was',
      history('installed 2024-03-01', 'removed 2025-01-01', 'removal_corrected 2025-01-01 > 2'),
      'installed',
      '2024-03-01',
    ],
    [
      'and a later one that was',
      history('installed 2024-03-01', 'removed 2025-03-01', 'removal_corrected 2025-03-01 > 2', 'removed 2025-02-01'),
      'removed',
      '2025-02-01',
    ],
    [
      'scrapped on the day of its return',
      history('stored 2025-02-01', 'scrapped 2025-02-01'),
      'scrapped',
      '2025-02-01',
    ],
  ])('%s', (_, events, state, since) => expect(lifeCycleOf(events)).toEqual({ state, since }));

  test('nothing follows scrap, and only a removal follows an installation', () => {
    expect(DEVICE_STATES.filter((next) => mayFollow('scrapped', next))).toEqual([]);
    expect(DEVICE_STATES.filter((next) => mayFollow('installed', next))).toEqual(['removed']);
    for (const state of ['registered', 'removed', 'stored', 'refurbished'] as const)
      expect(mayFollow(state, 'installed'), state).toBe(true);
  });
});
