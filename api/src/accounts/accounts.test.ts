import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const brand = {
  name: 'Messdienst Nord',
  logo_svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>',
  colors: { primary: '#0b5cad' },
  sender_line: 'Messdienst Nord · Hafenstraße 1 · 24103 Kiel',
  contact: { name: 'Team Abrechnung', email: 'service@messdienst-nord.example' },
  footer: ['Messdienst Nord GmbH, Kiel'],
  mail_from: 'abrechnung@messdienst-nord.example',
  portal_url: null,
  is_default: true,
};

describe('accounts', () => {
  test('a child account comes with a key that works for it and sees nothing of the parent', async () => {
    const made = await api.request<{ id: string; api_key: { secret: string } }>('POST', '/v1/accounts', {
      body: { name: 'Child' },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/accounts/${made.body.id}`);
    const key = made.body.api_key.secret;
    expect((await api.request('GET', `/v1/accounts/${made.body.id}`, { key })).status).toBe(200);
    problemOf(await api.request('GET', `/v1/accounts/${api.root.accountId}`, { key }), 'not-found');
    const list = await api.request<{ data: { id: string }[] }>('GET', '/v1/accounts', { key });
    expect(list.body.data.map(({ id }) => id)).toEqual([made.body.id]);
  });

  test('an unknown field, a missing field and a wrong type are all named at once', async () => {
    const problem = problemOf(
      await api.request('POST', '/v1/brands', { body: { ...brand, name: 7, footer: [], nonsense: 1 } }),
      'validation-failed',
    );
    expect(problem.errors.map(({ pointer }) => pointer).sort()).toEqual(['/footer', '/name', '/nonsense']);
  });
});

describe('keys', () => {
  test('none, a typo, a revoked one and an expired one are refused alike', async () => {
    const made = await api.request<{ id: string; secret: string }>('POST', '/v1/api-keys', {
      body: { name: 'short', role: 'reader', expires_at: '2026-01-15T08:00:01.000Z' },
    });
    const { id, secret } = made.body;
    expect((await api.request('GET', '/v1/brands', { key: secret })).status).toBe(200);
    problemOf(await api.request('GET', '/v1/brands', { key: null }), 'unauthenticated');
    problemOf(
      await api.request('GET', '/v1/brands', { key: `${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}` }),
      'unauthenticated',
    );
    api.clock.now = new Date('2026-01-15T08:00:01.000Z');
    problemOf(await api.request('GET', '/v1/brands', { key: secret }), 'unauthenticated');
    expect((await api.request('POST', `/v1/api-keys/${id}/revocations`)).status).toBe(200);
    expect((await api.request('POST', `/v1/api-keys/${id}/revocations`)).status).toBe(200);
  });

  test('a role without the right is refused by name', async () => {
    const key = await api.keyOf('reader');
    expect(problemOf(await api.request('POST', '/v1/brands', { key, body: brand }), 'forbidden').detail).toContain(
      'brands:write',
    );
  });

  test('the secret is nowhere in the database', async () => {
    const stored = JSON.stringify(await api.db.inspect('select * from api_keys'));
    expect(stored).not.toContain(api.root.key);
  });
});

describe('repeating', () => {
  const headers = { 'Idempotency-Key': 'brand-once' };

  test('the same key gives the first answer; another body is refused; a failed try does not use the key up', async () => {
    problemOf(await api.request('POST', '/v1/brands', { body: { ...brand, name: '' }, headers }), 'validation-failed');
    const first = await api.request<{ id: string }>('POST', '/v1/brands', { body: brand, headers });
    const second = await api.request<{ id: string }>('POST', '/v1/brands', { body: brand, headers });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    problemOf(
      await api.request('POST', '/v1/brands', { body: { ...brand, name: 'Other' }, headers }),
      'idempotency-key-reused',
    );
  });

  test('twenty at once make one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.request<{ id: string }>('POST', '/v1/brands', { body: brand, headers: { 'Idempotency-Key': 'twins' } }),
      ),
    );
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });
});

describe('lists', () => {
  test('pages follow each other without gap, and a cursor opens no other list', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { data: { id: string }[]; next_cursor: string | null } = (
        await api.request<{ data: { id: string }[]; next_cursor: string | null }>(
          'GET',
          `/v1/audit-events?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
        )
      ).body;
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
      if (cursor !== null) problemOf(await api.request('GET', `/v1/brands?cursor=${cursor}`), 'validation-failed');
    } while (cursor !== null);
    const stored = await api.db.inspect<{ id: string }>(
      'select id from audit_events where account_id = $1 order by id',
      [api.root.accountId],
    );
    expect(seen).toEqual(stored.map(({ id }) => id));
  });
});

describe('bodies', () => {
  test('broken JSON, a wrong content type and 50 MB are answered, not swallowed', async () => {
    problemOf(
      await api.request('POST', '/v1/brands', { raw: '{"name":', headers: { 'Content-Type': 'application/json' } }),
      'malformed-body',
    );
    const large = new Uint8Array(50 * 1024 * 1024);
    problemOf(
      await api.request('POST', '/v1/brands', { raw: large, headers: { 'Content-Type': 'application/json' } }),
      'body-too-large',
    );
  });

  test('a version that is not there is refused, and every answer names the one that is', async () => {
    const { headers } = await api.request('GET', '/v1/brands', { headers: { 'Api-Version': '2026-11-22' } });
    expect(headers.get('api-version')).toBe('2026-11-22');
    const refused = await api.request('GET', '/v1/brands', { headers: { 'Api-Version': '2020-01-01' } });
    expect(problemOf(refused, 'validation-failed').errors[0]?.pointer).toBe('/header/api-version');
  });

  test('an unknown address is a problem too', async () => {
    problemOf(await api.request('GET', '/v1/nothing'), 'not-found');
    problemOf(await api.request('GET', '/nothing', { key: null }), 'not-found');
  });
});
