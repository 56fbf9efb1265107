import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTableFile } from './read-table.ts';
import { readTelegramFile, recogniseReadingFile } from './recognise.ts';
import type { FileRecord } from './record.ts';
import { NEUTRAL_COLUMNS, NEUTRAL_MAPPING } from './table/neutral.ts';
import { cellNumber } from './table/numbers.ts';
import { proposeMapping } from './table/propose.ts';
import { readText } from './text.ts';

/*
 * Files as they come from the field: cut off, sorted anew, in other encodings, with bytes that flipped. None of it may
 * throw, lose a line that is whole, or make another value of it. KLARMETER_SEED repeats a run.
 */

const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

const hex = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((bytes) => Buffer.from(bytes).toString('hex'));
const serial = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'));
const two = (n: number) => String(n).padStart(2, '0');
const day = fc.tuple(
  fc.integer({ min: 2020, max: 2026 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const german = ([year, month, inMonth]: number[]) => `${two(inMonth ?? 1)}.${two(month ?? 1)}.${year}`;
const iso = ([year, month, inMonth]: number[]) => `${year}-${two(month ?? 1)}-${two(inMonth ?? 1)}`;

/** Lines of each format that goes line by line. */
const LINES = {
  raw_lines: fc.oneof(
    hex(31),
    hex(40).map((text) => `telegram=|${text}|`),
    fc.tuple(day, serial, hex(33)).map(([on, id, text]) => `T1;1;1;${iso(on)} 06:00:12.000;72;110;${id};0x${text}`),
  ),
  elvaco_report: fc
    .tuple(serial, day, hex(24))
    .map(([id, on, text]) => `0009000001;${id};${iso(on)} 00:00:00;00;08${text}`),
  cmex50_walkby: fc.tuple(serial, hex(31)).map(([id, text]) => `${id}; EFE;01;08;00; -83; T;${text};`),
  telegram_lines: hex(31).map((text) => JSON.stringify({ telegram_hex: text, received_at: '2025-02-01T06:00:00Z' })),
  lobaro_json: hex(31).map((text) => JSON.stringify({ Raw: `0x${text}` })),
  cls_json: hex(31).map((text) => JSON.stringify({ typ: 'wmbus', enc: 'hex', ts: 1_738_389_612, d: text })),
  neutral_csv: fc
    .tuple(serial, fc.constantFrom('HKV', 'KWZ', 'WMZ'), day, fc.boolean(), fc.nat(999_999), fc.nat(999))
    .map(([id, kind, on, other, value, decimals]) => {
      return `${id};EFE;${kind};${other ? iso(on) : german(on)};${value},${decimals};${kind === 'HKV' ? 'Einheiten' : kind === 'KWZ' ? 'm³' : 'kWh'};;;0`;
    }),
} as const;
type Format = keyof typeof LINES;
const HEADER = NEUTRAL_COLUMNS.join(';');

const files = fc.constantFrom(...(Object.keys(LINES) as Format[])).chain((format) =>
  fc.record({
    format: fc.constant(format),
    lines: fc.array(LINES[format], { minLength: 2, maxLength: 12 }),
    end: fc.constantFrom('\n', '\r\n'),
  }),
);
const textOf = (format: Format, lines: readonly string[], end: string) =>
  [...(format === 'neutral_csv' ? [HEADER] : []), ...lines].join(end) + end;

function read(text: string): FileRecord[] {
  const found = recogniseReadingFile(text);
  if (found.kind === 'telegrams') return [...readTelegramFile(text, found.format)];
  if (found.kind !== 'table') return [];
  const mapping = found.format === 'neutral_csv' ? NEUTRAL_MAPPING : proposeMapping(found.table).mapping;
  return [...readTableFile(text, found.table, mapping)];
}
/** Without the line, so that order does not matter. */
const content = ({ line: _, ...record }: FileRecord) => JSON.stringify(record);

test('every line of a whole file is a record, in the format of the file', () => {
  fc.assert(
    fc.property(files, ({ format, lines, end }) => {
      const text = textOf(format, lines, end);
      const found = recogniseReadingFile(text);
      expect('format' in found && found.format).toBe(format);
      const records = read(text);
      expect(records.map(({ kind }) => kind)).toEqual(
        lines.map(() => (format === 'neutral_csv' ? 'values' : 'telegram')),
      );
    }),
    runs(150),
  );
});

test('cut off anywhere, whole lines stay what they are, and at most one is half', () => {
  fc.assert(
    fc.property(files, fc.double({ min: 0, max: 1, noNaN: true }), ({ format, lines, end }, where) => {
      const text = textOf(format, lines, end);
      const cut = text.slice(0, Math.floor(text.length * where));
      const whole = read(text);
      const rest = read(cut);
      // A file that is cut within its header or first line may be anything.
      const complete = cut.split(end).length - 1 - (format === 'neutral_csv' ? 1 : 0);
      if (complete < 1) return;
      expect(rest.slice(0, complete).map(content)).toEqual(whole.slice(0, complete).map(content));
      expect(rest.length - complete).toBeLessThanOrEqual(1);
    }),
    runs(200),
  );
});

test('sorted anew, the same records come', () => {
  fc.assert(
    fc.property(
      files.chain((file) =>
        fc.record({
          file: fc.constant(file),
          mixed: fc.shuffledSubarray(file.lines, { minLength: file.lines.length }),
        }),
      ),
      ({ file: { format, lines, end }, mixed }) => {
        const sorted = (some: readonly string[]) =>
          read(textOf(format, some, end))
            .map(content)
            .sort();
        expect(sorted(mixed)).toEqual(sorted(lines));
      },
    ),
    runs(100),
  );
});

test('in every encoding that people use, the same records come', () => {
  const encoders: Record<string, (text: string) => Uint8Array> = {
    'utf-8': (text) => Buffer.from(text, 'utf8'),
    'utf-8 with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
    'windows-1252': (text) => Buffer.from(text, 'latin1'),
    'utf-16le with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'utf-16le': (text) => Buffer.from(text, 'utf16le'),
    'utf-16be with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  };
  fc.assert(
    fc.property(files, ({ format, lines, end }) => {
      const text = textOf(format, lines, end);
      const expected = read(text).map(content);
      for (const [name, encode] of Object.entries(encoders)) {
        const decoded = readText(encode(text));
        expect({ name, records: read(decoded?.text ?? '').map(content) }).toEqual({ name, records: expected });
      }
    }),
    runs(60),
  );
});

test('with bytes that flipped, went missing or came twice nothing throws, and records stand in order', () => {
  const spoilt = fc.tuple(files, fc.array(fc.tuple(fc.nat(10_000), fc.nat(255), fc.nat(2)), { maxLength: 20 }));
  fc.assert(
    fc.property(spoilt, ([{ format, lines, end }, faults]) => {
      const bytes = [...Buffer.from(textOf(format, lines, end), 'utf8')];
      for (const [at, byte, how] of faults) {
        const place = at % bytes.length;
        bytes.splice(place, how === 1 ? 0 : 1, ...(how === 2 ? [] : [byte]));
        if (bytes.length === 0) return;
      }
      const decoded = readText(Uint8Array.from(bytes));
      if (decoded === null) return;
      const positions = read(decoded.text).map(({ line }) => line);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
    }),
    runs(300),
  );
});

test('anything at all is answered', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
    fc
      .string({
        unit: fc.constantFrom(
          '<',
          '>',
          '/',
          'a',
          '"',
          '&',
          ';',
          '=',
          ' ',
          '\n',
          '{',
          '}',
          '[',
          ']',
          '!',
          '-',
          '1',
          ',',
        ),
      })
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      const decoded = readText(bytes);
      if (decoded !== null) for (const { line } of read(decoded.text)) expect(line).toBeGreaterThan(0);
    }),
    runs(600),
  );
});

test.each([
  ['columns without end', ';'.repeat(300_000)],
  ['names that come again', 'a;'.repeat(300_000)],
  ['quotes and columns', '";'.repeat(300_000)],
  ['a name of brackets only', `Nr;Datum;Stand ${'( '.repeat(300_000)}\n1;31.12.2024;5`],
  ['attributes without end', `<r ${Array.from({ length: 400_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`],
  ['a line of one telegram without end', `b${'aa'.repeat(4_000_000)}`],
])('%s take no longer to be recognised than they are long', { timeout: 20_000 }, (_, text) => {
  // Whoever looks at everything again for each of them is not through within the minute.
  expect(() => read(text)).not.toThrow();
});

test('a number is the same however its thousands and decimals are parted, or nobody guesses', () => {
  const written = fc.tuple(
    fc.nat(999_999_999),
    fc.stringMatching(/^\d{1,6}$/),
    fc.constantFrom(['.', ','], ['.', ' '], ['.', "'"], [',', '.'], [',', ' ']),
  );
  fc.assert(
    fc.property(written, ([integer, decimals, [decimal = '.', thousands = ' ']]) => {
      const grouped = String(integer).replace(/\B(?=(\d{3})+$)/g, thousands);
      const way = { decimal: decimal as ',' | '.', thousands: thousands as '.' };
      expect(cellNumber(`${grouped}${decimal}${decimals}`, way)).toEqual({ value: `${integer}.${decimals}` });
      const other = cellNumber(`${grouped}${decimal}${decimals}`, {
        decimal: decimal === ',' ? '.' : ',',
        thousands: null,
      });
      expect(typeof other).toBe('string');
    }),
    runs(300),
  );
});
