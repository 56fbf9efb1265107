import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listBatteryForecasts } from '../list-battery-forecasts.ts';
import { BatteryForecastPage, batteryQuery } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('listBatteryForecasts', {
    tag: 'Device upkeep',
    summary: 'List when batteries will be empty',
    description: 'Of a house, the first one first: by what the devices report, what the maker says, or their age.',
  }),
  method: 'get',
  path: '/v1/battery-forecasts',
  request: { query: batteryQuery },
  responses: {
    200: answer('A page', BatteryForecastPage),
    ...problems(),
  },
});

export function registerListBatteryForecasts(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listBatteryForecasts(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
