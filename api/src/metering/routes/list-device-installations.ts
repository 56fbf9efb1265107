import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listDeviceInstallations } from '../list-device-installations.ts';
import { InstallationPage, installationQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listDeviceInstallations', {
    tag: 'Devices',
    summary: 'List installations',
    description: 'Which device measured where, from when to when and between which values; of one point or one device.',
  }),
  method: 'get',
  path: '/v1/device-installations',
  request: { query: installationQuery },
  responses: { 200: answer('A page', InstallationPage), ...problems() },
});

export function registerListDeviceInstallations(app: App) {
  app.openapi(route, async (c) => {
    const page = await listDeviceInstallations(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
