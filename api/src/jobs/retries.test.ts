import { expect, test } from 'vitest';
import { RETRIES } from './retries.ts';

/** Shortest time from the first attempt to the last, in seconds: the queue doubles the wait and adds chance on top. */
const span = ({ retryLimit, retryDelay }: (typeof RETRIES)['deliver-document']) => retryDelay * (2 ** retryLimit - 1);

test('a mail server that refuses for hours is asked again after that', () => {
  expect(span(RETRIES['deliver-document'])).toBeGreaterThan(4 * 3600);
});

test('whatever else fails is repeated within minutes', () => {
  for (const job of ['run-billing', 'run-monthly-information', 'render-document', 'sequence-log'] as const) {
    expect(2 * span(RETRIES[job])).toBeLessThan(5 * 60);
  }
});

test.each(['propose-corrections', 'look-after-devices', 'process-reading-file', 'judge-kept-telegrams'] as const)(
  '%s is asked for by nobody a second time: it is repeated soon, and for days',
  (job) => {
    const { retryLimit, retryDelay, retryDelayMax = 0 } = RETRIES[job];
    const waits = Array.from({ length: retryLimit }, (_, n) => Math.min(retryDelayMax, retryDelay * 2 ** n));
    const behind = (repetitions: number) => waits.slice(0, repetitions).reduce((sum, wait) => sum + wait, 0);
    expect(behind(6)).toBeLessThan(5 * 60);
    expect(behind(retryLimit)).toBeGreaterThan(7 * 86_400);
    // The queue keeps a job for two weeks.
    expect(2 * behind(retryLimit)).toBeLessThan(2 * 14 * 86_400);
    expect(Math.max(...waits)).toBeLessThanOrEqual(3_600);
  },
);
