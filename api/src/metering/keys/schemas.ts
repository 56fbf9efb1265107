import { z } from '@hono/zod-openapi';
import { idOf } from '../../http/schemas.ts';

export const KEY_VERDICTS = [
  'set',
  'unchanged',
  'replaced',
  'unknown_device',
  'duplicate',
  'conflict',
  'malformed',
] as const;
export type KeyVerdict = (typeof KEY_VERDICTS)[number];

/** Base64 of a file; with the rest of the request it stays below the limit of a body. */
const FileBase64 = z
  .string()
  .max(2_000_000)
  .regex(
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'The bytes of the file in base64, with padding and without line breaks.',
  )
  .openapi({
    example: 'c2VyaWFsO21hbnVmYWN0dXJlcjtrZXkKMTIzNDU2Nzg7U09OOzAwMDEwMjAzMDQwNTA2MDcwODA5MGEwYjBjMGQwZTBm',
    description: 'The bytes of a table (CSV), of XML, or of an encrypted container with XML inside, in base64',
  });

export const ImportDeviceKeys = z
  .strictObject({
    file_base64: FileBase64,
    password: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .openapi({ example: 'K-4711', description: 'Opens an encrypted container; used once and not kept' }),
  })
  .openapi('ImportDeviceKeys');

const count = z.int().openapi({ format: 'int32', example: 1 });

export const DeviceKeyImport = z
  .object({
    results: z.array(
      z.object({
        line: z.int().openapi({ format: 'int32', example: 2, description: 'Counted from 1; in XML where it begins' }),
        verdict: z.enum(KEY_VERDICTS).openapi({
          example: 'set',
          description:
            'set, replaced, unchanged: the device has this key, and had none, another one, the same. unknown_device: kept sealed until the device is made. duplicate: an earlier line says the same. conflict: another line has another key for the device; neither is taken. malformed: see column and detail',
        }),
        manufacturer: z.string().nullable().openapi({ example: 'SON', description: 'As far as the line says it' }),
        serial: z.string().nullable().openapi({ example: '12345678' }),
        device_id: idOf('device').nullable().openapi({ description: 'Null where there is no such device yet' }),
        column: z
          .enum(['serial', 'manufacturer', 'key', 'line'])
          .optional()
          .openapi({ example: 'key', description: 'Of a malformed line: where it is' }),
        detail: z.string().optional().openapi({ example: 'not 32 hexadecimal digits' }),
      }),
    ),
    counts: z.object({
      set: count,
      unchanged: count,
      replaced: count,
      unknown_device: count,
      duplicate: count,
      conflict: count,
      malformed: count,
    } satisfies Record<KeyVerdict, z.ZodType>),
  })
  .openapi('DeviceKeyImport', {
    example: {
      results: [
        {
          line: 2,
          verdict: 'set',
          manufacturer: 'SON',
          serial: '12345678',
          device_id: 'dev_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
        },
      ],
      counts: { ...Object.fromEntries(KEY_VERDICTS.map((verdict) => [verdict, 0])), set: 1 },
    },
  });
