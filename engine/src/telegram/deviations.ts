import type { MeterAddress } from './address.ts';

/** Devices whose configuration word does not mean what EN 13757-7 says: they send in plain under a foreign mode. */
const PLAIN_DESPITE_MODE: readonly Pick<MeterAddress, 'manufacturer' | 'version' | 'deviceType'>[] = [
  { manufacturer: 'HYD', version: 0x89, deviceType: 0x60 },
  { manufacturer: 'BMT', version: 0x05, deviceType: 0x06 },
  { manufacturer: 'BMT', version: 0x05, deviceType: 0x07 },
];

/** Whether the mode in the configuration word of this meter is to be ignored. */
export function sendsPlainDespiteMode(meter: MeterAddress | null): boolean {
  return PLAIN_DESPITE_MODE.some(
    ({ manufacturer, version, deviceType }) =>
      manufacturer === meter?.manufacturer && version === meter.version && deviceType === meter.deviceType,
  );
}
