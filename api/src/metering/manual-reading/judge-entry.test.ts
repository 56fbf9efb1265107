import type { Day } from '@klarmeter/engine';
import { expect, test } from 'vitest';
import type { InstalledDevice } from '../store.ts';
import { type EntryToJudge, judgeEntry, type KnownPoint } from './judge-entry.ts';

const MADE = new Date('2024-12-01T00:00:00Z');
const owned = { accountId: 'acc', livemode: false };
const stamps = { ...owned, version: 1, createdAt: MADE, updatedAt: MADE };
const METER = {
  ...stamps,
  manufacturer: 'KLM',
  serial: '12345678',
  kind: 'hot_water_meter',
  model: 'X',
  keySealed: null,
  markingYear: 2024,
  resetsOn: null,
  scale: 'product',
  evaluationFactor: '1',
  addressVersion: null,
  addressType: null,
  ownership: null,
  foundPropertyId: null,
  batteryUntil: null,
};
const INSTALLATION = {
  ...stamps,
  measuringPointId: 'mpt',
  initialValue: '0',
  finalValue: null,
  reason: 'Einbau',
  correctedBy: null,
  evaluationFactor: null,
};

/** A water meter from a day on, 0.1 m3 a day. */
const span = (deviceId: string, fromDay: string, toDay: string | null): InstalledDevice => ({
  installation: { ...INSTALLATION, id: `ins_${deviceId}`, deviceId, fromDay, toDay },
  device: { ...METER, id: deviceId },
});
const reading = (
  day: string,
  value: string,
  origin: 'radio' | 'manual' = 'radio',
  hour = '20',
): KnownPoint['around'][number] => ({
  ...owned,
  id: `rdg_${day}`,
  measuringPointId: 'mpt',
  deviceId: 'old',
  telegramId: null,
  kind: 'register',
  unit: 'm3',
  readAt: new Date(`${day}T${hour}:00:00Z`),
  day,
  value,
  origin,
});

const POINT: KnownPoint = {
  spans: [span('old', '2024-12-01', '2026-01-15'), span('new', '2026-01-15', null)],
  around: [reading('2025-06-01', '20'), reading('2025-12-01', '38'), reading('2026-01-08', '42')],
};
const WALK = {
  fromDay: '2026-01-01',
  toDay: '2026-01-31',
  now: new Date('2026-01-20T08:00:00Z'),
  today: '2026-01-20' as Day,
};
const entry = (more: Partial<EntryToJudge>): EntryToJudge => ({
  measuringPointId: `mpt_${'0'.repeat(32)}`,
  deviceId: null,
  readAt: new Date(`${more.day ?? '2026-01-10'}T10:00:00Z`),
  day: '2026-01-10',
  value: '42.3',
  confirmed: false,
  ...more,
});

test.each([
  { why: 'what fits', sent: {}, verdict: 'taken' },
  { why: 'below the value before', sent: { value: '41' }, verdict: 'implausible', code: 'negative' },
  { why: 'above what is expected', sent: { value: '60' }, verdict: 'implausible', code: 'above_expected' },
  {
    why: 'the same, looked at again',
    sent: { value: '60', confirmed: true },
    verdict: 'taken',
    code: 'above_expected',
  },
  {
    why: 'beside a radio value of the day',
    sent: { day: '2026-01-08', readAt: new Date('2026-01-08T21:00:00Z') },
    verdict: 'taken',
  },
  {
    why: 'another value of the very moment',
    sent: { day: '2026-01-08', readAt: new Date('2026-01-08T20:00:00Z') },
    verdict: 'conflict',
  },
  { why: 'no value', sent: { value: null }, verdict: 'noted' },
  {
    why: 'five minutes ahead',
    sent: { day: '2026-01-20', readAt: new Date('2026-01-20T08:05:00Z'), value: '0.5' },
    verdict: 'taken',
  },
  {
    why: 'six minutes ahead',
    sent: { day: '2026-01-20', readAt: new Date('2026-01-20T08:06:00Z') },
    verdict: 'wrong_time',
    code: 'in_the_future',
  },
  { why: 'before the route', sent: { day: '2025-12-31' }, verdict: 'wrong_time', code: 'outside_route' },
  {
    why: 'the old device on the day of its exchange',
    sent: { day: '2026-01-15', deviceId: 'old', value: '42.8' },
    verdict: 'taken',
  },
  { why: 'the new device on that day', sent: { day: '2026-01-15', deviceId: 'new', value: '0.1' }, verdict: 'taken' },
  { why: 'the old device behind that day', sent: { day: '2026-01-16', deviceId: 'old' }, verdict: 'device_exchanged' },
] as const)('$why: $verdict', ({ sent, verdict, ...more }) => {
  const judged = judgeEntry(entry(sent as Partial<EntryToJudge>), POINT, WALK);
  expect([judged.verdict, judged.findings[0]?.code]).toEqual([
    verdict,
    'code' in more
      ? more.code
      : verdict === 'conflict'
        ? 'other_value_of_the_day'
        : verdict === 'device_exchanged'
          ? 'device_exchanged'
          : undefined,
  ]);
});

test('a value of the day read by hand is known or contradicts, whatever the hour', () => {
  const point = { ...POINT, around: [...POINT.around, reading('2026-01-10', '42.3', 'manual', '09')] };
  expect(judgeEntry(entry({ value: '42.30' }), point, WALK)).toMatchObject({
    verdict: 'known',
    reading: { id: 'rdg_2026-01-10' },
  });
  expect(judgeEntry(entry({ value: '42.4', confirmed: true }), point, WALK).verdict).toBe('conflict');
});

test('a value of what counts nothing is refused by itself, and a remark is noted', () => {
  const [old] = POINT.spans;
  if (old === undefined) throw new Error('the point has a device');
  const point = { ...POINT, spans: [{ ...old, device: { ...old.device, kind: 'smoke_alarm' } }] };
  const refused = judgeEntry(entry({}), point, WALK);
  expect([refused.verdict, refused.findings[0]?.code]).toEqual(['no_device', 'point_counts_nothing']);
  expect(judgeEntry(entry({ value: null }), point, WALK).verdict).toBe('noted');
});

test('days are told as they are written in each language', () => {
  const [finding] = judgeEntry(entry({ day: '2025-12-01' }), POINT, WALK).findings;
  expect(finding?.message_de).toContain('vom 01.01.2026 bis zum 31.01.2026');
  expect(finding?.message_en).toContain('from 2026-01-01 to 2026-01-31');
});

test('where nothing is installed a remark is noted and a value is not', () => {
  const point = { spans: [], around: [] };
  expect(judgeEntry(entry({}), point, WALK).verdict).toBe('no_device');
  expect(judgeEntry(entry({ value: null }), point, WALK)).toMatchObject({ verdict: 'noted', span: null });
});
