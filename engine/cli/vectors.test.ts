import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { billingReading, MAKER_PROFILES } from '../src/telegram/index.ts';
import { decodeLine } from './decode-line.ts';

const folder = fileURLToPath(new URL('../../../shared/vectors/', import.meta.url));

interface Fact {
  readonly quantity: string;
  readonly function: string;
  readonly storage: number;
  readonly tariff: number;
  readonly subunit: number;
  readonly value: string | number;
  readonly field?: string;
}

interface Vector {
  readonly id: string;
  readonly telegram_hex?: string;
  readonly frame_hex?: string;
  readonly key_hex?: string | null;
  /** Set on encrypted copies: the telegram in plain. */
  readonly derived_from?: string;
  readonly previous_telegrams_hex?: readonly string[];
  readonly header?: { readonly compact_headers?: string; readonly dll_manufacturer?: string };
  readonly proprietary?: boolean;
  readonly interpreted_fields?: readonly string[];
  readonly expected?: Readonly<Record<string, string | number>>;
  readonly facts?: readonly Fact[];
  readonly expect?: string;
}

function vectors(name: string): readonly Vector[] {
  return readFileSync(`${folder}${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Vector => JSON.parse(line));
}

const decode = (v: Vector) =>
  decodeLine(
    JSON.stringify({
      telegram_hex: v.telegram_hex ?? v.frame_hex,
      key_hex: v.key_hex,
      previous_telegrams_hex: v.previous_telegrams_hex,
      compact_headers: v.header?.compact_headers,
    }),
  ).result;

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 };
const FIELD_SECONDS: Readonly<Record<string, number>> = { s: 1, h: 3600, d: 86_400, y: 86_400 * 365.2425 };

/** Recorded facts are floats of another decoder, so they are compared as such, with its tolerance. */
function isSame(fact: Fact, text: string, unit: string): boolean {
  if (typeof fact.value === 'string') return text.replace('T', ' ').startsWith(fact.value);
  const wanted = fact.value;
  const near = (got: number): boolean => Math.abs(got - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
  const seconds = SECONDS[unit];
  const target = FIELD_SECONDS[fact.field?.split('_').at(-1) ?? ''];
  return (
    near(Number(text)) || (seconds !== undefined && target !== undefined && near((Number(text) * seconds) / target))
  );
}

function missingFacts(v: Vector): readonly string[] {
  const result = decode(v);
  const records = result.ok ? result.records : [];
  return (v.facts ?? [])
    .filter(
      (fact) =>
        !records.some(
          (r) =>
            letters(r.quantity) === letters(fact.quantity) &&
            letters(r.function) === letters(fact.function) &&
            r.storage === fact.storage &&
            r.tariff === fact.tariff &&
            r.subunit === fact.subunit &&
            r.value !== null &&
            isSame(fact, r.value, r.unit),
        ),
    )
    .map((fact) => `${v.id} ${fact.quantity} ${fact.value}`);
}

/** Statuses are words, and every program chooses its own. */
const IN_WORDS = /status|error|alarm|info|text/;

function missingNames(v: Vector, values: Readonly<Record<string, string>>): readonly string[] {
  return (v.interpreted_fields ?? [])
    .filter((name) => !IN_WORDS.test(name))
    .filter((name) => {
      const [wanted, got] = [v.expected?.[name], values[name]];
      if (got === undefined) return true;
      if (typeof wanted !== 'number') return !got.replace(/(\d)T/, '$1 ').startsWith(wanted ?? '-');
      return Math.abs(Number(got) - wanted) > 1e-6 * Math.max(1, Math.abs(wanted));
    })
    .map((name) => `${v.id} ${name} ${v.expected?.[name]}`);
}

/** Recorded as if they had been sent: dates of month 0, differences of a missing value, values of another telegram. */
const NOT_SENT = [
  'w-3f3a271054b0 volume_delta_2_m3 -32.768',
  'w-403825eaba35 target_date 1999-11-30',
  'w-7cbbba084d61 target_date 1999-11-30',
  'w-bf8cf18eab05 meter_datetime 2022-02-04 12:55',
  'w-bf8cf18eab05 volume_flow_m3h 0',
  'w-f28dfdaf4063 energy_delta_2_kwh -910.222222',
  'w-f28dfdaf4063 energy_delta_3_kwh -910.222222',
  'w-f28dfdaf4063 energy_delta_4_kwh -910.222222',
  'w-f28dfdaf4063 energy_delta_5_kwh -910.222222',
  'w-f28dfdaf4063 energy_delta_6_kwh -910.222222',
  'w-f28dfdaf4063 energy_delta_7_kwh -910.222222',
];

/** Which recorded values are not given, why, and how many they are. */
const NOT_GIVEN: readonly (readonly [RegExp, number])[] = [
  // Stored at month ends, as the value at the due date proves; recorded with the day of the clock instead ...
  [/ history_\d+_date /, 30],
  // ... or as if months counted double, which puts the flat months of a heat meter into winter.
  [/ set_date_\d+_date /, 15],
  // All ones say "no value".
  [/ -0\.001$/, 10],
  // Sent without a year; the recording program found one by a rule that two telegrams do not show.
  [/ (season_start|esb)_date /, 4],
  // Of a register in litres months are sent in tens of them, as the value at the due date proves; recorded as litres.
  [/ volume_delta_\d+_m3 0\.0\d+$/, 10],
  // Hidden in a way that one telegram does not show.
  [/^w-05bca45dc7e9 total_m3 /, 1],
];

if (!existsSync(folder)) console.warn('SKIPPED: recorded telegrams are not here (../shared/vectors)');

describe.skipIf(!existsSync(folder))('recorded telegrams', () => {
  test('every fact of every radio telegram is found', () => {
    expect(vectors('wmbus').flatMap(missingFacts)).toEqual([]);
  });

  test('every value of every maker profile is found, and what each says of itself is counted', () => {
    const counts = new Map<string, number>();
    const missing = new Map<string, readonly string[]>();
    for (const v of vectors('wmbus')) {
      const result = decode(v);
      if (!result.ok || result.profile === null) continue;
      const { profile } = result;
      if (v.derived_from === undefined) counts.set(profile, (counts.get(profile) ?? 0) + 1);
      missing.set(profile, [...(missing.get(profile) ?? []), ...missingNames(v, result.values)]);
    }
    const known = (line: string) => NOT_GIVEN.some(([pattern]) => pattern.test(line));
    const all = [...missing.values()].flat();
    expect(all.filter((line) => !known(line)).sort()).toEqual(NOT_SENT);
    for (const [pattern, count] of NOT_GIVEN) {
      expect(all.filter((line) => pattern.test(line)).length, pattern.source).toBe(count);
    }
    for (const { id, vectors: count, certainty } of MAKER_PROFILES) {
      const withheld = missing.get(id)?.filter((line) => known(line)) ?? [];
      expect([id, count], id).toEqual([id, counts.get(id) ?? 0]);
      expect(certainty === 'inferred', id).toBe(count === 0);
      if (certainty === 'verified') expect(withheld, id).toEqual([]);
    }
  });

  test('every Qundis payload gives the register that its display shows', () => {
    const shown = ['total_m3', 'total_kwh', 'total_energy_consumption_kwh', 'current_consumption_hca'];
    let found = 0;
    for (const v of vectors('wmbus')) {
      const name = shown.find((n) => v.expected?.[n] !== undefined);
      if (v.header?.dll_manufacturer !== 'QDS' || name === undefined) continue;
      const result = decode(v);
      const current = result.ok ? billingReading(result)?.current : null;
      expect(Number(current?.text), v.id).toBeCloseTo(Number(v.expected?.[name]), 5);
      found += 1;
    }
    expect(found).toBeGreaterThan(20);
  });

  test('published examples are read, those that must be rejected are', () => {
    for (const v of vectors('oms-examples')) {
      if (v.expect === 'reject') expect(decode(v), v.id).toMatchObject({ ok: false });
      else expect([decode(v).ok, missingFacts(v)], v.id).toEqual([true, []]);
    }
  });

  test('compact frames of known formats need no header list', () => {
    const compact = vectors('wmbus').filter((v) => v.header?.compact_headers !== undefined);
    expect(compact.length).toBeGreaterThan(10);
    expect(compact.map(({ header, ...v }) => decode(v).ok)).toEqual(compact.map(() => true));
  });

  test('wired frames are read, broken ones are refused or read in part', () => {
    for (const v of vectors('mbus')) {
      const result = decode(v);
      if (v.expect === 'reject_or_partial') expect(!result.ok || result.warnings.length > 0, v.id).toBe(true);
      // What a meter answers in place of data is refused in its words.
      else expect(result.ok ? 'read' : result.error, v.id).toMatch(/^(read|application_error)$/);
    }
  });
});
