import { bytesOfHex, nobleCiphers } from '@klarmeter/engine';
import { expect, test } from 'vitest';
import { judgeTelegram } from './judge-telegram.ts';

const now = new Date('2026-05-01T00:00:00Z');

function judged(body: string) {
  const payload = bytesOfHex(body);
  if (payload === null) throw new Error('the telegram is not hex');
  const bytes = Uint8Array.of(payload.length, ...payload);
  return judgeTelegram(
    { bytes, receivedAt: now },
    { kind: 'cold_water_meter', key: null },
    { ciphers: nobleCiphers, now },
  );
}

/** What a profile reads under a security mode of the maker's is a register like any other, and nothing verifies it. */
test.each([
  ['a mode outside the standard', '44 2423 78563412 89 60 7A 01 00 001D 0413 D2040000', 'implausible', 'foreign_mode'],
  ['a permanent error', '44 2423 78563412 88 07 7A 01 08 0000 0413 D2040000', 'implausible', 'device_error'],
  ['another quantity', '44 2423 78563412 88 08 7A 01 00 0000 036E D20400', 'implausible', 'wrong_unit'],
  ['no doubt', '44 2423 78563412 88 07 7A 01 00 0000 0413 D2040000', 'stored', null],
] as const)('%s decides whether a telegram is billed unseen', (_, body, verdict, reason) => {
  const { values, ...judgement } = judged(body);
  expect(judgement).toMatchObject({ verdict, reason });
  expect(values.map(({ value }) => value)).toEqual(reason === null ? ['1.234'] : []);
});
