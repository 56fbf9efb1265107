import type { MeterAddress } from '../address.ts';
import { unsignedAt } from '../bytes.ts';
import { billableDay } from '../dates.ts';
import { decimalText, type ExactNumber } from '../decimal.ts';
import { BLANK_RECORD, type TelegramRecord } from '../records.ts';
import type { MakerContent, MakerDriver } from './maker.ts';

/** What a device of one version and type sends, at fixed places. */
interface Layout {
  readonly version: number;
  readonly deviceType: number;
  readonly kind: 'allocator' | 'water' | 'heat' | 'smoke';
  /** Bytes of a value: two, or three for heat meters, which have one byte of date less. */
  readonly valueSize: 2 | 3;
  readonly exponent: number;
  /** 36 where the register counts joules. */
  readonly per: 1 | 36;
  /** Where room and radiator temperature stand, in hundredths of a degree; null: none. */
  readonly temperaturesAt: number | null;
}

const allocator = { kind: 'allocator', valueSize: 2, exponent: 0, per: 1 } as const;
const water = { kind: 'water', valueSize: 2, exponent: -1, per: 1, temperaturesAt: null } as const;
const heat = { kind: 'heat', valueSize: 3, temperaturesAt: null } as const;

const LAYOUTS: readonly Layout[] = [
  { version: 0x69, deviceType: 0x80, ...allocator, temperaturesAt: 9 },
  { version: 0x94, deviceType: 0x80, ...allocator, temperaturesAt: 10 },
  { version: 0x74, deviceType: 0x62, ...water },
  { version: 0x95, deviceType: 0x62, ...water },
  // One megajoule is 10/36 kWh.
  { version: 0x27, deviceType: 0xc3, ...heat, exponent: 1, per: 36 },
  { version: 0x39, deviceType: 0x43, ...heat, exponent: 0, per: 1 },
  { version: 0x76, deviceType: 0xf0, kind: 'smoke', valueSize: 2, exponent: 0, per: 1, temperaturesAt: null },
];

const MEANINGS = {
  allocator: { quantity: 'heat_cost_allocation', unit: 'HCA' },
  water: { quantity: 'volume', unit: 'm3' },
  heat: { quantity: 'energy', unit: 'kWh' },
} as const;

const layoutOf = ({ manufacturer, version, deviceType }: MeterAddress): Layout | undefined =>
  manufacturer === 'TCH' ? LAYOUTS.find((l) => l.version === version && l.deviceType === deviceType) : undefined;

/**
 * Techem's own payload (CI A0 to A2): status, due date and its value, day and month of today, and what was counted
 * since the due date. Allocators start at zero there; water and heat meters count through, so both are added.
 */
export const techem: MakerDriver = {
  reads: (meter, ci) => ci >= 0xa0 && ci <= 0xa2 && layoutOf(meter) !== undefined,
  read(meter, bytes, at, end) {
    const layout = layoutOf(meter);
    if (layout === undefined || end < at + 3) return null;
    const dueDay = packedDay(unsignedAt(bytes, at + 1, 2));
    if (layout.kind === 'smoke') return smokeAlarm(dueDay);
    const size = layout.valueSize;
    const currentAt = at + 7;
    const needed = Math.max(7 + size, layout.temperaturesAt === null ? 0 : layout.temperaturesAt + 4);
    if (end < at + needed) return null;
    const stored = unsignedAt(bytes, at + 3, size);
    const since = unsignedAt(bytes, currentAt, size);
    const today = size === 2 ? dayBehind(dueDay, unsignedAt(bytes, at + 5, 2)) : null;
    return registers(layout, bytes, at, { dueDay, today, stored, since });
  },
};

interface Fields {
  readonly dueDay: string | null;
  readonly today: string | null;
  readonly stored: number;
  readonly since: number;
}

function registers(layout: Layout, bytes: Uint8Array, at: number, fields: Fields): MakerContent {
  const { dueDay, today, stored, since } = fields;
  if (layout.kind === 'smoke') return smokeAlarm(dueDay);
  const { quantity, unit } = MEANINGS[layout.kind];
  const number = (mantissa: number): ExactNumber => ({
    mantissa,
    exponent: layout.exponent,
    times: 1,
    per: layout.per,
  });
  const total = number(layout.kind === 'allocator' ? since : stored + since);
  const records = [record(quantity, 0, unit, total), record(quantity, 1, unit, number(stored))];
  if (dueDay !== null) records.push(dated(1, dueDay));
  if (today !== null) records.push(dated(0, today));
  const previous = decimalText(number(stored));
  const names: Record<string, string | null> =
    layout.kind === 'allocator'
      ? { current_hca: decimalText(total), previous_hca: previous, previous_date: dueDay, current_date: today }
      : layout.kind === 'water'
        ? { total_m3: decimalText(total), target_m3: previous, prev_date: dueDay, current_date: today }
        : { total_kwh: decimalText(total), previous_kwh: previous, current_kwh: decimalText(number(since)) };
  if (layout.temperaturesAt !== null) {
    const hundredths = (from: number): ExactNumber => ({
      mantissa: unsignedAt(bytes, from, 2),
      exponent: -2,
      times: 1,
      per: 1,
    });
    const room = hundredths(at + layout.temperaturesAt);
    const radiator = hundredths(at + layout.temperaturesAt + 2);
    records.push(record('external_temperature', 0, 'C', room), record('flow_temperature', 0, 'C', radiator));
    names.temp_room_c = decimalText(room);
    names.temp_radiator_c = decimalText(radiator);
  }
  return { records, values: present(names) };
}

const smokeAlarm = (dueDay: string | null): MakerContent => ({
  records: dueDay === null ? [] : [dated(1, dueDay)],
  values: present({ prev_date: dueDay }),
});

function present(names: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Five bits of day, four of month, six of year. */
function packedDay(word: number): string | null {
  return billableDay(`${2000 + ((word >> 9) & 63)}-${two((word >> 5) & 15)}-${two(word & 31)}`);
}

/** Today is sent without its year; it is the first such day behind the due date. */
function dayBehind(dueDay: string | null, word: number): string | null {
  if (dueDay === null) return null;
  const monthDay = `${two((word >> 9) & 15)}-${two((word >> 4) & 31)}`;
  const year = Number(dueDay.slice(0, 4)) + (monthDay > dueDay.slice(5) ? 0 : 1);
  return billableDay(`${year}-${monthDay}`);
}

function record(quantity: string, storage: number, unit: string, exact: ExactNumber): TelegramRecord {
  return { ...BLANK_RECORD, quantity, storage, unit, exact, value: decimalText(exact) };
}

const dated = (storage: number, value: string): TelegramRecord => ({
  ...BLANK_RECORD,
  quantity: 'date',
  storage,
  value,
});
