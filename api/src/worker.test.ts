import { expect, test, vi } from 'vitest';
import worker from './worker.ts';

/* What the entry point itself answers; with a database it is tried in workerd (api/workers-test). */

const files: Record<string, string> = { '/embed.js': 'loader', '/embed/part-ABCD2345.js': 'part' };
const ENV = {
  HYPERDRIVE: { connectionString: 'postgres://nobody@127.0.0.1:1/x' },
  KLARMETER_MASTER_KEY: 'ab'.repeat(32),
  ASSETS: {
    async fetch({ pathname }: URL) {
      const file = files[pathname];
      if (pathname === '/embed/broken-ABCD2345.js') return new Response('', { status: 500 });
      return new Response(file ?? '', { status: file === undefined ? 404 : 200 });
    },
  },
};
const ask = async (path: string, env = ENV) => {
  const response = await worker.fetch(new Request(`https://api.example${path}`), env);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
};

test('without its secret it answers a problem of 503, says why in the log, and works once it is there', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { status, type, text } = await ask('/healthz', { ...ENV, KLARMETER_MASTER_KEY: '' });
  expect({ status, type }).toEqual({ status: 503, type: 'application/problem+json' });
  const { code, instance, request_id } = JSON.parse(text);
  expect({ code, instance }).toEqual({ code: 'unavailable', instance: '/healthz' });
  expect(JSON.parse(String(logged.mock.lastCall?.[0]))).toMatchObject({
    level: 'error',
    message: 'KLARMETER_MASTER_KEY must be 64 hexadecimal digits',
    request_id,
  });
  logged.mockRestore();
  expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

test('the assets are the files of the widgets; one that is not there is 404, one that fails is a mistake of ours', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await ask('/v1/embed.js')).toMatchObject({ status: 200, text: 'loader' });
  expect(await ask('/v1/embed/part-ABCD2345.js')).toMatchObject({ status: 200, text: 'part' });
  expect((await ask('/v1/embed/other-ABCD2345.js')).status).toBe(404);
  expect((await ask('/v1/embed/broken-ABCD2345.js')).status).toBe(500);
  expect(JSON.parse(String(logged.mock.lastCall?.[0])).message).toBe(
    'the assets answer 500 for embed/broken-ABCD2345.js',
  );
  expect((await ask('/docs/scalar.js')).status).toBe(500);
  expect(JSON.parse(String(logged.mock.lastCall?.[0])).message).toContain('run "npm run build"');
  logged.mockRestore();
});
