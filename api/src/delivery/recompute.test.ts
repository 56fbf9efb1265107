import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobOf } from '../../test/delivery-fixture.ts';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { goldenHouse } from '../billing/house.fixture.ts';
import type { recomputeStatementVersion } from './recompute-statement-version.ts';
import { createRenderer, type Renderer } from './render/renderer.ts';
import { renderDocument } from './render-document.ts';

type Recomputation = Awaited<ReturnType<typeof recomputeStatementVersion>>;

let api: TestApi;
let renderer: Renderer;
let run: string;
let statement: string;
let version: string;

beforeAll(async () => {
  renderer = createRenderer({ processes: 1 });
  api = await startTestApi({ renderer });
  const { build, period, shop } = await goldenHouse(api);
  run = (await build.run(period)).id;
  await build.issue(run);
  const { body } = await api.request<{ data: { id: string; unit_id: string }[] }>(
    'GET',
    `/v1/statements?billing_period_id=${period}`,
  );
  statement = body.data.find(({ unit_id }) => unit_id === shop.id)?.id ?? '';
  version = (await api.request<{ id: string }>('GET', `/v1/statements/${statement}/versions/1`)).body.id;
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const recompute = (number = 1) =>
  api.request<Recomputation>('POST', `/v1/statements/${statement}/versions/${number}/recomputations`);

test('figures equal before there is a document', async () => {
  expect((await recompute()).body).toMatchObject({
    figures: { outcome: 'equal', digests_hold: true, difference_count: 0, differences: [] },
    document: { outcome: 'not_rendered', document_id: null },
  });
});

test('figures and PDF the same to the byte; the trail tells of it', async () => {
  await renderDocument(api.services, jobOf(api, { statement_version_id: version }));
  const { status, body } = await recompute();
  expect(status).toBe(200);
  expect(body.figures.outcome).toBe('equal');
  expect(body.document.outcome).toBe('equal');
  expect(body.document.recomputed_sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(body.document.recomputed_sha256).toBe(body.document.stored_sha256);
  const trail = await api.request<{ data: { action: string; object_id: string }[] }>(
    'GET',
    '/v1/audit-events?limit=100',
  );
  expect(trail.body.data.filter(({ action }) => action === 'statement_version.recomputed').at(-1)).toMatchObject({
    object_id: version,
  });
});

test('a process without a typesetter says so, and checks the figures all the same', async () => {
  const { renderer: _, ...services } = api.services;
  Object.assign(api.services, { renderer: undefined });
  try {
    expect((await recompute()).body).toMatchObject({
      figures: { outcome: 'equal' },
      document: { outcome: 'no_renderer' },
    });
  } finally {
    Object.assign(api.services, { ...services, renderer });
  }
});

test('no such version', async () => {
  problemOf(await recompute(7), 'not-found');
});

test('whoever tampers with what is stored is found, and what he changed is named', async () => {
  // Past the triggers that refuse it, as somebody with the database in his hands could.
  await api.db.inspect('alter table billing_run_results disable trigger user');
  await api.db.inspect(
    `update billing_run_results set result = replace(result, '"1091.56"', '"1091.57"') where run_id = $1`,
    [run],
  );
  const { body } = await recompute();
  expect(body.figures).toMatchObject({ outcome: 'different', digests_hold: false });
  expect(body.figures.differences).toContainEqual({
    path: '/occupants/0/total_eur',
    stored: '1091.57',
    recomputed: '1091.56',
  });
  expect(body.figures.difference_count).toBeGreaterThanOrEqual(2);
  // What is stored now could not even be printed.
  expect(body.document.outcome).toBe('not_printable');
});
