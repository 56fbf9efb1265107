import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { encodeTelegram, type SampleMeter } from './encode-telegram.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Answer {
  readonly id: string;
  readonly ok: boolean;
  readonly error?: string;
  readonly meter?: unknown;
  readonly access_number?: number;
  readonly status?: number;
  readonly records?: readonly { readonly quantity: string; readonly storage: number; readonly value: string }[];
}

/** What an outsider does: lines of JSON into the command, lines of JSON out of it. */
function decode(lines: readonly { id: string; telegram_hex: string; key_hex: string }[]): readonly Answer[] {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['engine/cli/decode.ts'], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
}

const keyHex = '000102030405060708090A0B0C0D0E0F';
const meter = (deviceType: number): SampleMeter => ({
  manufacturer: 'KLM',
  serial: '01234567',
  version: 3,
  deviceType,
  keyHex,
  accessNumber: 200,
});

test('what a sample meter sends is what the decode command reads', () => {
  const heat = encodeTelegram(meter(4), [
    { kind: 'heat_kwh', count: 12_345 },
    { kind: 'heat_kwh_at_due_date', count: 11_000, day: '2025-12-31' },
    { kind: 'flow_temperature_decidegrees', count: 613 },
    { kind: 'return_temperature_decidegrees', count: -42 },
    { kind: 'meter_time', day: '2026-02-28', hour: 23, minute: 59 },
  ]);
  const water = encodeTelegram({ ...meter(6), status: 4 }, [
    { kind: 'volume_litres', count: 98_765 },
    { kind: 'volume_litres_at_due_date', count: 90_001, day: '2025-12-31' },
  ]);
  const allocator = encodeTelegram(meter(8), [
    { kind: 'allocator_units', count: 17 },
    { kind: 'allocator_units_at_due_date', count: 1_204, day: '2025-12-31' },
    { kind: 'room_temperature_decidegrees', count: 205 },
  ]);
  const [h, w, a, wrong] = decode([
    { id: 'heat', telegram_hex: heat, key_hex: keyHex },
    { id: 'water', telegram_hex: water, key_hex: keyHex },
    { id: 'allocator', telegram_hex: allocator, key_hex: keyHex },
    { id: 'wrong', telegram_hex: allocator, key_hex: keyHex.replace('0F', '10') },
  ]);
  const values = (answer: Answer | undefined) => answer?.records?.map((r) => [r.quantity, r.storage, r.value]);

  expect(h?.meter).toEqual({ manufacturer: 'KLM', id: '01234567', version: 3, device_type: 4, medium: 'heat' });
  expect(h?.access_number).toBe(200);
  expect(values(h)).toEqual([
    ['energy', 0, '12345'],
    ['energy', 1, '11000'],
    ['date', 1, '2025-12-31'],
    ['flow_temperature', 0, '61.3'],
    ['return_temperature', 0, '-4.2'],
    ['date_time', 0, '2026-02-28T23:59'],
  ]);
  expect(w?.status).toBe(4);
  expect(values(w)).toEqual([
    ['volume', 0, '98.765'],
    ['volume', 1, '90.001'],
    ['date', 1, '2025-12-31'],
  ]);
  expect(values(a)).toEqual([
    ['heat_cost_allocation', 0, '17'],
    ['heat_cost_allocation', 1, '1204'],
    ['date', 1, '2025-12-31'],
    ['external_temperature', 0, '20.5'],
  ]);
  expect(wrong).toMatchObject({ id: 'wrong', ok: false, error: 'wrong_key' });
});

test.each([
  ['a serial number of nine digits', () => encodeTelegram({ ...meter(4), serial: '012345678' }, [])],
  ['a manufacturer in small letters', () => encodeTelegram({ ...meter(4), manufacturer: 'klm' }, [])],
  ['a value that has no eight digits', () => encodeTelegram(meter(4), [{ kind: 'heat_kwh', count: 1e8 }])],
  [
    'more records than blocks',
    () => encodeTelegram(meter(4), new Array(60).fill({ kind: 'heat_kwh', count: 1 } as const)),
  ],
])('%s is refused', (_, encode) => expect(encode).toThrow(RangeError));
