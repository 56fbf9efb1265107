import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billingReading } from './billing-reading.ts';
import { hexOf } from './bytes.ts';
import { decodeTelegram } from './decode.ts';
import {
  bytes,
  formatA,
  formatB,
  join,
  KEY,
  mode5,
  mode7,
  session,
  stripped,
  wired,
} from './fixtures/build-telegram.ts';
import { formatAHolds, formatBHolds, wiredHolds } from './fixtures/oracle.ts';
import { PROFILES } from './makers/index.ts';
import { nobleCiphers } from './noble-ciphers.ts';
import { readAddress } from './read-address.ts';
import type { DecodedTelegram } from './result.ts';

const seed = Number(process.env.KLARMETER_SEED ?? 20_260_101);
const runs = Number(process.env.KLARMETER_MUTANTS ?? 20_000);

const RECORDS = bytes(
  '0C06 45230100 4C06 00100100 426C 9F3C 04 6D 3B17 5C32 0DFD0F 03332E31 8D04EE13 06 32FE 5A00 5000',
);
const plain = join(bytes('7A 2A 00 0000'), RECORDS);
const forms: readonly Uint8Array[] = [
  stripped(4, plain),
  formatA(stripped(4, plain)),
  formatB(stripped(4, plain)),
  stripped(4, mode5(4, RECORDS)),
  formatA(stripped(4, mode5(4, RECORDS))),
  stripped(4, mode7(4, RECORDS)),
  stripped(4, session(4, join(bytes('78'), RECORDS), true)),
  wired(join(bytes('72 44332211 8D2D 07 04 63 04 0000'), RECORDS)),
  join(wired(join(bytes('72 44332211 8D2D 07 04 63 04 0000'), RECORDS)), wired(join(bytes('78'), RECORDS))),
  stripped(4, bytes('79 4747 0000 010000 020000 030000 9F3C 0400 00')),
  stripped(4, join(bytes('90 0F 012C 25 01020304 0102030405060708'), plain)),
  bytes('16 44 6850 78563412 6980 A0 00 9F31 E803 5004 2A00 D007 C409'),
];

interface Mutant {
  readonly form: number;
  readonly changes: readonly { readonly at: number; readonly to: number }[];
  readonly length: number;
}

const mutant: fc.Arbitrary<Mutant> = fc.record({
  form: fc.nat(forms.length - 1),
  changes: fc.array(fc.record({ at: fc.nat(300), to: fc.nat(255) }), { maxLength: 6 }),
  length: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -60, max: 8 }) },
  ),
});

function grown({ form, changes, length }: Mutant): Uint8Array {
  const source = forms[form] ?? new Uint8Array(0);
  const telegram = new Uint8Array(Math.max(0, source.length + length));
  telegram.set(source.subarray(0, telegram.length));
  for (const { at, to } of changes) if (at < telegram.length) telegram[at] = to;
  return telegram;
}

/** The part of a telegram in mode 7 that its code protects: counter, code and message. */
const AUTHENTICATED = hexOf(stripped(4, mode7(4, RECORDS)), 15);

/** An accepted telegram has what protects it: the checksums of its form, and in mode 7 every byte under its code. */
function wronglyAccepted(telegram: Uint8Array, { link, security }: DecodedTelegram): string | null {
  if (link.form === 'format_a' && !formatAHolds(telegram)) return 'checksums of format A';
  if (link.form === 'format_b' && !formatBHolds(telegram)) return 'checksums of format B';
  if (link.form === 'wired' && !wiredHolds(telegram)) return 'sum of a wired frame';
  if (security.mode === 'mode_7' && security.state === 'decrypted' && !hexOf(telegram).includes(AUTHENTICATED)) {
    return 'code of mode 7';
  }
  return null;
}

const decode = (telegram: Uint8Array, key: Uint8Array | null = KEY) =>
  decodeTelegram(telegram, { key, ciphers: nobleCiphers, withFormat: true });

test(`${runs} mutants, seed ${seed}: an answer for every one, no exception`, () => {
  let refused = 0;
  fc.assert(
    fc.property(mutant, (m) => {
      const telegram = grown(m);
      const before = Uint8Array.from(telegram);
      const result = decode(telegram);
      readAddress(telegram);
      expect(telegram).toEqual(before);
      if (!result.ok) {
        refused += 1;
        expect(result.error).toMatch(/^[a-z_]+$/);
        return;
      }
      expect(wronglyAccepted(telegram, result)).toBe(null);
      for (const { value } of result.records) expect(value === null || typeof value === 'string').toBe(true);
    }),
    { seed, numRuns: runs },
  );
  // Most of the forms carry a checksum or a code, and every mutant of these that differs has to be among the refused.
  expect(refused).toBeGreaterThan(runs / 3);
  expect(refused).toBeLessThan(runs);
});

/** Devices that the profiles name, a list left out standing for anything. */
const devices = PROFILES.flatMap(({ devices: rules }) => rules);
const oneOf = (values: readonly number[] | undefined) =>
  values === undefined ? fc.nat(255) : fc.constantFrom(...values);
const ofMaker = fc.constantFrom(...devices).chain(({ manufacturer, versions, deviceTypes, controlInformation }) =>
  fc.record({
    manufacturer: fc.constant(manufacturer),
    version: oneOf(versions),
    deviceType: oneOf(deviceTypes),
    controlInformation: oneOf(controlInformation ?? [0x72, 0x78, 0x7a, 0x8c, 0x79]),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      // Behind a short header without encryption the bytes count as records and as what stands behind them.
      fc.uint8Array({ maxLength: 90 }).map((own) => join(bytes('2A 00 0000 2F2F 0C13 45230100 426C 9F3C 0F'), own)),
      fc.uint8Array({ maxLength: 90 }).map((own) => join(bytes('0DFF5F'), Uint8Array.of(own.length), own, RECORDS)),
    ),
  }),
);

const payloads = Math.min(runs, 500_000);

test(`${payloads} payloads of makers, seed ${seed}: an answer for every one, whatever the profile expects`, () => {
  fc.assert(
    fc.property(ofMaker, ({ manufacturer, version, deviceType, controlInformation, payload }) => {
      const code = [...manufacturer].reduce((sum, letter) => sum * 32 + letter.charCodeAt(0) - 64, 0);
      const head = Uint8Array.of(0x44, code & 255, code >> 8, 0x78, 0x56, 0x34, 0x12, version, deviceType);
      const body = join(head, Uint8Array.of(controlInformation), payload);
      const result = decode(join(Uint8Array.of(body.length), body), null);
      if (!result.ok) return;
      for (const { value } of result.records) expect(value === null || typeof value === 'string').toBe(true);
      for (const [name, value] of Object.entries(result.values)) {
        expect(`${name} ${typeof value}`).toMatch(/^[A-Za-z][A-Za-z0-9_]* string$/);
        expect(value).not.toMatch(/NaN|undefined|Infinity|null/);
      }
      billingReading(result);
    }),
    { seed, numRuns: payloads },
  );
});

const protectedForms = [formatA(stripped(4, plain)), wired(join(bytes('72 44332211 8D2D 07 04 63 04 0000'), RECORDS))];

test('a single changed byte under a checksum is always refused', () => {
  for (const form of protectedForms) {
    for (let at = 0; at < form.length; at += 1) {
      for (let change = 1; change < 256; change += 7) {
        const telegram = Uint8Array.from(form);
        telegram[at] = (telegram[at] ?? 0) ^ change;
        const result = decode(telegram, null);
        if (result.ok) expect.unreachable(`byte ${at} changed by ${change} was accepted`);
      }
    }
  }
});

test(`wrong keys are recognised, seed ${seed}`, () => {
  const encrypted = [stripped(4, mode5(4, RECORDS)), stripped(4, mode7(4, RECORDS)), forms[6] ?? new Uint8Array(0)];
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(2), (key, which) => {
      const result = decode(encrypted[which] ?? new Uint8Array(0), key);
      // One key in 65,536 gives the two fillers by chance; where there is a code besides, that one still refuses.
      expect(result.ok ? 'accepted' : result.error).toMatch(which === 1 ? /^(wrong_key|bad_mac)$/ : /^wrong_key$/);
    }),
    { seed, numRuns: Math.min(runs, 3_000) },
  );
});

test('a single changed byte of an authenticated message is always refused', () => {
  const telegram = stripped(4, mode7(4, RECORDS));
  // Behind the layer's own length: counter, code and the whole message.
  for (let at = 15; at < telegram.length; at += 1) {
    const changed = Uint8Array.from(telegram);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    expect(decode(changed).ok).toBe(false);
  }
});
