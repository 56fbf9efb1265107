import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobOf } from '../../test/delivery-fixture.ts';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { goldenHouse } from '../billing/house/house.fixture.ts';
import type { recomputeStatementVersion } from './recompute-statement-version.ts';
import { readPdf } from './render/read-pdf.ts';
import { createRenderer, type Renderer } from './render/renderer.ts';
import { renderDocument } from './render-document.ts';

type Recomputation = Awaited<ReturnType<typeof recomputeStatementVersion>>;

let api: TestApi;
let renderer: Renderer;
let run: string;
let statement: string;
let version: string;
let golden: Awaited<ReturnType<typeof goldenHouse>>;
let documentId: string;

beforeAll(async () => {
  renderer = createRenderer({ processes: 1 });
  api = await startTestApi({ renderer });
  golden = await goldenHouse(api);
  const { build, period, shop } = golden;
  const { headers, body: made } = await api.request<{ settings: object }>('GET', `/v1/billing-periods/${period}`);
  const payment = { iban: 'DE02120300000000202051', account_holder: 'Hausgemeinschaft', due_on: '2023-09-30' };
  await api.request('PATCH', `/v1/billing-periods/${period}`, {
    body: { settings: { ...made.settings, payment } },
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
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
  expect(body.document.archived_sha256).toBe(body.document.stored_sha256);
  documentId = body.document.document_id ?? '';
  const trail = await api.request<{ data: { action: string; object_id: string }[] }>(
    'GET',
    '/v1/audit-events?limit=100',
  );
  expect(trail.body.data.filter(({ action }) => action === 'statement_version.recomputed').at(-1)).toMatchObject({
    object_id: version,
  });
});

test('a correction prints what it replaced, and is made anew with the same bytes', async () => {
  const { build, period, maintenance } = golden;
  const body = { amount_cents: 10_765 };
  await api.request('PATCH', `/v1/cost-entries/${maintenance.id}`, { body, headers: { 'If-Match': '"1"' } });
  await build.issue((await build.run(period, 'Die Wartung war doppelt gebucht.')).id);
  const { id } = (await api.request<{ id: string }>('GET', `/v1/statements/${statement}/versions/2`)).body;
  await renderDocument(api.services, jobOf(api, { statement_version_id: id }));
  const again = (await recompute(2)).body;
  expect(again).toMatchObject({ figures: { outcome: 'equal' }, document: { outcome: 'equal' } });
  const pdf = await api.request('GET', `/v1/documents/${again.document.document_id}/content`);
  const [page = ''] = (await readPdf(pdf.bytes)).pages;
  expect(page.replace(/[\s\u00a0\u202f]+/g, ' ')).toContain('Fassung 1: Nachzahlung 291,56 €. Unterschied: −');
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

interface Tampering {
  readonly column: `${keyof typeof IDS}.${string}`;
  readonly change: (stored: string) => string;
  readonly figures?: Partial<Recomputation['figures']>;
  /** Digests that no longer hold. */
  readonly broken?: readonly string[];
  readonly document?: Partial<Recomputation['document']>;
}

/** By what the rows behind the version are found. */
const IDS = {
  statement_versions: ['id', () => version],
  billing_run_inputs: ['run_id', () => run],
  billing_run_results: ['run_id', () => run],
  documents: ['statement_version_id', () => version],
  document_contents: ['document_id', () => documentId],
} as const;

const replaced = (from: string, to: string) => (stored: string) => {
  if (!stored.includes(from)) throw new Error(`nothing to tamper with: no ${from}`);
  return stored.replaceAll(from, to);
};
const differing = (path: string, stored: string | null, recomputed: string | null) => ({
  outcome: 'different' as const,
  difference_count: 1,
  differences: [{ path, stored, recomputed }],
});
const unnamed = { outcome: 'different' as const, difference_count: 0 };
const ZEROS = '0'.repeat(64);

describe('whoever tampers with what is stored is found, and what he changed is named', () => {
  beforeAll(async () => {
    // Past the triggers that refuse it, as somebody with the database in his hands could.
    for (const table of Object.keys(IDS)) await api.db.inspect(`alter table ${table} disable trigger user`);
  });

  test.each<[string, Tampering]>([
    [
      'the total of the version',
      {
        column: 'statement_versions.total_cents',
        change: () => '109256',
        figures: differing('/version/total_cents', '109256', '109156'),
        broken: ['version'],
      },
    ],
    [
      'a line of the version',
      {
        column: 'statement_versions.lines',
        change: replaced('27399', '27400'),
        figures: differing('/version/lines/0/amount_cents', '27400', '27399'),
        broken: ['version'],
      },
    ],
    [
      'the reason of the version',
      {
        column: 'statement_versions.reason',
        change: () => 'Ablesefehler',
        figures: differing('/version/reason', 'Ablesefehler', null),
        broken: ['version'],
      },
    ],
    [
      'how it is settled',
      {
        column: 'statement_versions.settlement',
        change: replaced('payable', 'carried_over'),
        figures: differing('/version/settlement', 'carried_over', 'payable'),
      },
    ],
    [
      'whom it is paid to',
      {
        column: 'statement_versions.payment',
        change: replaced('DE02120300000000202051', 'DE89370400440532013000'),
        figures: differing('/version/payment/iban', 'DE89370400440532013000', 'DE02120300000000202051'),
      },
    ],
    [
      'the digest of the version',
      {
        column: 'statement_versions.digest',
        change: () => ZEROS,
        figures: unnamed,
        broken: ['version'],
        // It is printed.
        document: { outcome: 'different' },
      },
    ],
    [
      'what is printed',
      {
        column: 'billing_run_inputs.presentation',
        change: replaced('Einheit 1', 'Einheit X'),
        figures: unnamed,
        broken: ['inputs'],
        document: { outcome: 'different' },
      },
    ],
    [
      'where the values are from',
      {
        column: 'billing_run_inputs.provenance',
        change: replaced('reading_ids', 'reading_idz'),
        figures: unnamed,
        broken: ['inputs'],
      },
    ],
    [
      'the digest of the inputs',
      {
        column: 'billing_run_inputs.digest',
        change: () => ZEROS,
        figures: unnamed,
        broken: ['inputs', 'version'],
      },
    ],
    [
      'a form of the same result',
      { column: 'billing_run_results.result', change: (json) => ` ${json}`, figures: unnamed, broken: ['result'] },
    ],
    [
      'the rule set',
      {
        column: 'billing_run_results.result',
        change: replaced('"rule_set":"2026-11"', '"rule_set":"2020-01"'),
        figures: { outcome: 'rule_set_unknown', difference_count: 0 },
        broken: ['result'],
        document: { outcome: 'rule_set_unknown' },
      },
    ],
    [
      'the inputs until nothing can be read',
      {
        column: 'billing_run_inputs.house',
        change: () => 'null',
        figures: { outcome: 'unreadable' },
        broken: ['inputs'],
        document: { outcome: 'not_printable' },
      },
    ],
    [
      'the digest of the document',
      {
        column: 'documents.sha256',
        change: () => ZEROS,
        document: { outcome: 'different', stored_sha256: ZEROS },
      },
    ],
    [
      'the template',
      {
        column: 'documents.template',
        change: () => '2020-01',
        document: { outcome: 'template_unknown', template: '2020-01' },
      },
    ],
    [
      'the archive',
      {
        column: 'document_contents.sealed',
        change: (bytes) => bytes.slice(0, -2) + (bytes.endsWith('00') ? '01' : '00'),
        document: { outcome: 'seal_broken' },
      },
    ],
  ])('%s', async (_, { column, change, figures, broken = [], document }) => {
    const [table = '', name = ''] = column.split('.');
    const [by, id] = IDS[table as keyof typeof IDS];
    const found = await api.db.inspect<{ stored: string; type: string }>(
      `select ${name}::text as stored, pg_typeof(${name})::text as type from ${table} where ${by} = $1`,
      [id()],
    );
    const [{ stored, type } = { stored: '', type: 'text' }] = found;
    const write = (value: string | null) =>
      api.db.inspect(`update ${table} set ${name} = ($2::text)::${type} where ${by} = $1`, [id(), value]);
    await write(change(stored));
    try {
      const { status, body } = await recompute();
      expect(status).toBe(200);
      expect(body.figures).toMatchObject({ outcome: 'equal', ...figures, digests_hold: broken.length === 0 });
      expect(body.figures.digests.filter(({ holds }) => !holds).map((digest) => digest.of)).toEqual(broken);
      expect(body.document).toMatchObject({ outcome: 'equal', ...document });
    } finally {
      await write(stored);
    }
  });

  test('put back as it was, all is equal again', async () => {
    expect((await recompute()).body).toMatchObject({ figures: { outcome: 'equal' }, document: { outcome: 'equal' } });
  });

  test('a figure of the result, wherever it stands', async () => {
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
});
