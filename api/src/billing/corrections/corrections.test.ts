import type { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { buildWorld, doJobs, type World } from '../../../test/world.ts';
import { takeOutbox } from '../../db/system.ts';
import { HANDLERS } from '../../jobs/handlers.ts';
import type { ProblemBody } from '../../problem.ts';
import { setReleaseHook } from '../index.ts';
import type { CorrectionProposal } from './schemas.ts';

type Proposal = z.infer<typeof CorrectionProposal>;

let api: TestApi;
let world: World;
/** Where the job stops, as if its process had died. */
let stopAt: string | null = null;
beforeAll(async () => {
  api = await startTestApi({
    renderer: { render: async () => new TextEncoder().encode('%PDF-1.7') },
    faultPort: (point) => {
      if (point === stopAt) throw new Error(`stopped at ${point}`);
    },
  });
  world = await buildWorld(api, api.root);
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

const post = async <T = { id: string }>(path: string, body: unknown, key: string = crypto.randomUUID()) =>
  api.request<T>('POST', path, { body, headers: { 'Idempotency-Key': key } });
const read = (read_at: string, value: string) => {
  // Later proposals have later ids.
  api.clock.now = new Date(api.clock.now.getTime() + 1_000);
  return post('/v1/readings', {
    measuring_point_id: world.measuring_point_id,
    read_at,
    value,
    origin: 'manual',
    confirmed: true,
  });
};
const list = async (query = '') =>
  (await api.request<{ data: Proposal[] }>('GET', `/v1/correction-proposals?${query}`)).body.data;
const jobsLeft = async () => {
  const jobs = await api.services.database.systemTransaction((db) => takeOutbox(db, 500));
  return jobs.filter(({ job }) => job === 'propose-corrections');
};

test('readings of days that were not billed leave no job behind', async () => {
  await read('2026-01-14T20:00:00Z', '9900');
  expect(await jobsLeft()).toEqual([]);
});

test('a late reading edits nothing and proposes a correction; the job repeated proposes the same', async () => {
  const before = await api.request('GET', `/v1/statements/${world.statement_id}/versions/1`);
  await read('2025-12-31T22:35:00Z', '8000');
  await read('2025-12-31T22:45:00Z', '9400');
  const mine = await jobsLeft();
  expect(mine.map(({ payload }) => payload)).toEqual([
    { property_ids: [world.property_id], from: '2025-12-31', to: '2025-12-31' },
    { property_ids: [world.property_id], from: '2025-12-31', to: '2025-12-31' },
  ]);
  for (const job of [...mine, ...mine]) await HANDLERS['propose-corrections'](api.services, [job]);
  const [earlier, proposal, ...others] = await list(`property_id=${world.property_id}`);
  expect(earlier).toMatchObject({ id: world.correction_proposal_id, state: 'superseded' });
  expect(others).toEqual([]);
  expect(proposal).toMatchObject({
    state: 'open',
    run_id: world.run_id,
    billing_period_id: world.billing_period_id,
    changes: [
      {
        unit_id: world.unit_id,
        occupancy_id: world.occupancy_id,
        field: 'heating',
        measuring_point_ids: [world.measuring_point_id],
        before: { value: '8000', origin: 'measured', measurements: [{ end: { day: '2025-12-31', value: '9000' } }] },
        after: { value: '8400', origin: 'measured', measurements: [{ end: { day: '2025-12-31', value: '9400' } }] },
      },
    ],
    // One flat pays all there is, whatever it counted.
    effect: { occupants: [], moved_cents: 0 },
    decision: null,
  });
  expect((await api.request('GET', `/v1/statements/${world.statement_id}/versions/1`)).body).toEqual(before.body);
});

test.each(['begin', 'before-commit', 'committed'])(
  'stopped at %s and repeated, the job proposes once',
  async (point) => {
    const value = { begin: '9410', 'before-commit': '9420', committed: '9430' }[point] ?? '';
    await read(`2025-12-31T22:46:${value.slice(1, 3)}Z`, value);
    const jobs = await jobsLeft();
    const before = (await list()).length;
    stopAt = `propose-corrections:${point}`;
    await expect(HANDLERS['propose-corrections'](api.services, jobs)).rejects.toThrow('stopped');
    stopAt = null;
    expect((await list()).length - before).toBe(point === 'committed' ? 1 : 0);
    for (const again of [...jobs, ...jobs]) await HANDLERS['propose-corrections'](api.services, [again]);
    const proposals = (await list()).slice(before);
    expect(proposals).toMatchObject([
      { state: 'open', changes: [{ after: { value: String(Number(value) - 1_000) } }] },
    ]);
    const trail = await api.request<{ data: object[] }>('GET', `/v1/audit-events?object_id=${proposals[0]?.id}`);
    expect(trail.body.data).toHaveLength(1);
  },
);

test('a later reading supersedes the proposal; what is dismissed is not proposed again', async () => {
  await read('2025-12-31T22:50:00Z', '9500');
  await doJobs(api);
  const [first, second] = (await list()).slice(-2);
  expect([first?.state, second?.state]).toEqual(['superseded', 'open']);
  const refused = await post<ProblemBody>(`/v1/correction-proposals/${first?.id}/dismissals`, { reason: 'alt' });
  expect({ status: refused.status, code: refused.body.errors[0]?.code }).toEqual({
    status: 409,
    code: 'proposal_not_open',
  });
  const path = `/v1/correction-proposals/${second?.id}/dismissals`;
  const dismissed = await post<Proposal>(path, { reason: 'Zahlendreher' }, 'dismiss');
  expect((await post(path, { reason: 'Ablesefehler' }, 'dismiss')).status).toBe(422);
  expect(dismissed.body).toMatchObject({ state: 'dismissed', decision: { reason: 'Zahlendreher', run_id: null } });
  await read('2025-12-30T22:50:00Z', '9100');
  await doJobs(api);
  expect(await list('state=open')).toEqual([]);
});

test('accepting starts the ordinary correction, which becomes version 2', async () => {
  await read('2025-12-31T22:55:00Z', '9600');
  await doJobs(api);
  const [proposal] = await list('state=open');
  const path = `/v1/correction-proposals/${proposal?.id}`;
  const key = crypto.randomUUID();
  const body = { reason: 'Der Endstand ging erst im Januar ein.' };
  const accepted = await post<Proposal>(`${path}/acceptances`, body, key);
  expect(accepted.body).toMatchObject({ state: 'accepted', decision: { decision: 'accepted', reason: body.reason } });
  expect((await post<Proposal>(`${path}/acceptances`, body, key)).body).toEqual(accepted.body);
  expect((await post(`${path}/acceptances`, body)).status).toBe(409);
  await doJobs(api);
  const run = accepted.body.decision?.run_id;
  await post(`/v1/billing-runs/${run}/statements`, {});
  await doJobs(api);
  const version = await api.request('GET', `/v1/statements/${world.statement_id}/versions/2`);
  expect(version.body).toMatchObject({ version: 2, reason: body.reason });
  const states = (await list()).map(({ state }) => state);
  expect(states.slice(-3)).toEqual(['superseded', 'dismissed', 'accepted']);
  expect(new Set(states.slice(0, -2))).toEqual(new Set(['superseded']));
  expect((await api.request('GET', path)).body).toMatchObject({ id: proposal?.id, state: 'accepted' });
  const trail = await api.request<{ data: { action: string }[] }>('GET', `/v1/audit-events?object_id=${proposal?.id}`);
  expect(trail.body.data.map(({ action }) => action).sort()).toEqual(['correction.accepted', 'correction.proposed']);
});

test('an exchange of days that were billed proposes a correction; taken back, nothing is left to correct', async () => {
  const point = `/v1/measuring-points/${world.measuring_point_id}`;
  const later = () => {
    api.clock.now = new Date(api.clock.now.getTime() + 1_000);
  };
  const exchange = async () => {
    later();
    const { status, body } = await post<{ exchange_id: string }>(`${point}/exchanges`, {
      on: '2025-07-01',
      old_final_value: '5000',
      new_device_id: world.spare_device_id,
      new_initial_value: '0',
      reason: 'Tausch nachgetragen',
      confirmed: true,
    });
    expect(status).toBe(201);
    const jobs = await jobsLeft();
    expect(jobs.map(({ payload }) => payload)).toEqual([
      { property_ids: [world.property_id], from: '2025-07-01', to: '2026-01-15' },
    ]);
    await HANDLERS['propose-corrections'](api.services, jobs);
    return body.exchange_id;
  };
  const before = (await list()).length;
  const first = await exchange();
  const [proposal] = (await list('state=open')).slice(-1);
  expect(proposal?.changes).toMatchObject([
    { occupancy_id: world.occupancy_id, before: { value: '8600' }, after: { origin: 'missing' } },
    { occupancy_id: null, before: { origin: 'missing' }, after: { origin: 'substituted' } },
  ]);
  later();
  await post(`/v1/device-exchanges/${first}/corrections`, { reason: 'Tausch war an einer anderen Messstelle' });
  await doJobs(api);
  expect((await api.request<Proposal>('GET', `/v1/correction-proposals/${proposal?.id}`)).body).toMatchObject({
    state: 'withdrawn',
    decision: { decision: 'withdrawn', run_id: null },
  });
  await exchange();
  const again = (await list()).slice(before);
  expect(again.map(({ state }) => state)).toEqual(['withdrawn', 'open']);
  expect(again[1]?.changes).toEqual(again[0]?.changes);
});

test('a device whose factor was wrong all the time counts otherwise in every bill', async () => {
  const device = await api.request<{ version: number }>('GET', `/v1/devices/${world.device_id}`);
  const patch = async (body: object, version: number) =>
    (
      await api.request('PATCH', `/v1/devices/${world.device_id}`, {
        body,
        headers: { 'If-Match': `"${version}"` },
      })
    ).status;
  const { version } = device.body;
  expect([await patch({ model: 'Supercal 5' }, version), (await jobsLeft()).length]).toEqual([200, 0]);
  expect(await patch({ resets_on: '12-31' }, version + 1)).toBe(200);
  expect((await jobsLeft()).map(({ payload }) => payload)).toMatchObject([{ property_ids: [world.property_id] }]);
});
