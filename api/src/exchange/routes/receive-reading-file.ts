import { createRoute, z } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, MAY_BE_PACKED, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { decodedBody } from '../reading-files/raw-body.ts';
import { ReadingFile, receiveQuery } from '../reading-files/schemas.ts';
import { receiveReadingFile } from '../receive-reading-file.ts';

const EXAMPLE = 'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status';

const route = createRoute({
  ...describe('receiveReadingFile', {
    tag: 'Reading files',
    summary: 'Send a file',
    description:
      'Readings or telegrams in any format of getCapabilities, up to 32 MiB, gzip or not, under any media type: what it is, is seen by what is in it. A small file is taken in at once, a large one as a job. A table with columns nobody has mapped waits in review: getReadingFile proposes how it is read, and confirmReadingFileMapping takes it in. The same bytes are one file. With new_devices_property_id, devices that the file names and nobody entered are made, once and without an installation; the lines say of which, or why one could not be. Meters that are only seen, without telegram or value, are made as well.',
  }),
  ...MAY_BE_PACKED,
  method: 'post',
  path: '/v1/reading-files',
  request: {
    headers: idempotencyOptional,
    query: receiveQuery,
    body: {
      required: true,
      content: {
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }), example: EXAMPLE },
      },
    },
  },
  responses: {
    200: answer('The file was there already', ReadingFile),
    201: answer('The file', ReadingFile, { location: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerReceiveReadingFile(app: App) {
  app.openapi(route, async (c) => {
    const { name, read_at, new_devices_property_id: newDevicesPropertyId } = c.req.valid('query');
    const { file, isNew } = await receiveReadingFile(c.get('context'), {
      name: name ?? c.req.header('filename') ?? '',
      bytes: await decodedBody(await c.req.arrayBuffer(), c.req.header('content-encoding')),
      source: 'api',
      contentType: c.req.header('content-type') ?? null,
      ...(read_at === undefined ? {} : { readAt: new Date(read_at) }),
      ...(newDevicesPropertyId === undefined ? {} : { newDevicesPropertyId }),
    });
    if (!isNew) return c.json(file, 200);
    created(c, `/v1/reading-files/${file.id}`);
    return c.json(file, 201);
  });
}
