import { bytesOfHex, nobleCiphers } from '@klarmeter/engine';
import { describe, expect, test } from 'vitest';
import { carriedBy, judgeTelegram } from './judge-telegram.ts';

const now = new Date('2026-05-01T00:00:00Z');

function sent(body: string) {
  const payload = bytesOfHex(body);
  if (payload === null) throw new Error('the telegram is not hex');
  return { bytes: Uint8Array.of(payload.length, ...payload), receivedAt: now };
}

const judged = (body: string, kind = 'cold_water_meter') =>
  judgeTelegram(sent(body), { kind, key: null }, { ciphers: nobleCiphers, now });

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

/** `GET /v1/readings` promises twelve digits before the point and nine behind it. */
describe('what no register shows', () => {
  const bodyOf = (records: string) => `44 2423 78563412 88 04 7A 01 00 0000 ${records}`;
  const of = (records: string) => judged(bodyOf(records), 'heat_meter');
  const textsOf = (records: string) => of(records).values.map(({ kind, value }) => [kind, value]);

  test.each([
    ['64 bits of kilowatt hours', '0706 FFFFFFFFFFFFFF7F', '19'],
    ['48 bits of them', '0606 FFFFFFFFFF7F', '15'],
    ['a float of a unit', '0506 CAF24971', '31'],
    ['the same below zero', '0506 CAF249F1', '31'],
  ])('%s is for a person to look at', (_, records, digits) => {
    expect(of(records)).toMatchObject({ verdict: 'implausible', reason: 'too_large', figures: { digits }, values: [] });
    const said = carriedBy(sent(bodyOf(records)), { kind: 'heat_meter', key: null }, { ciphers: nobleCiphers });
    expect(said).toEqual({ ok: true, values: [], fits: true });
  });

  test.each([
    ['twelve digits', '0E06 999999999999', '999999999999'],
    ['twelve digits below zero', '0606 01F05A2B17FF', '-999999999999'],
    ['a thousandth of a watt hour', '0400 01000000', '0.000001'],
  ])('%s is a register', (_, records, value) => expect(textsOf(records)).toEqual([['register', value]]));

  test('a value kept of a day that cannot have stood is none', () => {
    expect(textsOf('0406 05000000 4706 FFFFFFFFFFFFFF7F 426C 3F3C')).toEqual([['register', '5']]);
  });
});
