import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { importDeviceKeys } from '../import-device-keys.ts';
import { DeviceKeyImport, ImportDeviceKeys } from '../keys/schemas.ts';

const route = createRoute({
  ...describe('importDeviceKeys', {
    tag: 'Devices',
    summary: 'Import the keys of many devices',
    description:
      'A table with a line a device (column names in German or English; `;`, `,` or tab), XML with number and key of each device, or an encrypted container with such XML inside (`.kem`; AES-128-CBC, opened by its password). Up to 10,000 devices. Every line gets a verdict of its own; a broken one hinders no other, and no answer repeats a key. The key of a device that is not there yet is kept sealed and goes to the device when it is made. Lines with different keys for one device contradict each other and change nothing. Telegrams that were kept because the key did not fit are judged again.',
  }),
  method: 'post',
  path: '/v1/device-key-imports',
  request: { headers: idempotencyOptional, body: { required: true, content: json(ImportDeviceKeys) } },
  responses: { 200: answer('A verdict for each line', DeviceKeyImport), ...problems(...POSTING, 'rule-violated') },
});

export function registerImportDeviceKeys(app: App) {
  app.openapi(route, async (c) => c.json(await importDeviceKeys(c.get('context'), c.req.valid('json')), 200));
}
