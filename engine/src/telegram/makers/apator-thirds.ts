import { unsignedAt } from '../bytes.ts';
import { named, register, scaledBy, textOf } from './fields.ts';
import type { MakerProfile, MakerProfileFacts } from './maker.ts';

/** Payloads that begin with a counter of thirds: of cubic metres or of litres. */
function profile(
  facts: Omit<MakerProfileFacts, 'certainty' | 'missing'>,
  device: { readonly version: number; readonly deviceType: number },
  exponent: number,
): MakerProfile {
  return {
    ...facts,
    certainty: 'verified',
    missing: 'everything behind the register',
    devices: [
      {
        manufacturer: 'APT',
        versions: [device.version],
        deviceTypes: [device.deviceType],
        controlInformation: [0xa0],
      },
    ],
    content: 'payload',
    read({ payload }) {
      if (payload.length < 4) return null;
      const total = scaledBy(unsignedAt(payload, 0, 4), exponent, 3);
      return { records: [register('volume', 'm3', 0, total)], values: named({ total_m3: textOf(total) }) };
    },
  };
}

export const apator172 = profile(
  { id: 'apator-17-2', family: 'Apator 17-2', deviceKinds: ['water'], vectors: 2 },
  { version: 0x04, deviceType: 0x11 },
  0,
);

export const apator08 = profile(
  { id: 'apator-08', family: 'Apator 08, gas', deviceKinds: ['other'], vectors: 1 },
  { version: 0x03, deviceType: 0x03 },
  -3,
);
