import { z } from '@hono/zod-openapi';
import { Instant, idOf, pageOf, pageQuery } from '../http/schemas.ts';

const OCCUPANCIES_MAX = 20;
const ORIGINS_MAX = 10;

/** Whose data a page may show. Customer and properties follow from it and are never the caller's to choose. */
export const EmbedSubject = z
  .discriminatedUnion('role', [
    z.strictObject({
      role: z.literal('tenant'),
      occupancy_ids: z.array(idOf('occupancy')).min(1).max(OCCUPANCIES_MAX),
    }),
    z.strictObject({ role: z.literal('manager'), customer_id: idOf('customer') }),
    z.strictObject({ role: z.literal('reader'), property_id: idOf('property') }),
  ])
  .openapi('EmbedSubject', {
    example: { role: 'tenant', occupancy_ids: ['occ_0193a5c2f4b87d1e9c60aa51d7e2b3f4'] },
    description:
      'tenant: what was released to these occupancies. manager: everything of a customer. reader: what the meters of a property count, without people, costs and documents',
  });
export type EmbedSubject = z.infer<typeof EmbedSubject>;

/** Which elements the page shows; each opens what it needs and nothing else. */
export const EmbedComponents = z
  .strictObject({
    statement_list: z.strictObject({}).optional(),
    consumption_chart: z.strictObject({}).optional(),
    self_reading: z.strictObject({}).optional().openapi({ description: 'A tenant reads the own meters' }),
    delivery_proof: z
      .strictObject({
        features: z
          .strictObject({
            acknowledgement: z.boolean().optional().openapi({
              example: true,
              description: 'A tenant may confirm to have received the document',
            }),
          })
          .optional(),
      })
      .optional(),
  })
  .refine((components) => Object.values(components).some((each) => each !== undefined), 'Name at least one component')
  .openapi('EmbedComponents', {
    example: { statement_list: {}, delivery_proof: { features: { acknowledgement: true } } },
  });
export type EmbedComponents = z.infer<typeof EmbedComponents>;

/** As a browser writes it: scheme, host, port where it is not the usual one, and nothing behind. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return origin === text && !hostname.includes('*') && (protocol === 'https:' || (protocol === 'http:' && local));
}

const origins = z
  .array(
    z
      .string()
      .max(255)
      .refine(isOrigin, 'An origin as a browser sends it, such as https://portal.example; http on this machine only'),
  )
  .min(1)
  .max(ORIGINS_MAX)
  .openapi({ example: ['https://portal.messdienst-nord.example'] });

const locale = z.enum(['de', 'en']).openapi({ example: 'de' });

export const CreateEmbedSession = z
  .strictObject({
    subject: EmbedSubject,
    components: EmbedComponents,
    allowed_origins: origins,
    locale: locale.default('de'),
    brand: idOf('brand').optional().openapi({
      description: "The brand to show; left out: the customer's, else the account's default",
    }),
  })
  .openapi('CreateEmbedSession');

const color = (example: string, description: string) => z.string().openapi({ example, description });

/** The look of a session, with colours that can be read. */
export const EmbedBrand = z
  .object({
    id: idOf('brand'),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    name: z.string().openapi({ example: 'Messdienst Nord' }),
    logo_svg: z.string().nullable().openapi({
      example: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>',
    }),
    colors: z.object({
      primary: color('#0b5cad', 'As the brand has it'),
      on_primary: color('#ffffff', 'Text on it'),
      text: color('#0b5cad', 'Dark enough for text on white'),
      text_dark: color('#4a87c4', 'Light enough for text on the dark ground'),
    }),
    font_family: z.string().nullable().openapi({
      example: 'Inter, sans-serif',
      description: 'The page loads the font; null: the font of the page',
    }),
    contact: z.object({
      name: z.string().openapi({ example: 'Team Abrechnung' }),
      phone: z.string().optional().openapi({ example: '+49 431 000000' }),
      email: z.string().openapi({ format: 'email', example: 'service@messdienst-nord.example' }),
    }),
    footer: z.array(z.string()).openapi({ example: ['Messdienst Nord GmbH, Kiel'] }),
    links: z.array(
      z.object({
        label: z.string().openapi({ example: 'Impressum' }),
        url: z.string().openapi({ format: 'uri', example: 'https://messdienst-nord.example/impressum' }),
      }),
    ),
    portal_url: z.string().nullable().openapi({ format: 'uri', example: 'https://portal.messdienst-nord.example' }),
  })
  .openapi('EmbedBrand');
export type EmbedBrand = z.infer<typeof EmbedBrand>;

export const EmbedSession = z
  .object({
    id: idOf('embedSession'),
    livemode: z.boolean().openapi({ example: false }),
    subject: EmbedSubject,
    components: EmbedComponents,
    allowed_origins: origins,
    locale,
    brand: EmbedBrand,
    created_at: Instant,
    expires_at: Instant,
    revoked_at: Instant.nullable(),
  })
  .openapi('EmbedSession');

export const NewEmbedSession = EmbedSession.extend({
  token: z.string().openapi({
    example: 'eyJhbGciOiJFZERTQSIsImtpZCI6Ii4uLiJ9…',
    description: 'For the page, valid for ten minutes and from the allowed origins only. Never put it into an address',
  }),
}).openapi('NewEmbedSession');

export const EmbedSessionPage = pageOf('EmbedSessionPage', EmbedSession);
export const embedSessionQuery = z.object(pageQuery);
export const embedSessionParams = z.object({ embed_session_id: idOf('embedSession') });
