import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, MAY_BE_PACKED, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { Problem } from '../../problem.ts';
import { IngestResult, TelegramLine } from '../ingest/schemas.ts';
import { unzipped } from '../ingest/unzipped.ts';
import { ingestTelegrams } from '../ingest-telegrams.ts';

const NDJSON = 'application/x-ndjson';

const route = createRoute({
  ...describe('ingestTelegrams', {
    tag: 'Telegrams',
    summary: 'Send telegrams',
    description:
      'Up to 10,000 lines, each a JSON object as described in at most 16,384 characters, as they are or compressed by gzip (32 MiB, packed and unpacked; `Content-Encoding: gzip` may say so). Every line gets a verdict of its own; a broken one hinders no other. The same bytes are stored once, whenever they come again. Devices that nobody entered are made where new_devices_property_id of the gateway that a line names asks for it.',
  }),
  ...MAY_BE_PACKED,
  method: 'post',
  path: '/v1/telegrams',
  request: {
    headers: idempotencyOptional,
    body: {
      required: true,
      content: { [NDJSON]: { schema: TelegramLine } },
    },
  },
  responses: {
    200: answer('A verdict for each line', IngestResult),
    ...problems(...POSTING),
  },
});

export function registerIngestTelegrams(app: App) {
  app.openapi(route, async (c) => {
    const [type, ...parameters] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
    const charset = parameters.map((each) => /^\s*charset\s*=\s*"?([^"\s]*)/.exec(each)?.[1]).find(Boolean) ?? 'utf-8';
    if (type?.trim() !== NDJSON || charset !== 'utf-8')
      throw new Problem('unsupported-media-type', `Send lines of JSON in UTF-8 as ${NDJSON}.`);
    const encoding = (c.req.header('content-encoding') ?? 'identity').toLowerCase();
    if (encoding !== 'identity' && encoding !== 'gzip')
      throw new Problem('unsupported-media-type', 'Send the lines as they are, or compressed by gzip.');
    const body = new Uint8Array(await c.req.arrayBuffer());
    const lines = encoding === 'gzip' || isGzip(body) ? unzipped(body) : inPieces(body);
    return c.json(await ingestTelegrams(c.get('context'), lines), 200);
  });
}

/** No line of JSON begins like this, and not every client sets the header. */
const isGzip = (body: Uint8Array) => body[0] === 0x1f && body[1] === 0x8b;

async function* inPieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
