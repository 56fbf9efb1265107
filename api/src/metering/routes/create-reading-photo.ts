import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { createReadingPhoto } from '../create-reading-photo.ts';
import { photoQuery, ReadingPhoto, readingRouteParams } from '../manual-reading/schemas.ts';

const picture = { schema: z.string().openapi({ format: 'binary', example: 'ÿØÿà…' }) };

const route = createRoute({
  ...describe('createReadingPhoto', {
    tag: 'Reading entries',
    summary: 'Send a photo of a display',
    description:
      'One JPEG, PNG or WebP of at most 8 MiB and 64 million pixels for an entry, which may arrive later. Place, time and camera are taken out before it is sealed. The same photo twice is one.',
  }),
  method: 'post',
  path: '/v1/reading-routes/{reading_route_id}/photos',
  request: {
    headers: idempotencyOptional,
    params: readingRouteParams,
    query: photoQuery,
    body: { required: true, content: { 'image/jpeg': picture, 'image/png': picture, 'image/webp': picture } },
  },
  responses: { 201: answer('The photo', ReadingPhoto), ...problems('not-found', ...POSTING, 'rule-violated') },
});

export function registerCreateReadingPhoto(app: App) {
  app.openapi(route, async (c) => {
    const { reading_route_id: id } = c.req.valid('param');
    const { client_id: clientId } = c.req.valid('query');
    const load = async () => new Uint8Array(await c.req.arrayBuffer());
    return c.json(await createReadingPhoto(c.get('context'), id, { clientId, load }), 201);
  });
}
