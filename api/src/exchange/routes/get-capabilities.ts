import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { Capabilities } from '../capabilities-schemas.ts';
import { getCapabilities } from '../get-capabilities.ts';

const route = createRoute({
  ...describe('getCapabilities', {
    tag: 'Reading files',
    summary: 'Ask what is read',
    description:
      'Formats of files and payloads, device families beyond the standard, modes of encryption, forms of frames and kinds of devices that are known, and how sure that is.',
  }),
  method: 'get',
  path: '/v1/capabilities',
  responses: { 200: answer('What is known', Capabilities), ...problems() },
});

export function registerGetCapabilities(app: App) {
  app.openapi(route, (c) => c.json(getCapabilities(c.get('context')), 200));
}
