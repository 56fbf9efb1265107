import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { binaries, instantOf, instants, numbers, words } from './arrays.ts';
import { rowsOf } from './database.ts';

/* Columns of many rows come out of the database as they went in. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const asked = <T>(query: ReturnType<typeof sql>): Promise<T[]> =>
  api.services.database.systemTransaction((db) => rowsOf<T>(db, query));

const times = fc.array(fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), {
  minLength: 1,
  maxLength: 50,
});

test('instants are exact to the millisecond, before 1970 and in the year 9999', () =>
  fc.assert(
    fc.asyncProperty(times, async (given) => {
      const rows = await asked<{ same: boolean }>(
        sql`select ${instantOf('g.at')} = g.text::timestamptz as same
              from unnest(${instants(given)}, ${words(given.map((each) => each.toISOString()))}) as g(at, text)`,
      );
      expect(rows).toEqual(given.map(() => ({ same: true })));
    }),
    { numRuns: 20, seed: 20_261_128 },
  ));

const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))), {
  minLength: 1,
  maxLength: 20,
});

/** What an array of texts would read as something else. */
const HOSTILE = [
  'NULL',
  'null',
  'nULL',
  null,
  '',
  ' ',
  '{}',
  '{a,b}',
  '","',
  '\\',
  '\\"',
  '\\x41',
  'a\nb\r\tc',
  'Küche 🚀',
  '-',
  "'",
];

test('texts come back as they are, nulls beside them, and a column of nothing but nulls is as long as the others', () =>
  fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const rows = await asked<{ n: string | number; text: string | null; hex: string; nothing: string | null }>(
        sql`select g.n, g.text, encode(g.bytes, 'hex') as hex, g.nothing::text
              from unnest(${numbers(given.map((_, n) => n))}, ${words(given)}, ${numbers(given.map(() => null))},
                          ${binaries(given.map((text) => new TextEncoder().encode(text ?? '')))})
                   as g(n, text, nothing, bytes) order by g.n`,
      );
      const hexOf = (text: string | null) => Buffer.from(text ?? '').toString('hex');
      expect(rows.map((row) => ({ ...row, n: Number(row.n) }))).toEqual(
        given.map((text, n) => ({ n, text, hex: hexOf(text), nothing: null })),
      );
    }),
    { numRuns: 30, seed: 20_261_128, examples: [[HOSTILE]] },
  ));
