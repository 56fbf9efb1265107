import type { FileRecord } from '@klarmeter/engine';
import { expect, test } from 'vitest';
import { telegramHex } from '../fixtures/telegram.ts';
import { foundInRecord } from './found-devices.ts';

const seen = (more: Partial<FileRecord & { kind: 'seen' }>): FileRecord => ({
  kind: 'seen',
  line: 1,
  lacks: 'value',
  manufacturer: 'KLM',
  serial: '12345678',
  deviceKind: null,
  address: null,
  gateway: null,
  remarks: [],
  ...more,
});
const at = (deviceType: number, medium: 'heat' | 'other' | 'bidirectional_repeater') => ({
  version: 7,
  deviceType,
  medium,
});
const telegram = (type: number, maker = 'KLM'): FileRecord => ({
  kind: 'telegram',
  line: 1,
  bytes: Uint8Array.from(
    Buffer.from(telegramHex({ serial: '12345678', key: '00'.repeat(16), value: 1, type, maker }), 'hex'),
  ),
  at: null,
  gateway: null,
  rssiDbm: null,
  remarks: [],
});
const device = { manufacturer: 'KLM', serial: '12345678', addressVersion: null, addressType: null };

test.each<[string, FileRecord, ReturnType<typeof foundInRecord>]>([
  ['a telegram', telegram(6), { ...device, kind: 'hot_water_meter', addressVersion: 3, addressType: 6 }],
  ['a telegram of a repeater', telegram(50), 'kind_not_kept'],
  ['a telegram of something', telegram(0), 'kind_unsaid'],
  ['bytes', { ...telegram(6), bytes: new Uint8Array(4) } as FileRecord, null],
  ['heard', seen({ address: at(4, 'heat') }), { ...device, kind: 'heat_meter', addressVersion: 7, addressType: 4 }],
  ['a repeater that was heard', seen({ address: at(51, 'bidirectional_repeater') }), 'kind_not_kept'],
  ['something that was heard', seen({ address: at(0, 'other') }), 'kind_unsaid'],
  ['no letters of a maker', seen({ manufacturer: 'K@M', address: at(4, 'heat') }), 'address_unreadable'],
  ['a row', seen({ deviceKind: 'smoke_alarm' }), { ...device, kind: 'smoke_alarm' }],
  ['a row without a maker', seen({ manufacturer: null, deviceKind: 'smoke_alarm' }), 'maker_unsaid'],
  ['a row without a kind', seen({}), 'kind_unsaid'],
  ['a row with a kind of somebody', seen({ deviceKind: 'clock' }), 'kind_not_kept'],
  ['a line that was passed over', { kind: 'skipped', line: 1, remarks: [] }, null],
])('%s', (_, record, expected) => expect(foundInRecord(record)).toEqual(expected));
