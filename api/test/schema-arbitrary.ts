import fc from 'fast-check';

/** The part of JSON Schema that the contract uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

type Schemas = Record<string, Schema>;

/** Stands for an id of the world, chosen when the request is sent: `@unt:3` is the fourth unit known by then. */
const ID_PATTERN = /^\^([a-z]{3})_\[0-9a-f\]\{32\}\$$/;
const idLike = (prefix: string) => fc.nat({ max: 5 }).map((n) => `@${prefix}:${n}`);

/** Texts that have broken programs before. */
const NASTY_TEXTS = [
  '', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\ufffd', '\u202eabc', '\u0000\u0001\u001f', '\r\nX-Header: 1',
  '𝕬𝖉𝖆', 'e\u0301', '٣', '１２', '../../etc/passwd', "'; drop table units; --", '%00', '{{7*7}}', '#eval("1")',
  '<script>alert(1)</script>', 'null', 'true', 'NaN', 'Infinity', '-0', '1e999', '0x10', '9'.repeat(1000), '0.'.padEnd(1000, '1'),
  'x'.repeat(70_000), '2025-02-30', '2025-13-01', '0000-01-01', '9999-12-31', '+010000-01-01', '2024-02-29', '1900-01-01',
  '2025-01-01T00:00:00Z', '2025-01-01T25:00:00Z', '2199-12-31T23:59:59-14:00', 'unt_', 'unt_'.padEnd(36, 'G'), '__proto__',
]; // biome-ignore format: a list, not a table
const NASTY_NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  1e21,
  1e308,
  5e-324,
];

const DAYS = ['2025-01-01', '2025-12-31', '2024-02-29', '1900-01-01', '2199-12-31', '2026-01-15', '2024-12-31'];
const INSTANTS = [
  '2025-06-01T00:00:00Z',
  '2025-12-31T21:30:00.000Z',
  '2025-03-30T02:30:00+01:00',
  '1900-01-01T00:00:00Z',
];

/** Any JSON value, nasty ones first. */
export const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...NASTY_TEXTS, ...NASTY_NUMBERS, null, true, false),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
  fc.array(fc.constant(null), { maxLength: 200 }),
  fc.nat({ max: 400 }).map((depth) => {
    let value: unknown = 0;
    for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value };
    return value;
  }),
);

/** Values that fit a schema, as far as a schema says it. */
export function fitting(schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fitting(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms !== undefined) return fc.oneof(...forms.map((form) => fitting(form, schemas)));
  if (schema.allOf?.[0] !== undefined) return fitting(schema.allOf[0], schemas);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length > 1) return fc.oneof(...types.map((type) => fitting({ ...schema, type }, schemas)));
  switch (types[0]) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000_000, max: schema.maximum ?? 1_000_000 });
    case 'array':
      return fc.array(fitting(schema.items ?? {}, schemas), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3 + (schema.minItems ?? 0)),
      });
    case 'object':
      return objects(schema, schemas);
    case 'string':
      return texts(schema);
    default:
      return wild;
  }
}

function objects({ properties, required = [], additionalProperties }: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  if (properties === undefined) {
    const values = typeof additionalProperties === 'object' ? fitting(additionalProperties, schemas) : wild;
    return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), values, { maxKeys: 3 });
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, fitting(each, schemas)]));
  return fc.record(fields, { requiredKeys: [...required] });
}

function texts({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const prefix = ID_PATTERN.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return idLike(prefix);
  if (format === 'date') return fc.constantFrom(...DAYS);
  if (format === 'date-time') return fc.constantFrom(...INSTANTS);
  if (format === 'email') return fc.constantFrom('a@example.org', 'bertha.b@example.com', "o'neil@example.org");
  if (format === 'uri') return fc.constantFrom('https://example.org', 'http://example.org/a?b=c#d');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength));
  return fc.string({ minLength: Math.max(minLength, 1), maxLength: Math.min(maxLength, 60), unit: 'grapheme' });
}

/** A fitting value with one thing wrong: a field gone, replaced, added, or the whole replaced. */
export function nearly(schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema, schemas), fc.nat(), wild, fc.constantFrom('drop', 'replace', 'add', 'deep'))
    .map(([value, at, other, what]) => spoil(value, at, other, what));
}

function spoil(value: unknown, at: number, other: unknown, what: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
  const names = Object.keys(value);
  const name = names[at % Math.max(names.length, 1)] ?? 'a';
  const copy: Record<string, unknown> = { ...value };
  if (what === 'drop') delete copy[name];
  else if (what === 'replace') copy[name] = other;
  else if (what === 'add') copy[String(other).slice(0, 50) || 'x'] = other;
  else copy[name] = spoil(copy[name], at, other, 'replace');
  return copy;
}
