import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { InboxAddressPage, listQuery } from '../drops/schemas.ts';
import { listInboxAddresses } from '../list-inbox-addresses.ts';

const route = createRoute({
  ...describe('listInboxAddresses', {
    tag: 'File drops',
    summary: 'List the addresses for mail with files',
    description: 'Of each the end of its secret part, ended ones included.',
  }),
  method: 'get',
  path: '/v1/inbox-addresses',
  request: { query: listQuery },
  responses: { 200: answer('A page', InboxAddressPage), ...problems() },
});

export function registerListInboxAddresses(app: App) {
  app.openapi(route, async (c) => {
    const page = await listInboxAddresses(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
