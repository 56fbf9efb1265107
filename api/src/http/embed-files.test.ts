import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { readEmbedFiles } from '../node/embed-files.ts';

const LOADER = "import('./embed/list-ABCD2345.js');";
const PART = 'export const list = "Zähler";';

let folder: string;
let api: TestApi;
const log: string[] = [];
const readFrom = (path: string) =>
  readEmbedFiles(({ message }) => log.push(message), pathToFileURL(`${join(folder, path)}/`));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embed-'));
  await mkdir(join(folder, 'dist/embed'), { recursive: true });
  await writeFile(join(folder, 'secret-ABCD2345.js'), 'secret');
  await writeFile(join(folder, 'dist/embed.js'), LOADER);
  await writeFile(join(folder, 'dist/embed/list-ABCD2345.js'), PART);
  await writeFile(join(folder, 'dist/embed/list.js'), 'has no hash in its name');
  api = await startTestApi({ embedFiles: readFrom('dist') });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const { status, headers: answered, bytes } = await api.request(method, path, { key: null, headers });
  return { status, header: (name: string) => answered.get(name), text: new TextDecoder().decode(bytes) };
};

test.each([
  ['/v1/embed.js', LOADER, 'public, max-age=300'],
  ['/v1/embed/list-ABCD2345.js', PART, 'public, max-age=31536000, immutable'],
])('%s needs no key, and any page may load and keep it', async (path, content, kept) => {
  const { status, header, text } = await get(path);
  expect({ status, text }).toEqual({ status: 200, text: content });
  expect(header('content-type')).toBe('text/javascript; charset=utf-8');
  expect(header('cache-control')).toBe(kept);
  expect(header('access-control-allow-origin')).toBe('*');
  expect(header('cross-origin-resource-policy')).toBe('cross-origin');
  expect(header('x-content-type-options')).toBe('nosniff');
});

test('who holds the content is told so, without it; another content has another ETag', async () => {
  const etag = (await get('/v1/embed.js')).header('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  expect((await get('/v1/embed/list-ABCD2345.js')).header('etag')).not.toBe(etag);
  for (const held of [etag, `W/${etag}`, `"older", ${etag}`, '*']) {
    const { status, header, text } = await get('/v1/embed.js', { 'If-None-Match': held });
    expect({ held, status, text }).toEqual({ held, status: 304, text: '' });
    expect(header('etag')).toBe(etag);
    expect(header('cache-control')).toBe('public, max-age=300');
    expect(header('access-control-allow-origin')).toBe('*');
  }
  expect((await get('/v1/embed.js', { 'If-None-Match': '"older"' })).status).toBe(200);
});

test('HEAD answers as GET does, without the content', async () => {
  const { status, header, text } = await get('/v1/embed.js', {}, 'HEAD');
  expect({ status, text }).toEqual({ status: 200, text: '' });
  expect(header('cache-control')).toBe('public, max-age=300');
});

test.each([
  '/v1/embed/list.js',
  '/v1/embed/other-ABCD2345.js',
  '/v1/embed/..%2fembed.js',
  '/v1/embed/..%2f..%2fsecret-ABCD2345.js',
  '/v1/embed/%2e%2e%2f%2e%2e%2fsecret-ABCD2345.js',
  '/v1/embed/..%5c..%5csecret-ABCD2345.js',
  '/v1/embed/list-ABCD2345.js%00.js',
  '/v1/embed/list-ABCD2345.js.map',
])('%s is not there', async (path) => {
  const { status, header, text } = await get(path);
  expect({ status, code: JSON.parse(text).code }).toEqual({ status: 404, code: 'not-found' });
  expect(header('cache-control')).toBeNull();
});

test('paths that leave the folder in the address already are other paths', async () => {
  expect((await get('/v1/embed/../../secret-ABCD2345.js')).status).toBe(404);
  expect((await get('/v1/embed/../secret-ABCD2345.js')).status).toBe(401);
});

test('widgets that are not built are missing, and the log says once what to do', async () => {
  const read = readFrom('nothing');
  expect([await read('embed.js'), await read('embed.js'), await read('embed/x-ABCD2345.js')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(log).toEqual(['/v1/embed.js is not built, so it is answered with 404: run "npm run build".']);
});
