import { byteAt, hexByte, unsignedAt } from '../bytes.ts';
import { billableDay, dayText } from '../dates.ts';
import { decimalText, type ExactNumber } from '../decimal.ts';
import { dated, named, register, scaledBy } from './fields.ts';
import type { MakerContent, MakerProfile, MakerProfileFacts } from './maker.ts';

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

const ALLOCATORS: readonly Layout[] = [
  { version: 0x69, deviceType: 0x80, ...allocator, temperaturesAt: 9 },
  { version: 0x94, deviceType: 0x80, ...allocator, temperaturesAt: 10 },
];
const WATER: readonly Layout[] = [
  { version: 0x74, deviceType: 0x62, ...water },
  { version: 0x95, deviceType: 0x62, ...water },
];
// One megajoule is 10/36 kWh.
const VARIO: readonly Layout[] = [{ version: 0x27, deviceType: 0xc3, ...heat, exponent: 1, per: 36 }];
const COMPACT: readonly Layout[] = [{ version: 0x39, deviceType: 0x43, ...heat, exponent: 0, per: 1 }];
const SMOKE: readonly Layout[] = [
  { version: 0x76, deviceType: 0xf0, kind: 'smoke', valueSize: 2, exponent: 0, per: 1, temperaturesAt: null },
];

const MEANINGS = {
  allocator: { quantity: 'heat_cost_allocation', unit: 'HCA' },
  water: { quantity: 'volume', unit: 'm3' },
  heat: { quantity: 'energy', unit: 'kWh' },
} as const;

/**
 * Techem's own payload (CI A0 to A2): status, due date and its value, day and month of today, and what was counted
 * since the due date. Allocators start at zero there; water and heat meters count through, so both are added.
 */
function profile(layouts: readonly Layout[], facts: MakerProfileFacts): MakerProfile {
  return {
    ...facts,
    devices: layouts.map(({ version, deviceType }) => ({
      manufacturer: 'TCH',
      versions: [version],
      deviceTypes: [deviceType],
      controlInformation: [0xa0, 0xa1, 0xa2],
    })),
    content: 'payload',
    read({ meter, payload }) {
      const layout = layouts.find((l) => l.version === meter.version && l.deviceType === meter.deviceType);
      return layout === undefined ? null : contentOf(layout, payload);
    },
  };
}

function contentOf(layout: Layout, payload: Uint8Array): MakerContent | null {
  if (payload.length < 3) return null;
  const dueDay = packedDay(unsignedAt(payload, 1, 2));
  if (layout.kind === 'smoke') return smokeAlarm(dueDay, byteAt(payload, 0));
  const size = layout.valueSize;
  const needed = Math.max(7 + size, layout.temperaturesAt === null ? 0 : layout.temperaturesAt + 4);
  if (payload.length < needed) return null;
  const stored = unsignedAt(payload, 3, size);
  const since = unsignedAt(payload, 7, size);
  const today = size === 2 ? dayBehind(dueDay, unsignedAt(payload, 5, 2)) : null;
  return registers(layout.kind, layout, payload, { dueDay, today, stored, since });
}

const NO_STATUS = 'the meaning of the status byte';

export const techemAllocator = profile(ALLOCATORS, {
  id: 'techem-fhkv-data-3',
  family: 'Techem FHKV data III',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 3,
  missing: NO_STATUS,
});

export const techemWater = profile(WATER, {
  id: 'techem-mk-radio',
  family: 'Techem MK Radio 3 and 4',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 4,
  missing: NO_STATUS,
});

export const techemVario = profile(VARIO, {
  id: 'techem-vario-4-own',
  family: 'Techem Vario 4 (4.5.1), telegrams of its own',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 1,
  missing: NO_STATUS,
});

export const techemCompact = profile(COMPACT, {
  id: 'techem-compact-5',
  family: 'Techem Compact V',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 1,
  missing: NO_STATUS,
});

export const techemSmoke = profile(SMOKE, {
  id: 'techem-tsd-2',
  family: 'Techem TSD 2',
  deviceKinds: ['smoke_alarm'],
  certainty: 'verified',
  vectors: 3,
  missing: 'status bits beside smoke',
});

interface Fields {
  readonly dueDay: string | null;
  readonly today: string | null;
  readonly stored: number;
  readonly since: number;
}

function registers(
  kind: 'allocator' | 'water' | 'heat',
  layout: Layout,
  payload: Uint8Array,
  fields: Fields,
): MakerContent {
  const { dueDay, today, stored, since } = fields;
  const { quantity, unit } = MEANINGS[kind];
  const number = (mantissa: number): ExactNumber => scaledBy(mantissa, layout.exponent, layout.per);
  const total = number(kind === 'allocator' ? since : stored + since);
  const records = [register(quantity, unit, 0, total), register(quantity, unit, 1, number(stored))];
  if (dueDay !== null) records.push(dated(1, dueDay));
  if (today !== null) records.push(dated(0, today));
  const previous = decimalText(number(stored));
  const names: Record<string, string | null> =
    kind === 'allocator'
      ? { current_hca: decimalText(total), previous_hca: previous, previous_date: dueDay, current_date: today }
      : kind === 'water'
        ? { total_m3: decimalText(total), target_m3: previous, prev_date: dueDay, current_date: today }
        : { total_kwh: decimalText(total), previous_kwh: previous, current_kwh: decimalText(number(since)) };
  if (layout.temperaturesAt !== null) {
    const room = scaledBy(unsignedAt(payload, layout.temperaturesAt, 2), -2);
    const radiator = scaledBy(unsignedAt(payload, layout.temperaturesAt + 2, 2), -2);
    records.push(register('external_temperature', 'C', 0, room), register('flow_temperature', 'C', 0, radiator));
    names.temp_room_c = decimalText(room);
    names.temp_radiator_c = decimalText(radiator);
  }
  return { records, values: named(names) };
}

const SMOKE_STATUS: Readonly<Record<number, string>> = { 0: 'OK', 1: 'SMOKE' };

function smokeAlarm(dueDay: string | null, status: number): MakerContent {
  return {
    records: dueDay === null ? [] : [dated(1, dueDay)],
    flags: status === 1 ? ['alarm'] : [],
    values: named({ prev_date: dueDay, status: SMOKE_STATUS[status] ?? `STATUS_${hexByte(status)}` }),
  };
}

/** Five bits of day, four of month, six of year. */
function packedDay(word: number): string | null {
  return billableDay(dayText(2000 + ((word >> 9) & 63), (word >> 5) & 15, word & 31));
}

/** Today is sent without its year; it is the first such day behind the due date. */
function dayBehind(dueDay: string | null, word: number): string | null {
  if (dueDay === null) return null;
  const year = Number(dueDay.slice(0, 4));
  const [month, inMonth] = [(word >> 9) & 15, (word >> 4) & 31];
  const inSameYear = dayText(year, month, inMonth);
  return billableDay(inSameYear > dueDay ? inSameYear : dayText(year + 1, month, inMonth));
}
