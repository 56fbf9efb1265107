import { z } from '@hono/zod-openapi';
import { ID_PREFIXES, type IdKind } from '../ids.ts';

/** An id as it travels: prefix + UUIDv7 as 32 hex digits. */
export function idOf(kind: IdKind) {
  const prefix = ID_PREFIXES[kind];
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`))
    .openapi({ example: `${prefix}_0193a5c2f4b87d1e9c60aa51d7e2b3f4` });
}

/** No house, meter or contract of ours is older or lies further ahead: anything else is a slip of the keyboard. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];
/** What is no day at all is told so, and nothing about its year. */
const inReach = (year: number) => Number.isNaN(year) || (year >= FIRST_YEAR && year <= LAST_YEAR);
const reach = `The year lies between ${FIRST_YEAR} and ${LAST_YEAR}`;

/** A calendar day, Europe/Berlin, never an instant. */
export const Day = z.iso
  .date()
  .refine((day) => inReach(Number(/^\d{4}(?=-)/.exec(day)?.[0])), reach)
  .openapi({ format: 'date', example: '2025-12-31' });

/** An instant in UTC. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((at) => inReach(new Date(at).getUTCFullYear()), reach)
  .openapi({ format: 'date-time', example: '2026-01-15T13:30:00.000Z' });

/** What is wrong with a text that is no decimal number; German words of messages stand in `finding-words.ts`. */
const NO_DECIMAL = 'Digits with a point before the decimals and no other sign, such as "318.742".';

/** A decimal number as text: never a float. */
export const Decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,9})?$/, NO_DECIMAL)
  .openapi({ example: '80.00' });

/** One above zero. */
export const PositiveDecimal = Decimal.refine((text) => /[1-9]/.test(text), 'The number is above zero');

export const SignedDecimal = z
  .string()
  .regex(
    /^-?\d{1,12}(\.\d{1,9})?$/,
    'Digits with a point before the decimals, a minus in front where it is below zero, such as "-12.5".',
  )
  .openapi({ example: '-12.5' });

/** A billion euro: more is a slip of the keyboard. */
export const CENTS_MAX = 1_000_000_000_00;

/** Whole cents. */
export const Cents = z.int().min(-CENTS_MAX).max(CENTS_MAX).openapi({ format: 'int64', example: 80_000 });

export const Percent = z
  .string()
  .regex(/^(100|\d{1,2}(\.\d{1,4})?)$/, 'A percentage from 0 to 100 as text, such as "70" or "62.5".')
  .openapi({ example: '70' });

export const ExternalRefs = z
  .record(z.string().min(1).max(64), z.string().max(256))
  .openapi({ example: { erp: '4711' }, description: 'Names of this object in other systems' });

/** For what stands in one line of a letter or in the head of a mail. */
export const isOneLine = (text: string) => !/[\t\n\r\u2028\u2029]/.test(text);
export const ONE_LINE = 'The text is a single line';
const line = (max: number) => z.string().trim().min(1).max(max).refine(isOneLine, ONE_LINE);

/** Name, postal address and contact of a person or company. Stored under the person's own key. */
export const Person = z
  .strictObject({
    name: line(200).openapi({ example: 'Ada Muster' }),
    salutation: line(40).optional().openapi({ example: 'Frau' }),
    street: line(200).optional().openapi({ example: 'Casameta-Allee 24' }),
    postal_code: line(12).optional().openapi({ example: '34123' }),
    city: line(120).optional().openapi({ example: 'Kassel' }),
    email: z.email().max(254).optional().openapi({ format: 'email', example: 'ada.muster@example.org' }),
    phone: line(40).optional().openapi({ example: '+49 561 000000' }),
  })
  .openapi('Person');

export type PersonWire = z.infer<typeof Person>;

/** Required where repeating would create money, documents or deliveries twice. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .openapi({
    example: 'f4b1a6c0-6d0a-4b1e-9f43-2f8f0d3f7a11',
    description: 'Send the same key again to repeat safely',
  });

export const idempotencyRequired = z.object({ 'idempotency-key': IdempotencyKey });
export const idempotencyOptional = z.object({ 'idempotency-key': IdempotencyKey.optional() });

/** Strong ETag of the version that the change is meant for. */
export const ifMatch = z.object({
  'if-match': z.string().max(64).optional().openapi({
    example: '"1-9f86d081884c7d65"',
    description: 'ETag of the version to change, with its quotes, or `"1"` for version 1; required',
  }),
});

/** A whole number in a path or a query, as people write one: no `0x10`, `1e2` or `1.0`, no blank before it. */
export const wholeNumber = (min: number, max: number) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text),
      z.int().min(min).max(max),
    )
    .openapi({ format: 'int32', example: min });

export const pageQuery = {
  limit: wholeNumber(1, 100).default(20).openapi({ example: 20 }),
  cursor: z.string().max(500).optional().openapi({ description: '`next_cursor` of the page before' }),
};

/** A named schema or null. `.nullable()` would make the name itself nullable wherever it stands. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);

/** A page of a list. */
export function pageOf<T extends z.ZodType>(name: string, item: T) {
  return z
    .object({
      data: z.array(item),
      has_more: z.boolean().openapi({ example: false, description: 'Whether more follow' }),
      next_cursor: z
        .string()
        .nullable()
        .openapi({ example: null, description: 'What `cursor` asks for the next page with; null: this is the last' }),
    })
    .openapi(name);
}

/** Body of a request or answer as JSON. */
export const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
