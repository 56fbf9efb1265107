import { type FileRecord, readAddress } from '@klarmeter/engine';
import { DEVICE_KINDS } from '../schemas.ts';

/** A device as somebody came upon it. */
export interface FoundDevice {
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: (typeof DEVICE_KINDS)[number];
  /** Null where nobody said it. */
  readonly addressVersion: number | null;
  readonly addressType: number | null;
}

/** Why no device can be made of what a record says. */
export const UNENTERABLE = ['address_unreadable', 'maker_unsaid', 'kind_unsaid', 'kind_not_kept'] as const;
export type Unenterable = (typeof UNENTERABLE)[number];

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

interface Named {
  /** Null or empty where nobody said it. */
  readonly manufacturer: string | null;
  readonly serial: string;
}

/** The device that a record of a file is of, or why none can be made of it; null where it is of none. */
export function foundInRecord(record: FileRecord): FoundDevice | Unenterable | null {
  switch (record.kind) {
    case 'telegram':
      return foundInTelegram(record.bytes);
    case 'values':
      return foundInTable(record);
    case 'seen':
      return record.address === null ? foundInTable(record) : foundByAddress({ ...record, ...record.address });
    default:
      return null;
  }
}

function foundInTelegram(bytes: Uint8Array): FoundDevice | Unenterable {
  const address = readAddress(bytes);
  return address.ok ? foundByAddress({ ...address.meter, serial: address.meter.id }) : 'address_unreadable';
}

function foundByAddress({
  version,
  deviceType,
  medium,
  ...named
}: Named & { readonly version: number; readonly deviceType: number; readonly medium: string }) {
  const kind = KIND_BY_MEDIUM[medium];
  if (kind === undefined) return UNKNOWN_MEDIA.includes(medium) ? 'kind_unsaid' : 'kind_not_kept';
  return entered({ ...named, kind, addressVersion: version, addressType: deviceType });
}

function foundInTable({ deviceKind, ...named }: Named & { readonly deviceKind: string | null }) {
  if (named.manufacturer === null) return 'maker_unsaid';
  if (deviceKind === null) return 'kind_unsaid';
  const kind = DEVICE_KINDS.find((each) => each === deviceKind);
  if (kind === undefined) return 'kind_not_kept';
  return entered({ ...named, kind, addressVersion: null, addressType: null });
}

function entered({
  manufacturer,
  serial,
  kind,
  addressVersion,
  addressType,
}: Named & Omit<FoundDevice, 'manufacturer' | 'serial'>): FoundDevice | Unenterable {
  if (manufacturer === null || manufacturer === '') return 'maker_unsaid';
  if (!/^[A-Z]{3}$/.test(manufacturer) || !/^[0-9A-F]{8}$/.test(serial)) return 'address_unreadable';
  return { manufacturer, serial, kind, addressVersion, addressType };
}
