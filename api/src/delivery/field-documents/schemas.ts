import { z } from '@hono/zod-openapi';
import { Instant, idOf, pageOf, pageQuery } from '../../http/schemas.ts';

export const FIELD_DOCUMENT_KINDS = ['reading_form', 'exchange_protocol'] as const;
export type FieldDocumentKind = (typeof FIELD_DOCUMENT_KINDS)[number];

const kind = z.enum(FIELD_DOCUMENT_KINDS).openapi({ example: 'reading_form' });
const subject = z.union([idOf('readingRoute'), idOf('installation')]);

export const FieldDocument = z
  .object({
    id: idOf('fieldDocument'),
    livemode: z.boolean().openapi({ example: false }),
    kind,
    property_id: idOf('property'),
    subject_id: subject.openapi({
      example: 'rrt_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
      description: 'The reading route, or the installation of the new device',
    }),
    number: z.string().openapi({ example: 'AF-0000001-2-2025-12-29' }),
    version: z.int().openapi({ format: 'int32', example: 1, description: 'Counts up where what is printed changed' }),
    status: z.enum(['queued', 'ready', 'failed']).openapi({ example: 'ready' }),
    sha256: z
      .string()
      .nullable()
      .openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }),
    size_bytes: z.int().nullable().openapi({ format: 'int32', example: 84_213 }),
    detail: z.string().nullable().openapi({ example: null, description: 'Why it failed' }),
    created_at: Instant,
    rendered_at: Instant.nullable(),
  })
  .openapi('FieldDocument');

export const FieldDocumentPage = pageOf('FieldDocumentPage', FieldDocument);
export const fieldDocumentParams = z.object({ field_document_id: idOf('fieldDocument') });
export const fieldDocumentQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  kind: kind.optional(),
});
