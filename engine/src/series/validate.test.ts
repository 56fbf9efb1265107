import { expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import { at, due, point, span } from './fixtures.ts';
import { validateSeries } from './validate.ts';

const limits = { today: '2026-03-01', gapDaysMax: 35, jumpFactor: 10n, jumpDaysMin: 20 } as const;

test.each([
  ['a steady series', [span()], [at('2025-01-01', '10'), at('2025-01-31', '40'), at('2025-02-28', '70')], []],
  ['gap', [span()], [at('2025-01-01', '10'), at('2025-02-06', '40')], ['gap A 2025-02-06']],
  ['no gap at exactly the limit', [span()], [at('2025-01-01', '10'), at('2025-02-05', '40')], []],
  ['future', [span()], [at('2026-03-01', '10'), at('2026-03-02', '40')], ['future A 2026-03-02']],
  ['negative', [span()], [at('2025-01-01', '10'), at('2025-01-02', '9')], ['negative A 2025-01-02']],
  [
    'full register',
    [span({ capacity: parse('100') })],
    [at('2025-01-01', '99'), at('2025-01-02', '1')],
    ['roll_over A 2025-01-02'],
  ],
  [
    'an allocator that starts again',
    [span({ resetsOn: '12-31' })],
    [at('2025-12-30', '900'), due('2025-12-31', '901'), at('2026-01-02', '1')],
    [],
  ],
  [
    'jump: more than ten times the average',
    [span()],
    [at('2025-01-01', '0'), at('2025-01-31', '30'), at('2025-02-01', '40.1')],
    ['jump A 2025-02-01'],
  ],
  [
    'no jump at exactly ten times',
    [span()],
    [at('2025-01-01', '0'), at('2025-01-31', '30'), at('2025-02-01', '40')],
    [],
  ],
  [
    'no jump before there is an average',
    [span()],
    [at('2025-01-01', '0'), at('2025-01-11', '1'), at('2025-01-12', '90')],
    [],
  ],
  [
    'two stored values for one day',
    [span()],
    [due('2025-01-01', '10'), due('2025-01-01', '11')],
    ['conflicting_values A 2025-01-01'],
  ],
  [
    'a reading behind the removal',
    [span({ to: '2025-01-31' })],
    [at('2025-02-01', '10')],
    ['outside_device A 2025-02-01'],
  ],
  [
    'devices at the same time',
    [span({ to: '2025-02-02' }), span({ deviceId: 'B', from: '2025-02-01' })],
    [],
    ['overlapping_devices B 2025-02-01'],
  ],
  [
    'an exchange on one day is no overlap',
    [span({ to: '2025-02-01' }), span({ deviceId: 'B', from: '2025-02-01' })],
    [],
    [],
  ],
] as const)('%s', (_, spans, readings, expected) => {
  const findings = validateSeries(point(spans, readings), limits);
  expect(findings.map((f) => `${f.code} ${f.deviceId} ${f.day}`)).toEqual(expected);
});
