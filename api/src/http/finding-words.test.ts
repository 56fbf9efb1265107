import { globSync, readFileSync } from 'node:fs';
import { z } from '@hono/zod-openapi';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { TelegramLine } from '../metering/ingest/schemas.ts';
import { CreateDevice, CreateMeasuringPoint } from '../metering/schemas.ts';
import { CreateVirtualPoint } from '../metering/virtual-points/schemas.ts';
import { wordsOf } from './finding-words.ts';
import { Day, Decimal, Instant, idOf, orNull, Percent, Person } from './schemas.ts';
import { toFindings } from './validation.ts';

/** What is said of a value, without what it is called. */
function said(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value);
  return toFindings(error?.issues ?? []).map(({ pointer, message_en, message_de }) => [
    pointer,
    message_en,
    message_de,
  ]);
}

describe('a finding says what would be right', () => {
  test.each([
    [idOf('device'), '12', 'An id: "dev_" and 32 hexadecimal digits, as in the answer that named it.'],
    [Day, '31.12.2025', 'A calendar day that exists, such as "2025-12-31".'],
    [Day, '2025-02-29', 'A calendar day that exists, such as "2025-12-31".'],
    [
      Instant,
      '2025-12-31',
      'A moment that exists, with its offset from UTC, such as "2026-01-15T13:30:00Z" or "2026-01-15T14:30:00+01:00".',
    ],
    [Decimal, '63,5', 'Digits with a point before the decimals and no other sign, such as "318.742".'],
    [Decimal, 7, 'A text is expected, not a number: put it in quotes, such as "7.5".'],
    [Percent, '101', 'A percentage from 0 to 100 as text, such as "70" or "62.5".'],
    [z.enum(['heat', 'water']), 'gas', 'One of "heat", "water".'],
    [z.literal('heat'), 'gas', 'This is "heat".'],
    [z.string().min(1), '', 'The text is empty.'],
    [z.string().max(3), 'four', 'At most 3 characters.'],
    [z.array(z.string()).min(1), [], 'The list is empty.'],
    [z.array(z.string()).max(1), ['a', 'b'], 'At most 1 entry.'],
    [z.int().min(1), 0, 'At least 1.'],
    [z.number().positive(), 0, 'More than 0.'],
    [z.number().lt(4), 4, 'Fewer than 4.'],
    [z.int(), 1.5, 'Expected is a whole number.'],
    [z.boolean(), 'yes', 'Expected is true or false.'],
    [z.string().regex(/^a+$/), 'b', 'Not of the form /^a+$/.'],
    [z.email(), 'ada', 'An e-mail address.'],
    [z.union([z.string(), z.number()]), true, 'The value has none of the forms allowed.'],
  ])('%#: %s', (schema, value, message) => {
    expect(said(schema, value)).toStrictEqual([['', message, expect.not.stringMatching(/Invalid|expected|^$/)]]);
  });

  test('of "this or null" what is wrong with this', () => {
    expect(said(orNull(Day), 'tomorrow')).toStrictEqual(said(Day, 'tomorrow'));
    expect(said(z.object({ landlord: orNull(Person) }), { landlord: { name: '' } })).toStrictEqual([
      ['/landlord/name', 'The text is empty.', 'Der Text ist leer.'],
    ]);
  });

  test('what a field told apart by may be', () => {
    const either = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('csv') }),
      z.object({ kind: z.literal('xml') }),
    ]);
    expect(said(either, { kind: 'pdf' })).toStrictEqual([['/kind', 'One of "csv", "xml".', 'Eines von "csv", "xml".']]);
  });

  test('missing and unknown fields of a device', () => {
    expect(said(CreateDevice, { manufacturer: 'son', serial: '123', kind: 'heat_meter', modell: 'x' })).toStrictEqual([
      [
        '/manufacturer',
        'Three capital letters, as in the telegram, such as "SON".',
        'Drei Großbuchstaben, wie im Telegramm, etwa "SON".',
      ],
      ['/serial', expect.stringContaining('with the zeros in front'), expect.stringContaining('mit führenden Nullen')],
      ['/model', 'The field is missing.', 'Das Feld fehlt.'],
      ['/modell', 'The field is unknown.', 'Das Feld ist unbekannt.'],
    ]);
  });

  test('which uses a point may have', () => {
    const point = { property_id: 'prp_0193a5c2f4b87d1e9c60aa51d7e2b3f4', room: 'Keller', position: 1 };
    const inFlat = { ...point, unit_id: 'unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4', use: 'total_heat' };
    const [[, en, de] = []] = said(CreateMeasuringPoint, inFlat);
    expect([en, de]).toStrictEqual([expect.stringContaining('smoke_alarm'), expect.stringContaining('des Hauses')]);
    const definition = {
      from: '2025-01-01',
      terms: [{ point_id: `mpt_${'0'.repeat(32)}`, sign: 'plus' }],
      reason: 'x',
    };
    const { property_id } = point;
    const virtual = { property_id, unit_id: null, use: 'heating', name: 'Rest', counted_in: 'kWh', definition };
    expect(said(CreateVirtualPoint, virtual)).toStrictEqual([
      ['/use', expect.stringContaining('of the house (unit_id null) counts'), expect.stringContaining('virtuelle')],
    ]);
  });

  test('of a line of telegrams', () => {
    expect(said(TelegramLine, { telegram_hex: 'zz', received_at: '31.10.2025', rssi: -70 })).toMatchObject([
      ['/telegram_hex', expect.stringContaining('two a byte'), expect.stringContaining('zwei je Byte')],
      ['/received_at', expect.stringContaining('offset from UTC'), expect.stringContaining('Abstand zu UTC')],
      ['/rssi', 'The field is unknown.', 'Das Feld ist unbekannt.'],
    ]);
  });
});

test('what a schema of a request says is wrong, it says in German, too', () => {
  // What is printed is checked by ourselves and told to nobody.
  const untold = globSync('api/src/**/*.ts', { exclude: ['**/*.test.ts', 'api/src/billing/presentation/**'] }).flatMap(
    (path) => {
      const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
      return messagesIn(file).filter((message) => wordsOf({ code: 'custom', path: [], message }).de === UNSAID);
    },
  );
  expect(untold).toStrictEqual([]);
});

const UNSAID = wordsOf({ code: 'custom', path: [], message: 'nobody says this' }).de;

/** Texts that checks of schemas are given as what they say: `.regex(/x/, 'text')`, `.refine(check, { message: 'text' })`. */
function messagesIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ['refine', 'regex'].includes(node.expression.name.text)
    ) {
      const said = node.arguments[1];
      const message =
        said !== undefined && ts.isObjectLiteralExpression(said)
          ? said.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText(file) === 'message')
              ?.initializer
          : said;
      if (message !== undefined && ts.isStringLiteral(message)) found.push(message.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
