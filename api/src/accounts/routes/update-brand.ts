import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Brand, UpdateBrand } from '../schemas.ts';
import { updateBrand } from '../update-brand.ts';

const route = createRoute({
  ...describe('updateBrand', {
    tag: 'Brands',
    summary: 'Change a brand',
    description: 'Makes a new version of the look. Documents that exist keep the version they were made with.',
  }),
  method: 'patch',
  path: '/v1/brands/{brand_id}',
  request: {
    headers: ifMatch,
    params: z.object({ brand_id: idOf('brand') }),
    body: { required: true, content: json(UpdateBrand) },
  },
  responses: {
    200: answer('The brand in its new version', Brand, { etag: true }),
    ...problems(...PATCHING, 'rule-violated'),
  },
});

export function registerUpdateBrand(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const brand = await updateBrand(c.get('context'), c.req.valid('param').brand_id, match, c.req.valid('json'));
    tagged(c, brand);
    return c.json(brand, 200);
  });
}
