import { z } from '@hono/zod-openapi';
import { INPUT_FORMS } from '@klarmeter/engine';

const text = (example: string) => z.string().openapi({ example });

export const Capabilities = z
  .object({
    reading_files: z
      .array(
        z.object({
          id: text('elvaco_report'),
          name: text('Elvaco CMe/CMi, raw report (templates 2001, 3001, 4001)'),
          certainty: z.enum(['verified', 'inferred', 'unknown']).openapi({
            example: 'verified',
            description:
              'verified: its form is public and followed. inferred: as a person of the account described it. unknown: by hearsay',
          }),
          source: z.string().openapi({ example: 'support.elvaco.com', description: 'Where its form is described' }),
          direction: z.enum(['in', 'out']).openapi({ example: 'in', description: 'in: is read' }),
          media_types: z.array(z.string()).openapi({
            example: ['text/csv'],
            description: 'As which it usually comes; a file is recognised by what is in it, whatever it is called',
          }),
        }),
      )
      .openapi({ description: 'Files and payloads with telegrams or readings' }),
    key_files: z
      .array(
        z.object({
          id: text('key_container'),
          name: text('Encrypted container with XML inside'),
          certainty: z
            .enum(['verified', 'inferred', 'unknown'])
            .openapi({ example: 'inferred', description: 'As of reading_files' }),
          source: text('W3C XML Encryption'),
          media_types: z.array(z.string()).openapi({ example: ['application/xml'] }),
        }),
      )
      .openapi({ description: 'Files with keys of devices; a ZIP archive has to be unpacked first' }),
    maker_profiles: z
      .array(
        z.object({
          id: text('qundis_water'),
          family: text('Qundis water meters'),
          manufacturers: z.array(z.string()).openapi({ example: ['QDS'] }),
          device_kinds: z.array(z.string()).openapi({ example: ['water'] }),
          certainty: z.enum(['verified', 'partial', 'inferred']).openapi({
            example: 'verified',
            description:
              'verified: every value of every recorded telegram agrees. partial: some cannot be read yet. inferred: no recorded telegram stands behind it',
          }),
          vectors: z.int().openapi({ format: 'int32', example: 7, description: 'Recorded telegrams behind it' }),
          missing: z.string().openapi({ example: '', description: 'What is not read yet; empty: nothing' }),
        }),
      )
      .openapi({ description: 'Device families whose makers send more than the standard says' }),
    security_modes: z.array(
      z.object({
        id: text('mode_5'),
        name: text('AES-128 CBC'),
        opened: z.boolean().openapi({ example: true, description: 'False: recognised, and refused by name' }),
      }),
    ),
    frame_forms: z
      .array(z.enum(INPUT_FORMS).exclude(['auto']))
      .openapi({ example: ['format_a', 'format_b', 'stripped', 'wired'], description: 'Each is recognised by itself' }),
    device_kinds: z.array(
      z.object({
        id: text('heat_meter'),
        unit: z
          .enum(['kWh', 'm3', 'HCA'])
          .nullable()
          .openapi({ example: 'kWh', description: 'What its register counts; null where it has none' }),
      }),
    ),
  })
  .openapi('Capabilities');
