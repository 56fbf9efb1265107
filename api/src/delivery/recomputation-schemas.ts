import { z } from '@hono/zod-openapi';
import { idOf } from '../http/schemas.ts';

const sha256 = z.string().openapi({ example: '41c07d9e5b2f60a8139d4e77c2a1f0b6d3589e1240cb7f6a95d8e3027b64af1c' });
const value = (example: string) => z.string().nullable().openapi({ example });

export const Recomputation = z
  .object({
    statement_id: idOf('statement'),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    rule_set: z.string().nullable().openapi({
      example: '2026-11',
      description: 'What was known when the version was made; recomputed by it. Null: the stored result no longer says',
    }),
    figures: z.object({
      outcome: z.enum(['equal', 'different', 'rule_set_unknown', 'unreadable']).openapi({
        example: 'equal',
        description:
          '`different`: see the digests and the differences. `rule_set_unknown`: `rule_set` is none that is known here, so only the version was held against the result. `unreadable`: what is stored was changed into something nothing can be calculated from; the digests say what.',
      }),
      digests_hold: z.boolean().openapi({ example: true, description: 'Whether all of them do' }),
      digests: z
        .array(
          z.object({
            of: z.enum(['inputs', 'result', 'version']).openapi({
              example: 'inputs',
              description:
                '`inputs`: house, provenance and presentation as frozen. `result`: what was calculated. `version`: what it carries, and the statement it belongs to',
            }),
            holds: z.boolean().openapi({ example: true }),
            stored: sha256,
            recomputed: sha256.openapi({ description: 'Of what is stored now' }),
          }),
        )
        .openapi({ description: 'SHA-256 of what is stored, as it was kept when it was made and as it is now' }),
      difference_count: z.int().openapi({ format: 'int32', example: 0 }),
      differences: z
        .array(
          z.object({
            path: z.string().openapi({ example: '/occupants/0/total_eur' }),
            stored: value('1091.56'),
            recomputed: value('1091.57'),
          }),
        )
        .openapi({
          example: [],
          description:
            'The first 200. In the result of the run; below `/version`, in what the version itself carries: its amounts, its reason, settlement and payment',
        }),
    }),
    document: z.object({
      outcome: z
        .enum([
          'equal',
          'different',
          'not_printable',
          'rule_set_unknown',
          'template_unknown',
          'seal_broken',
          'not_rendered',
          'no_renderer',
          'person_erased',
        ])
        .openapi({
          example: 'equal',
          description:
            '`equal`: byte for byte, and with the stored digest. `not_printable`: the stored figures contradict themselves. `rule_set_unknown`, `template_unknown`: named here, but not known here. `seal_broken`: what is sealed, the archive or the addressee, was changed and does not open. `no_renderer`: this process prints nothing (Workers); ask one that does. `person_erased`: the archive cannot be opened any more.',
        }),
      document_id: idOf('document').nullable(),
      template: value('2026-11').openapi({ description: 'The form it was printed in; printed in it again' }),
      stored_sha256: sha256.nullable().openapi({ description: 'As it was kept when the document was made' }),
      archived_sha256: sha256.nullable().openapi({ description: 'Of the bytes in the archive' }),
      recomputed_sha256: sha256.nullable().openapi({ description: 'Of the bytes printed now' }),
    }),
  })
  .openapi('Recomputation');
