import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressBytes, mediumOf } from '../address.ts';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join, KEY } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';
import { PROFILES } from './index.ts';

const seed = Number(process.env.KLARMETER_SEED ?? 20_260_101);
const RUNS = 6_000;

/** Standard records that profiles look for, so that what they do with them is reached too. */
const RECORDS = [
  '0413 D2040000',
  '0406 D2040000',
  '036E D20400',
  '4413 D2040000',
  '4406 FFFFFFFF',
  '426C 3F3C',
  '426C FFFF',
  '046D 000A 5431',
  '046D FFFFFFFF',
  '8401 13 B0040000',
  'C401 06 84030000',
  '02FF20 7100',
  '02FD17 0100',
  '02FD74 B514',
  '818040FD3A 01',
  'C101FD3A 41',
].map(bytes);

const pick = <T>(list: readonly T[]) => fc.nat(Math.max(0, list.length - 1)).map((n) => list[n] as T);

/** A telegram of a device that some profile reads, with any content. */
const telegram = pick(PROFILES.flatMap((p) => p.devices)).chain((rule) =>
  fc
    .record({
      version: pick(rule.versions ?? [0x00, 0x1b, 0x3c, 0xd4]),
      deviceType: pick(rule.deviceTypes ?? [0x01, 0x04, 0x07, 0x08, 0x16]),
      controlInformation: pick(rule.controlInformation ?? [0x78, 0x7a]),
      records: fc.array(pick(RECORDS), { maxLength: 6 }),
      block: fc.uint8Array({ maxLength: 70 }),
    })
    .map(({ version, deviceType, controlInformation, records, block }) => {
      const meter = {
        manufacturer: rule.manufacturer,
        id: '12345678',
        version,
        deviceType,
        medium: mediumOf(deviceType),
      };
      const own = controlInformation >= 0xa0;
      const header = controlInformation === 0x7a ? bytes('00 00 0000') : bytes('');
      const content = own ? block : join(header, ...records, bytes('0F'), block);
      const body = join(Uint8Array.of(0x44, ...addressBytes(meter), controlInformation), content);
      return join(Uint8Array.of(body.length), body);
    }),
);

test(`${RUNS} telegrams of known devices with any content, seed ${seed}: an answer for every one, no exception`, () => {
  const read = new Set<string>();
  fc.assert(
    fc.property(telegram, fc.boolean(), (sent, withKey) => {
      const before = Uint8Array.from(sent);
      const result = decodeTelegram(sent, { key: withKey ? KEY : null, ciphers: nobleCiphers, form: 'stripped' });
      expect(sent).toEqual(before);
      if (!result.ok) return;
      billingReading(result);
      if (result.profile !== null) read.add(result.profile);
      for (const value of Object.values(result.values)) expect(typeof value).toBe('string');
      for (const { value } of result.records) expect(value === null || typeof value === 'string').toBe(true);
    }),
    { seed, numRuns: RUNS },
  );
  expect(read.size).toBeGreaterThan(PROFILES.length / 2);
});
