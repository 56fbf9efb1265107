import type { Ciphers, Formats } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import type { Addressed } from './batch.ts';
import { rememberedKey, usableKey } from './device-keys.ts';
import type { DeviceRow } from './ingest-store.ts';
import type { PlacedDevice } from './placed-values.ts';

export interface Device extends PlacedDevice {
  readonly kind: string;
  readonly resetsOn: string | null;
  readonly key: unknown;
}

/** What the database knew when the telegrams came. */
export interface Known {
  /** Devices of their addresses. */
  readonly devices: readonly DeviceRow[];
  /** Formats of compact frames by maker. */
  readonly formats: ReadonlyMap<string, Formats>;
}

/**
 * The device of each telegram. Makers begin their serials anew for another kind or version of device, so one whose
 * address says otherwise than what is registered is another device (EN 13757-3: the identification is all four).
 */
export async function devicesOf(
  context: Context,
  telegrams: readonly Addressed[],
  { devices: rows }: Known,
  ciphers: Ciphers<unknown>,
): Promise<(Device | undefined)[]> {
  // By serial alone: it is there as a text of its own, and few makers meet in one.
  const devices = new Map<string, { readonly device: Device; readonly row: DeviceRow }[]>();
  for (const row of rows) {
    const sealed = { id: row.id, keySealed: row.key_sealed };
    const key = rememberedKey(context, sealed, ciphers) ?? (await usableKey(context, sealed, ciphers));
    const device = { id: row.id, kind: row.kind, resetsOn: row.resets_on, key, places: row.places };
    const twins = devices.get(row.serial);
    if (twins === undefined) devices.set(row.serial, [{ row, device }]);
    else twins.push({ row, device });
  }
  return telegrams.map(
    (telegram) => devices.get(telegram.serial)?.find(({ row }) => isAddressOf(row, telegram))?.device,
  );
}

/** What nobody has said of a device may be anything; the database keeps no two devices that one telegram could be of. */
function isAddressOf(
  { manufacturer, address_version: version, address_type: type }: DeviceRow,
  { manufacturer: maker, version: sentVersion, deviceType }: Addressed,
): boolean {
  if (manufacturer !== maker) return false;
  return (version === null || version === sentVersion) && (type === null || type === deviceType);
}
