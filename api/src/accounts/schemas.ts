import { z } from '@hono/zod-openapi';
import { Instant, idOf, isOneLine, ONE_LINE, pageOf, pageQuery } from '../http/schemas.ts';
import { KEY_ROLES } from '../rights.ts';
import { SVG_LENGTH_MAX } from './svg/sanitise-svg.ts';

export const Account = z
  .object({
    id: idOf('account'),
    parent_id: idOf('account').nullable(),
    name: z.string().openapi({ example: 'Messdienst Nord' }),
    created_at: Instant,
  })
  .openapi('Account');

export const ApiKey = z
  .object({
    id: idOf('apiKey'),
    livemode: z.boolean().openapi({ example: false }),
    name: z.string().openapi({ example: 'ERP, production' }),
    role: z.enum(KEY_ROLES).openapi({ example: 'manager' }),
    hint: z.string().openapi({ example: 'km_test_sk_…f3Qa' }),
    created_at: Instant,
    expires_at: Instant.nullable(),
    revoked_at: Instant.nullable(),
    last_used_at: Instant.nullable(),
  })
  .openapi('ApiKey');

const secret = z
  .string()
  .openapi({ example: 'km_test_sk_…', description: 'Shown once. Keep it where secrets are kept.' });

export const NewApiKey = ApiKey.extend({ secret }).openapi('NewApiKey');

export const CreateAccount = z
  .strictObject({ name: z.string().trim().min(1).max(200).openapi({ example: 'Messdienst Nord' }) })
  .openapi('CreateAccount');

/** A new account comes with its first key, because nobody else could make one for it. */
export const NewAccount = Account.extend({ api_key: NewApiKey }).openapi('NewAccount');

export const CreateApiKey = z
  .strictObject({
    name: z.string().trim().min(1).max(200).openapi({ example: 'ERP, production' }),
    role: z.enum(KEY_ROLES).openapi({ example: 'manager' }),
    expires_at: Instant.optional(),
  })
  .openapi('CreateApiKey');

const Color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'A colour as "#" and six hexadecimal digits, such as "#0a7d4f".');
const line = (example: string, max = 200) =>
  z.string().trim().min(1).max(max).refine(isOneLine, ONE_LINE).openapi({ example });

/** Names as CSS writes them, with or without quotes; nothing that could end the declaration they stand in. */
const FAMILY = `(?:"[A-Za-z0-9 -]+"|'[A-Za-z0-9 -]+'|-?[A-Za-z][A-Za-z0-9-]*(?: -?[A-Za-z][A-Za-z0-9-]*)*)`;

/** What a document, mail or portal shows of whoever stands behind it. */
const brandFields = {
  name: line('Messdienst Nord'),
  logo_svg: z.string().max(SVG_LENGTH_MAX).nullable().openapi({
    example: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>',
    description:
      'SVG as drawing programs export it. Kept and answered cleaned: shapes, gradients, clips and their presentation attributes; styles become attributes; everything that runs, loads or links is left out. Refused where no drawing is left',
  }),
  colors: z.strictObject({
    primary: Color.openapi({ example: '#0b5cad' }),
    on_primary: Color.optional().openapi({
      example: '#ffffff',
      description: 'Text on the primary colour; left out: white or dark, whichever can be read better',
    }),
  }),
  font_family: z
    .string()
    .trim()
    .max(200)
    .regex(new RegExp(`^${FAMILY}(?: *, *${FAMILY})*$`))
    .nullable()
    .openapi({
      example: '"Source Sans 3", sans-serif',
      description:
        'Font of embedded elements, as in CSS; the page that shows them loads it. Null: the font of the page',
    }),
  links: z
    .array(
      z.strictObject({
        label: line('Datenschutz', 80),
        url: z
          .url()
          .max(500)
          .refine((url) => /^https:\/\/[^\s<>"\\]+$/i.test(url), 'An address that begins with https://')
          .openapi({ format: 'uri', example: 'https://messdienst-nord.example/datenschutz' }),
      }),
    )
    .max(8)
    .openapi({ description: 'Pages under embedded elements, such as legal notice, privacy and help' }),
  sender_line: line('Messdienst Nord · Hafenstraße 1 · 24103 Kiel').openapi({
    description: 'Line above the addressee in the window of the envelope',
  }),
  contact: z
    .strictObject({
      name: line('Team Abrechnung'),
      phone: line('+49 431 000000').optional(),
      email: z.email().max(254).openapi({ format: 'email', example: 'service@messdienst-nord.example' }),
    })
    .openapi({ description: 'Whom to ask; printed on every document' }),
  footer: z
    .array(line('Messdienst Nord GmbH, Kiel'))
    .min(1)
    .max(8)
    .openapi({ description: 'Company block at the foot of the first page, a line each' }),
  mail_from: z
    .email()
    .max(254)
    .openapi({ format: 'email', example: 'abrechnung@messdienst-nord.example', description: 'Sender of mails' }),
  /** Printed as a code and linked from mails: whoever follows it must end on a page, never in a script or a file. */
  portal_url: z
    .url()
    .max(500)
    .refine((url) => /^https?:\/\/[^\s<>"\\]+$/i.test(url), 'An address that begins with https:// or http://')
    .nullable()
    .openapi({
      format: 'uri',
      example: 'https://portal.messdienst-nord.example',
      description: 'Printed as a code on documents and linked from mails; null: there is none',
    }),
};

const brandLook = z.strictObject(brandFields);

/** A look as it is stored. Those from before there were embedded elements say nothing of font and links. */
export type BrandContent = Omit<z.infer<typeof brandLook>, 'font_family' | 'links'> &
  Partial<Pick<z.infer<typeof brandLook>, 'font_family' | 'links'>>;

const ColorWarning = z
  .object({
    pointer: z.string().openapi({ example: '/colors/primary', description: 'JSON pointer to the colour in the brand' }),
    code: z.enum(['contrast_too_low']).openapi({ example: 'contrast_too_low' }),
    ratio: z.string().openapi({ example: '3.3', description: 'The contrast there is, to one, rounded down' }),
    message_de: z.string().openapi({
      example: 'Text in dieser Farbe hat auf Weiß den Kontrast 3,3:1, nötig ist 4,5:1; gezeigt wird #bd580c.',
    }),
    message_en: z.string().openapi({
      example: 'Text in this colour has a contrast of 3.3:1 on white, 4.5:1 is needed; #bd580c is shown.',
    }),
  })
  .openapi('BrandColorWarning');

export const Brand = z
  .object({
    ...brandFields,
    id: idOf('brand'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    is_default: z.boolean().openapi({ example: true, description: 'Used where a customer names no brand' }),
    colors_applied: z
      .object({
        on_primary: Color.openapi({ example: '#ffffff', description: 'Text on the primary colour' }),
        text: Color.openapi({
          example: '#0b5cad',
          description: 'Text and lines on white: the primary colour, darkened as far as needed',
        }),
        text_dark: Color.openapi({
          example: '#4a87c4',
          description: 'The same on a dark ground (#14181d), lightened as far as needed',
        }),
      })
      .openapi({ description: 'What is shown, so that it can be read (WCAG 2.2, 4.5:1)' }),
    warnings: z.array(ColorWarning).openapi({
      example: [],
      description: 'Chosen colours that cannot be read well. They never refuse a brand',
    }),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('Brand');

export const CreateBrand = z
  .strictObject({
    ...brandFields,
    font_family: brandFields.font_family.default(null),
    links: brandFields.links.default([]),
    is_default: z.boolean().default(false).openapi({ example: true }),
  })
  .openapi('CreateBrand');

export const UpdateBrand = z
  .strictObject({ ...brandFields, is_default: z.boolean().openapi({ example: true }) })
  .partial()
  .openapi('UpdateBrand');

export const AuditEvent = z
  .object({
    id: idOf('auditEvent'),
    occurred_at: Instant,
    actor: z.object({
      type: z.enum(['api_key', 'occupant', 'embed_session', 'reader', 'system']).openapi({ example: 'api_key' }),
      id: z.string().openapi({ example: 'key_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
      role: z.string().openapi({ example: 'manager' }),
    }),
    request_id: z.string().openapi({ example: 'req_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
    ip: z.string().nullable().openapi({ example: '192.0.2.10' }),
    action: z.string().openapi({ example: 'unit.updated' }),
    object_type: z.string().openapi({ example: 'unit' }),
    object_id: z.string().openapi({ example: 'unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
    changes: z.record(z.string(), z.unknown()).openapi({ example: { label: { from: 'EG', to: 'Erdgeschoss' } } }),
  })
  .openapi('AuditEvent');

export const auditQuery = z.object({
  ...pageQuery,
  object_id: z.string().max(64).optional().openapi({ example: 'unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
});

export const AccountPage = pageOf('AccountPage', Account);
export const ApiKeyPage = pageOf('ApiKeyPage', ApiKey);
export const BrandPage = pageOf('BrandPage', Brand);
export const AuditEventPage = pageOf('AuditEventPage', AuditEvent);
export const listQuery = z.object(pageQuery);
