import { expect, test } from 'vitest';
import { readingId } from '../readings/reading-id.ts';
import { isTold } from './is-told.ts';

const MAY = { from: '2025-05-01', to: '2025-05-31' } as const;
const at = (kind: 'due_date' | 'month_end') =>
  readingId({ measuringPointId: `mpt_${'0'.repeat(32)}`, readAt: new Date('2025-05-31T22:00:00Z'), kind });
const finding = { deviceId: 'A', readingIds: [] } as const;

test.each([
  ['the first day', { ...finding, code: 'gap', day: '2025-05-01' }, true],
  ['the day behind, which marks the same boundary', { ...finding, code: 'gap', day: '2025-06-01' }, true],
  ['only around', { ...finding, code: 'gap', day: '2025-06-02' }, false],
  ['a day that has not come, wherever it lies', { ...finding, code: 'future', day: '2199-01-01' }, true],
  [
    'a cut-off date on another day',
    { ...finding, code: 'clock_wrong', day: '2025-05-31', readingIds: [at('due_date')] },
    true,
  ],
  [
    'the end of a month that a device keeps',
    { ...finding, code: 'clock_wrong', day: '2025-05-31', readingIds: [at('month_end')] },
    false,
  ],
] as const)('%s', (_, found, told) => {
  expect(isTold(found, MAY)).toBe(told);
});
