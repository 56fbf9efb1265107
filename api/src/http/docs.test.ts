import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { docsFile } from '../node/docs-files.ts';
import { PROBLEMS } from '../problem.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ docsFile });
});
afterAll(() => api.close());

const text = async (path: string) => {
  const { status, headers, bytes } = await api.request('GET', path, { key: null });
  return { status, headers, body: new TextDecoder().decode(bytes) };
};

test('the bare address leads to the reference', async () => {
  const { status, headers } = await text('/');
  expect([status, headers.get('location')]).toEqual([302, '/docs']);
});

test('the reference is a page of our own files: nothing in it points elsewhere', async () => {
  const page = await text('/docs');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
  const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses).toEqual(['data:,', '/docs/before.js', '/docs/scalar.js', '/docs/start.js']);
  for (const path of ['/docs/before.js', '/docs/scalar.js', '/docs/start.js']) {
    const script = await text(path);
    expect({ path, status: script.status, type: script.headers.get('content-type') }).toEqual({
      path,
      status: 200,
      type: 'text/javascript; charset=utf-8',
    });
  }
  expect((await text('/docs/scalar.js')).body).toContain('createApiReference');
});

test.each(['quickstart.md', 'meters.md'] as const)(
  '%s is served as it is written, and stands before the operations',
  async (name) => {
    const { body, headers } = await text(`/docs/${name}`);
    expect(body).toBe(await docsFile(name));
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect((await text('/docs/start.js')).body).toContain(`fetch('/docs/${name}')`);
  },
);

test('a call of each operation is served, and shown beside it', async () => {
  const { body, headers } = await text('/docs/calls.json');
  expect(headers.get('content-type')).toBe('application/json');
  expect(JSON.parse(body)).toMatchObject({ startBillingRun: expect.stringContaining('client.startBillingRun(') });
  expect(body.toLowerCase()).not.toContain('klarmeter');
  expect((await text('/docs/start.js')).body).toContain("operation['x-codeSamples']");
});

test('the contract is served as it is committed', async () => {
  const served = JSON.parse((await text('/openapi.json')).body) as { paths: object };
  expect(Object.keys(served.paths).length).toBeGreaterThan(40);
});

test('every problem type has a page that names no product', async () => {
  for (const code of Object.keys(PROBLEMS)) {
    const page = await text(`/problems/${code}`);
    expect({ code, status: page.status }).toEqual({ code, status: 200 });
    expect(page.body.toLowerCase()).not.toContain('klarmeter');
  }
  expect((await text('/problems/none-of-ours')).status).toBe(404);
});

test('health needs no key', async () => {
  expect((await text('/healthz')).body).toBe('{"status":"ok"}');
  expect(JSON.parse((await text('/readyz')).body)).toMatchObject({ status: 'ready' });
});
