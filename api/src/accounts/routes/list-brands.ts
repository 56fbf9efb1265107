import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listBrands } from '../list-brands.ts';
import { BrandPage, listQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listBrands', { tag: 'Brands', summary: 'List brands', description: 'Brands of this account and mode.' }),
  method: 'get',
  path: '/v1/brands',
  request: { query: listQuery },
  responses: { 200: answer('A page', BrandPage), ...problems() },
});

export function registerListBrands(app: App) {
  app.openapi(route, async (c) => {
    const page = await listBrands(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
