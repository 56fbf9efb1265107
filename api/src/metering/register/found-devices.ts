import { readAddress } from '@klarmeter/engine';
import { DEVICE_KINDS } from '../schemas.ts';
import { UNENTERABLE, type Unenterable } from './device-refusals.ts';

/** A device as somebody came upon it. */
export interface FoundDevice {
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: (typeof DEVICE_KINDS)[number];
  /** Null where nobody said it. */
  readonly addressVersion: number | null;
  readonly addressType: number | null;
}

const KIND_BY_MEDIUM: Readonly<Record<string, FoundDevice['kind']>> = {
  heat: 'heat_meter',
  heat_inlet: 'heat_meter',
  heat_cooling: 'heat_meter',
  warm_water: 'hot_water_meter',
  hot_water: 'hot_water_meter',
  water: 'cold_water_meter',
  cold_water: 'cold_water_meter',
  heat_cost_allocator: 'heat_cost_allocator',
  smoke_alarm: 'smoke_alarm',
};
/** The sender says of itself that it does not know what it is. */
const UNKNOWN_MEDIA = ['other', 'unknown'];

/** What may name a meter: a telegram, a row of a table, a line that only says who was seen. */
export type MeterRecord =
  | { readonly kind: 'telegram'; readonly bytes: Uint8Array }
  | (Pick<NamedMeter, 'manufacturer' | 'serial'> & {
      readonly kind: 'values' | 'seen';
      readonly deviceKind: string | null;
      readonly address?: { readonly version: number; readonly deviceType: number; readonly medium: string } | null;
    })
  | { readonly kind: 'refused' | 'skipped' };

/** Who a record is of, as far as it says so. */
export interface NamedMeter {
  /** Null or empty where nobody said it. */
  readonly manufacturer: string | null;
  readonly serial: string;
  readonly addressVersion: number | null;
  readonly addressType: number | null;
}

/** Who a record is of, with what it is by its own words; null where it names nobody. */
function meterOf(record: MeterRecord): (NamedMeter & { readonly kind: FoundDevice['kind'] | Unenterable }) | null {
  if (record.kind === 'telegram') {
    const address = readAddress(record.bytes);
    if (!address.ok) return null;
    const { manufacturer, id: serial, version, deviceType, medium } = address.meter;
    return { manufacturer, serial, addressVersion: version, addressType: deviceType, kind: kindOfMedium(medium) };
  }
  if (record.kind !== 'values' && record.kind !== 'seen') return null;
  const { manufacturer, serial, deviceKind, address = null } = record;
  return {
    manufacturer,
    serial,
    addressVersion: address?.version ?? null,
    addressType: address?.deviceType ?? null,
    kind: address === null ? kindOfWord(deviceKind) : kindOfMedium(address.medium),
  };
}

function kindOfMedium(medium: string): FoundDevice['kind'] | Unenterable {
  return KIND_BY_MEDIUM[medium] ?? (UNKNOWN_MEDIA.includes(medium) ? 'kind_unsaid' : 'kind_not_kept');
}

function kindOfWord(word: string | null): FoundDevice['kind'] | Unenterable {
  return word === null ? 'kind_unsaid' : (DEVICE_KINDS.find((each) => each === word) ?? 'kind_not_kept');
}

/** Who a record is of, to be looked up; null where it names nobody. */
export function namedInRecord(record: MeterRecord): NamedMeter | null {
  const meter = meterOf(record);
  if (meter === null) return null;
  const { kind: _, ...named } = meter;
  return named;
}

/** The device that a record is of, or why none can be made of it; null where it names nobody. */
export function foundInRecord(record: MeterRecord): FoundDevice | Unenterable | null {
  const meter = meterOf(record);
  if (meter === null) return null;
  const { manufacturer, serial, kind, addressVersion, addressType } = meter;
  if (manufacturer === null || manufacturer === '') return 'maker_unsaid';
  if (!/^[A-Z]{3}$/.test(manufacturer) || !/^[0-9A-F]{8}$/.test(serial)) return 'address_unreadable';
  if (isUnenterable(kind)) return kind;
  return { manufacturer, serial, kind, addressVersion, addressType };
}

const isUnenterable = (kind: FoundDevice['kind'] | Unenterable): kind is Unenterable =>
  (UNENTERABLE as readonly string[]).includes(kind);
