import { beforeEach, expect, test } from 'vitest';
import type { Services } from '../context.ts';
import { doTogether } from './batches.ts';
import type { QueuedJob } from './job.ts';

const said: unknown[] = [];
const services = { log: (event: unknown) => said.push(event) } as unknown as Services;
beforeEach(() => said.splice(0));
const job = (accountId: string, run_id: string, livemode = false): QueuedJob => ({
  accountId,
  livemode,
  payload: { run_id },
});
const names = (jobs: readonly QueuedJob[]) => jobs.map(({ payload }) => payload.run_id).join();

test('jobs are done together account by account, test and live mode apart', async () => {
  const calls: string[] = [];
  const jobs = [job('acc_1', 'a'), job('acc_2', 'b'), job('acc_1', 'c', true), job('acc_1', 'd')];
  const failures = await doTogether(
    services,
    'run-billing',
    async (_, some) => {
      calls.push(names(some));
    },
    jobs,
  );
  expect(calls).toEqual(['a,d', 'b', 'c']);
  expect(failures.size).toBe(0);
  expect(said).toEqual([]);
});

test('one that cannot be done is named, and the others are done without it', async () => {
  const done = new Set<unknown>();
  const jobs = [job('acc_1', 'a'), job('acc_1', 'broken'), job('acc_1', 'c'), job('acc_2', 'd')];
  const failures = await doTogether(
    services,
    'run-billing',
    async (_, some) => {
      if (some.some(({ payload }) => payload.run_id === 'broken')) throw new Error('cannot be done');
      for (const { payload } of some) done.add(payload.run_id);
    },
    jobs,
  );
  expect([...failures]).toEqual([[jobs[1], new Error('cannot be done')]]);
  expect([...done].sort()).toEqual(['a', 'c', 'd']);
  expect(said).toMatchObject([
    { where: 'run-billing', jobs: 3, message: 'cannot be done' },
    { where: 'run-billing', jobs: 1, message: 'cannot be done' },
  ]);
});
