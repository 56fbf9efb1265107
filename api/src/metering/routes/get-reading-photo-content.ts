import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { getReadingPhotoContent } from '../get-reading-photo-content.ts';
import { readingPhotoParams } from '../manual-reading/schemas.ts';

const picture = { schema: z.string().openapi({ format: 'binary', example: 'ÿØÿà…' }) };

const route = createRoute({
  ...describe('getReadingPhotoContent', {
    tag: 'Reading entries',
    summary: 'Fetch a photo',
    description: 'As it is kept: without place, time and camera. That it was looked at stays in the audit trail.',
  }),
  method: 'get',
  path: '/v1/reading-photos/{reading_photo_id}/content',
  request: { params: readingPhotoParams },
  responses: {
    200: {
      description: 'The picture',
      content: { 'image/jpeg': picture, 'image/png': picture, 'image/webp': picture },
    },
    ...problems('not-found'),
  },
});

export function registerGetReadingPhotoContent(app: App) {
  app.openapi(route, async (c) => {
    const { bytes, type } = await getReadingPhotoContent(c.get('context'), c.req.valid('param').reading_photo_id);
    return c.body(bytes, 200, {
      'Content-Type': type,
      'Content-Disposition': 'attachment; filename="photo"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  });
}
