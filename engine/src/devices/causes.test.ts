import { expect, test } from 'vitest';
import { causesOf, type DeviceCause, type DeviceSigns } from './causes.ts';

const QUIET: DeviceSigns = { flags: [], batteryDays: null, clockAheadSeconds: null };

test.each<[string, Partial<DeviceSigns>, DeviceCause[]]>([
  ['nothing', {}, []],
  ['what passes by itself', { flags: ['temporary_error', 'application_busy', 'manufacturer_1'] }, []],
  ['the status byte', { flags: ['power_low', 'permanent_error'] }, ['battery_low', 'permanent_error']],
  ['many names, one cause', { flags: ['leak', 'leaking', 'burst'] }, ['leakage']],
  ['a battery that counts its days', { batteryDays: 179 }, ['battery_low']],
  ['and one that has enough', { batteryDays: 180 }, []],
  ['summer time is no drift', { clockAheadSeconds: 3_600 }, []],
  ['half a day is one', { clockAheadSeconds: -43_200 }, ['clock_drift']],
  ['backward and taken off', { flags: ['backflow', 'removed'] }, ['removed', 'backflow']],
  ['a smoke alarm that alarms', { flags: ['alarm'] }, ['alarm']],
])('%s', (_, signs, causes) => expect(causesOf({ ...QUIET, ...signs })).toEqual(causes));
