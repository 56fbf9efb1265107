import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import { twoFlats } from '../billing/operating-costs/house.fixture.ts';
import { createRenderer } from './render/renderer.ts';

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ renderer });
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const keyed = (body: unknown = {}) => ({ body, headers: { 'Idempotency-Key': randomUUID() } });
interface Document {
  id: string;
  kind: string;
  statement_id: string;
  status: string;
}

test('statements of operating costs, the heating bill inside, are printed, released, delivered, shown and made anew', async () => {
  const { build, period, heating, embed, tenant } = await twoFlats(api);
  await embed();
  await build.run(heating);
  const run = await build.run(period.id);
  await build.issue(run.id);
  await doJobs(api);
  const { data } = (await api.request<{ data: Document[] }>('GET', '/v1/documents')).body;
  expect(data.map(({ kind, status }) => `${kind} ${status}`)).toEqual(
    Array.from({ length: 3 }, () => 'operating_cost_statement ready'),
  );
  const statements = await api.request<{ data: { id: string; number: string }[] }>(
    'GET',
    `/v1/statements?occupancy_id=${tenant}`,
  );
  const [statement] = statements.body.data;
  expect(statement?.number).toMatch(/^BK-2025-/);
  const own = data.find(({ statement_id }) => statement_id === statement?.id);
  const pdf = await api.request('GET', `/v1/documents/${own?.id}/content`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');

  // Of the heating bill inside there is a run and no statement, which the audit wants to be excused.
  const overrides = [{ check: 'heating_statement_not_released', reason: 'Sie liegt den Mietern seit Mai vor.' }];
  const released = await api.request('POST', `/v1/billing-runs/${run.id}/releases`, keyed({ overrides }));
  expect(released.body).toMatchObject({ released: 3 });
  const delivered = await api.request('POST', '/v1/deliveries', keyed({ document_id: own?.id, channel: 'portal' }));
  expect(delivered.status).toBeLessThan(300);
  await doJobs(api);
  const overviews = await api.request<{ data: { kind: string; number: string; state: string }[] }>(
    'GET',
    '/v1/statement-overviews',
  );
  expect(overviews.body.data.find(({ number }) => number === statement?.number)).toMatchObject({
    kind: 'operating_costs',
    state: 'additional_payment',
  });

  const again = await api.request('POST', `/v1/statements/${statement?.id}/versions/1/recomputations`, keyed());
  expect(again.body).toMatchObject({ figures: { outcome: 'equal' }, document: { outcome: 'equal' } });
});
