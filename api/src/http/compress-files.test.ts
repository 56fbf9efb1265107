import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';

const SCRIPT = 'export const line = "Zähler";\n'.repeat(200);
const embedFiles = async () => new TextEncoder().encode(SCRIPT);
const docsFile = async () => SCRIPT;

let compressing: TestApi;
let plain: TestApi;
beforeAll(async () => {
  compressing = await startTestApi({ embedFiles, docsFile, compressFiles: true });
  plain = await startTestApi({ embedFiles, docsFile });
});
afterAll(() => Promise.all([compressing.close(), plain.close()]));

const get = (api: TestApi, path: string, encoding: string, key: string | null = null) =>
  api.request('GET', path, { key, headers: { 'Accept-Encoding': encoding } });

test.each(['/v1/embed.js', '/v1/embed/list-ABCD2345.js', '/docs/scalar.js'])('%s is compressed', async (path) => {
  const { status, headers, bytes } = await get(compressing, path, 'gzip, br');
  expect({ status, encoding: headers.get('content-encoding') }).toEqual({ status: 200, encoding: 'gzip' });
  expect(headers.get('vary')).toContain('Accept-Encoding');
  expect(gunzipSync(bytes).toString()).toBe(SCRIPT);
  expect(bytes.length).toBeLessThan(SCRIPT.length / 10);

  const held = headers.get('etag');
  if (held === null) return;
  const again = await compressing.request('GET', path, { key: null, headers: { 'If-None-Match': held } });
  expect(again.status).toBe(304);
});

test('not for whoever cannot read it, not where somebody else does it, and no answer to a key', async () => {
  const told = async (api: TestApi, path: string, encoding: string, key: string | null = null) =>
    (await get(api, path, encoding, key)).headers.get('content-encoding');
  expect(await told(compressing, '/v1/embed.js', 'identity')).toBeNull();
  expect(await told(plain, '/v1/embed.js', 'gzip')).toBeNull();
  expect(await told(compressing, '/v1/law/parameters', 'gzip', compressing.root.key)).toBeNull();
});
