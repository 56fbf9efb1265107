import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows, DELIMITERS } from './csv.ts';

const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const rowsOf = (text: string, delimiter = ';') => [...csvRows(text, delimiter)];

/** Cells as files have them, and those that need quotes. Blanks around a cell mean nothing, so none has any. */
const cell = fc
  .string({ unit: fc.constantFrom('a', 'ß', '1', '"', ';', ',', '\t', '|', '\n', ' ', '.', '😀'), maxLength: 8 })
  .map((text) => text.trim());
const written = (text: string, quoted: boolean) =>
  quoted || /["\n;,\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

test('what a writer of RFC 4180 wrote is read again, each row with the line it begins in', () => {
  const table = fc.record({
    rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 5 }), { maxLength: 8 }),
    delimiter: fc.constantFrom(...DELIMITERS),
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
  });
  fc.assert(
    fc.property(table, ({ rows, delimiter, end, last }) => {
      const lines = rows.map((row) => row.map(([text, quoted]) => written(text, quoted)).join(delimiter));
      let line = 1;
      const expected = rows.map((row, at) => {
        const begins = line;
        line += (lines[at] ?? '').split('\n').length;
        return { line: begins, cells: row.map(([text]) => text) };
      });
      expect(rowsOf(lines.join(end) + (last ? end : ''), delimiter)).toEqual(expected);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('a quote that is never closed, or stands where none may, costs its own row and no other', () => {
  const text = [
    'a;b',
    '1;"never closed',
    '2;fine',
    '3;5/8" pipe',
    '4;"closed";x',
    '5;"two',
    'lines"',
    '6;""',
    '7;end"',
  ];
  expect(rowsOf(text.join('\n')).map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, 'a', 'b'],
    [2, '1', '"never closed'],
    [3, '2', 'fine'],
    [4, '3', '5/8" pipe'],
    [5, '4', 'closed', 'x'],
    [6, '5', 'two\nlines'],
    [8, '6', ''],
    [9, '7', 'end"'],
  ]);
});

// All of these quotes that are never closed take minutes.
test('rows come one after the other: nothing behind the first is looked at before it is asked for', {
  timeout: 20_000,
}, () => {
  const rows = csvRows(`1;a\n${'2;"b\n'.repeat(6_000_000)}`, ';');
  expect(rows.next().value).toEqual({ line: 1, cells: ['1', 'a'] });
});
