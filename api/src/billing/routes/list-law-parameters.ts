import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listLawParameters } from '../list-law-parameters.ts';
import { LawParameterList, lawQuery } from '../versions/law-parameter-schemas.ts';

const route = createRoute({
  ...describe('listLawParameters', {
    tag: 'Law',
    summary: 'List legal parameters',
    description: 'Every legal number in force on a day, with its provision, its first day and its source.',
  }),
  method: 'get',
  path: '/v1/law/parameters',
  request: { query: lawQuery },
  responses: { 200: answer('The parameters', LawParameterList), ...problems() },
});

export function registerListLawParameters(app: App) {
  app.openapi(route, (c) => c.json(listLawParameters(c.get('context'), c.req.valid('query').on), 200));
}
