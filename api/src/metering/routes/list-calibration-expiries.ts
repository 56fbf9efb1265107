import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listCalibrationExpiries } from '../list-calibration-expiries.ts';
import { CalibrationExpiryPage, expiryQuery } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('listCalibrationExpiries', {
    tag: 'Device upkeep',
    summary: 'List meters whose calibration ends',
    description:
      'Of a house, the first one first, until a day (MessEV § 34). Those whose year of marking nobody knows stand at the end. Allocators and smoke alarms are not verified.',
  }),
  method: 'get',
  path: '/v1/calibration-expiries',
  request: { query: expiryQuery },
  responses: {
    200: answer('A page', CalibrationExpiryPage),
    ...problems(),
  },
});

export function registerListCalibrationExpiries(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listCalibrationExpiries(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
