import { expect, test } from 'vitest';
import { ATTEMPTS_MAX, waitAfter } from './attempts.ts';

test('two slips cost nothing, then each wrong PIN waits twice as long, at most an hour', () => {
  const waits = Array.from({ length: ATTEMPTS_MAX + 1 }, (_, failures) => waitAfter(failures) / 60_000);
  expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
});
