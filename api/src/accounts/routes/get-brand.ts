import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getBrand } from '../get-brand.ts';
import { Brand } from '../schemas.ts';

const route = createRoute({
  ...describe('getBrand', { tag: 'Brands', summary: 'Read a brand', description: 'The brand in its newest version.' }),
  method: 'get',
  path: '/v1/brands/{brand_id}',
  request: { params: z.object({ brand_id: idOf('brand') }) },
  responses: { 200: answer('The brand', Brand, { etag: true }), ...problems('not-found') },
});

export function registerGetBrand(app: App) {
  app.openapi(route, async (c) => {
    const brand = await getBrand(c.get('context'), c.req.valid('param').brand_id);
    tagged(c, brand);
    return c.json(brand, 200);
  });
}
