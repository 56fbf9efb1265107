import { createDecipheriv, createSecretKey } from 'node:crypto';
import { type BillingReading, billingReading, decodeTelegram } from '@klarmeter/engine';
import { decodedText } from '@klarmeter/engine/decode-line';
import { type NodeKey, nodeCiphers } from '@klarmeter/engine/node-ciphers';
import { seeded } from './chance.ts';
import { compare, median, perSecond } from './measure.ts';
import type { Benchmark } from './row.ts';
import { FAMILY_COUNT, makeFamilies } from './telegram-families.ts';
import { makeTelegram } from './telegrams.ts';

interface Line {
  readonly telegram_hex: string;
  readonly key_hex: string;
}

/** Meters heard; each has a key of its own, made at its first telegram and kept. */
const METERS = 2_000;
const METERS_QUICK = 50;

/** From a line of JSON to the readings that billing takes. */
function readingOf(line: string, keys: Map<string, NodeKey>): BillingReading | null {
  const { telegram_hex: hex, key_hex: keyHex } = JSON.parse(line) as Line;
  let key = keys.get(keyHex);
  if (key === undefined) {
    key = nodeCiphers.importKey(Buffer.from(keyHex, 'hex'));
    keys.set(keyHex, key);
  }
  const result = decodeTelegram(Buffer.from(hex, 'hex'), { key, ciphers: nodeCiphers });
  return result.ok ? billingReading(result) : null;
}

/** The work of a program that prints all it finds: telegrams of every kind to JSON text with all records and values. */
async function fullDecodePerS(meters: number, quick: boolean): Promise<number> {
  const families = makeFamilies(meters, seeded(2));
  for (const { line, shows } of families) {
    const answer = decodedText(line);
    if (!answer.includes('"ok":true') || !answer.includes(shows)) throw new Error(`${line} was answered ${answer}`);
  }
  const rounds: number[] = [];
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    const work = (): number => {
      let characters = 0;
      for (const { line } of families) characters += decodedText(line).length;
      return characters > 0 ? families.length : 0;
    };
    rounds.push(await perSecond(work, quick ? 50 : 1_000));
  }
  return median(rounds);
}

export const decode: Benchmark = {
  key: 'decode',
  what: 'encrypted telegrams to readings, one core, from JSON',
  against: 'AES-128-CBC alone, keys kept',
  goals: [{ figure: 'ratio', atLeast: 0.25 }],

  async run({ quick }) {
    const meters = quick ? METERS_QUICK : METERS;
    const chance = seeded(1);
    const telegrams = Array.from({ length: meters }, (_, at) => makeTelegram(10_000_000 + at, chance));
    const keys = new Map<string, NodeKey>();
    for (const { line, kwh } of telegrams) {
      const read = readingOf(line, keys)?.current?.text;
      if (read !== kwh) throw new Error(`${line} was read as ${read} instead of ${kwh}`);
    }
    const lines = telegrams.map(({ line }) => line);
    const ciphered = telegrams.map(({ keyBytes, iv, ciphertext }) => ({
      key: createSecretKey(keyBytes),
      iv,
      ciphertext,
    }));
    const compared = await compare(
      {
        ours: () => {
          let readings = 0;
          for (const line of lines) if (readingOf(line, keys)?.current !== null) readings += 1;
          return readings;
        },
        limit: () => {
          let bytes = 0;
          for (const { key, iv, ciphertext } of ciphered) {
            const decipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
            bytes += decipher.update(ciphertext).length + decipher.final().length;
          }
          return bytes / 48;
        },
      },
      quick ? 1 : 7,
      quick ? 50 : 1_000,
    );
    const full = await fullDecodePerS(meters, quick);
    return {
      figures: {
        telegrams_per_s: compared.oursPerS,
        limit_telegrams_per_s: compared.limitPerS,
        ratio: compared.ratio,
        full_decode_telegrams_per_s: full,
      },
      notes: [
        `${meters} meters with a key each, security mode 5, 3 blocks`,
        `full_decode_telegrams_per_s: JSON in, every record and named value as JSON out, ${FAMILY_COUNT} families of heat, water, allocators, smoke and wired in turn`,
      ],
    };
  },
};
