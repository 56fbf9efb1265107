import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listVerificationNotices } from '../list-verification-notices.ts';
import { noticeQuery, VerificationNoticePage } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('listVerificationNotices', {
    tag: 'Device upkeep',
    summary: 'List meters to report to the authority',
    description:
      'What a report of new meters says of each (MessEG § 32), and whether the law asked for it on the day they were put into service. The section is repealed: for later meters the list is a voluntary one.',
  }),
  method: 'get',
  path: '/v1/verification-notices',
  request: { query: noticeQuery },
  responses: {
    200: answer('A page', VerificationNoticePage),
    ...problems(),
  },
});

export function registerListVerificationNotices(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listVerificationNotices(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
