import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createBrand } from '../create-brand.ts';
import { Brand, CreateBrand } from '../schemas.ts';

const route = createRoute({
  ...describe('createBrand', {
    tag: 'Brands',
    summary: 'Make a brand',
    description: 'Logo, colours, sender and footer of documents, mails and portals. Nothing else is shown on them.',
  }),
  method: 'post',
  path: '/v1/brands',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateBrand) } },
  responses: {
    201: answer('The brand', Brand, { etag: true, location: true }),
    ...problems(...POSTING, 'rule-violated'),
  },
});

export function registerCreateBrand(app: App) {
  app.openapi(route, async (c) => {
    const brand = await createBrand(c.get('context'), c.req.valid('json'));
    created(c, `/v1/brands/${brand.id}`, brand);
    return c.json(brand, 201);
  });
}
