import { expect, test } from 'vitest';
import { notificationDuty } from './section-32-notification.ts';

test.each([
  ['2024-03-01', '2024-04-12'],
  ['2024-12-31', '2025-02-11'],
  ['2025-01-01', null],
  ['2014-12-31', undefined],
] as const)('a meter put into service on %s was to be reported until %s', (day, until) => {
  expect(notificationDuty(day)?.until).toBe(until);
});
