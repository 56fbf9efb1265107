import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { BRAND, doJobs } from '../../test/world.ts';
import { buildReadHouse, type ReadHouse, routeOf } from '../metering/manual-reading/house.fixture.ts';
import { readPdf } from './render/read-pdf.ts';
import { createRenderer } from './render/renderer.ts';

interface FieldDocument {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: string;
  readonly sha256: string | null;
}

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let house: ReadHouse;
let route: string;

beforeAll(async () => {
  api = await startTestApi({ renderer });
  house = await buildReadHouse(api);
  route = (await api.request<{ id: string }>('POST', '/v1/reading-routes', { body: routeOf(house.property) })).body.id;
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const post = (path: string, key?: string) =>
  api.request<FieldDocument>('POST', path, {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    ...(key === undefined ? {} : { key }),
  });
const content = async (id: string) => {
  const answer = await api.request('GET', `/v1/field-documents/${id}/content`);
  const sha256 = createHash('sha256').update(answer.bytes).digest('hex');
  return { answer, sha256, facts: await readPdf(answer.bytes) };
};

test('a reading form is printed, archived under its digest, and versioned where it says something else', async () => {
  problemOf(await post(`/v1/reading-routes/${route}/forms`), 'rule-violated');
  await api.request('POST', '/v1/brands', { body: BRAND });
  problemOf(await api.request('POST', `/v1/reading-routes/${route}/forms`), 'idempotency-key-missing');
  const first = await post(`/v1/reading-routes/${route}/forms`);
  expect([first.status, first.body.status, first.body.version]).toEqual([201, 'queued', 1]);
  problemOf(await api.request('GET', `/v1/field-documents/${first.body.id}/content`), 'document-not-ready');
  await doJobs(api);
  const { body: ready } = await api.request<FieldDocument>('GET', `/v1/field-documents/${first.body.id}`);
  const { answer, sha256, facts } = await content(first.body.id);
  expect([ready.status, ready.sha256]).toEqual(['ready', sha256]);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="AF-R-\d+-2025-12-29-v1\.pdf"$/);
  expect(facts.pages).toHaveLength(3);
  const text = facts.pages.join(' ').replace(/\s+/g, ' ');
  expect(text).toContain(`Gerätenummer SON ${house.flats[1]?.points[0]?.serial}`);
  expect(text).toContain('Letzter Wert 2810');
  expect(text).not.toMatch(/Ada|Emil/);
  expect((await post(`/v1/reading-routes/${route}/forms`)).body.id).toBe(first.body.id);
  await api.request('PATCH', `/v1/reading-routes/${route}`, {
    body: { name: 'Zweite Runde' },
    headers: { 'If-Match': '"1"' },
  });
  expect((await post(`/v1/reading-routes/${route}/forms`)).body).toMatchObject({ version: 2, status: 'queued' });
  const listed = await api.request<{ data: FieldDocument[] }>(
    'GET',
    `/v1/field-documents?property_id=${house.property}&kind=reading_form`,
  );
  expect(listed.body.data.map(({ version }) => version).toSorted()).toEqual([1, 2]);
  const kept = JSON.stringify(await api.db.inspect('select * from field_documents'));
  expect(kept).not.toContain(house.flats[0]?.points[0]?.serial);
});

test('an exchange has a protocol with both devices; an installation without one has none', async () => {
  const [point, untouched] = house.flats[0]?.points ?? [];
  const device = { manufacturer: 'SON', serial: '48888888', kind: 'heat_meter', model: 'Neu', marking_year: 2025 };
  const made = await api.request<{ id: string }>('POST', '/v1/devices', { body: device });
  const exchange = await api.request<{ begun: { id: string }; ended: { id: string } }>(
    'POST',
    `/v1/measuring-points/${point?.id}/exchanges`,
    {
      body: {
        on: '2026-01-12',
        old_final_value: '4777.5',
        new_device_id: made.body.id,
        new_initial_value: '0',
        reason: 'Eichfrist abgelaufen',
      },
    },
  );
  await api.request('POST', `/v1/devices/${made.body.id}/calibrations`, {
    body: { kind: 'extended', day: '2026-01-13', valid_until: '2034-12-31', reference: 'Los 7' },
  });
  const protocol = await post(`/v1/device-installations/${exchange.body.begun.id}/exchange-protocols`);
  expect(protocol.body).toMatchObject({ number: 'GT-48888888-2026-01-12', version: 1 });
  const ofOld = await post(`/v1/device-installations/${exchange.body.ended.id}/exchange-protocols`);
  expect(ofOld.body.id).toBe(protocol.body.id);
  await doJobs(api);
  const { facts } = await content(protocol.body.id);
  const text = facts.pages.join(' ').replace(/[\s\u202f]+/g, ' ');
  for (const words of ['4777,5 kWh', 'SON 48888888', 'Eichfrist abgelaufen', 'EG links', '31.12.2034'])
    expect(text).toContain(words);
  const installations = await api.request<{ data: { id: string }[] }>(
    'GET',
    `/v1/device-installations?measuring_point_id=${untouched?.id}`,
  );
  const other = installations.body.data[0]?.id;
  problemOf(await post(`/v1/device-installations/${other}/exchange-protocols`), 'not-found');
  const { key } = await api.foreignAccount();
  problemOf(await post(`/v1/device-installations/${exchange.body.begun.id}/exchange-protocols`, key), 'not-found');
  await api.db.inspect('update persons set key_sealed = null, sealed = null, erased_at = now()');
  problemOf(await api.request('GET', `/v1/field-documents/${protocol.body.id}/content`), 'person-erased');
  // In another look they would be new versions, and nobody is left whose key could seal them.
  const [brand] = (await api.request<{ data: { id: string }[] }>('GET', '/v1/brands')).body.data;
  const renamed = { body: { name: 'Neuer Name' }, headers: { 'If-Match': '"1"' } };
  expect((await api.request('PATCH', `/v1/brands/${brand?.id}`, renamed)).status).toBe(200);
  problemOf(await post(`/v1/device-installations/${exchange.body.begun.id}/exchange-protocols`), 'person-erased');
  problemOf(await post(`/v1/reading-routes/${route}/forms`), 'person-erased');
});
