import { z } from '@hono/zod-openapi';
import { idOf } from '../http/schemas.ts';

const digest = z
  .string()
  .nullable()
  .openapi({ example: '41c07d9e5b2f60a8139d4e77c2a1f0b6d3589e1240cb7f6a95d8e3027b64af1c' });
const value = (example: string) => z.string().nullable().openapi({ example });

export const Recomputation = z
  .object({
    statement_id: idOf('statement'),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    rule_set: z
      .string()
      .openapi({ example: '2026-11', description: 'What was known when the version was made; recomputed by it' }),
    figures: z.object({
      outcome: z.enum(['equal', 'different']).openapi({ example: 'equal' }),
      digests_hold: z.boolean().openapi({
        example: true,
        description: 'Whether inputs, result and version still have the digests they were stored with',
      }),
      difference_count: z.int().openapi({ format: 'int32', example: 0 }),
      differences: z
        .array(
          z.object({
            path: z.string().openapi({ example: '/occupants/0/total_eur' }),
            stored: value('1091.56'),
            recomputed: value('1091.57'),
          }),
        )
        .openapi({ example: [], description: 'The first 200' }),
    }),
    document: z.object({
      outcome: z.enum(['equal', 'different', 'not_printable', 'not_rendered', 'no_renderer', 'person_erased']).openapi({
        example: 'equal',
        description:
          'Byte for byte. `not_printable`: the stored figures contradict themselves. `no_renderer`: this process prints nothing (Workers); ask one that does. `person_erased`: the archive cannot be opened any more.',
      }),
      document_id: idOf('document').nullable(),
      template: value('2026-11').openapi({ description: 'The form it was printed in; printed in it again' }),
      stored_sha256: digest,
      recomputed_sha256: digest,
    }),
  })
  .openapi('Recomputation');
