import { expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import { wordsOfFinding } from './findings.ts';
import { at, due, point, span } from './fixtures.ts';
import { SERIES_LIMITS } from './limits.ts';
import { validateSeries } from './validate.ts';

const limits = { ...SERIES_LIMITS, today: '2026-03-01', jumpDaysMin: 20 } as const;

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
    [at('2025-12-30', '900'), at('2025-12-31', '0'), due('2025-12-31', '901'), at('2026-01-02', '1')],
    ['reset A 2026-01-02'],
  ],
  [
    'an allocator that does not start again',
    [span({ resetsOn: '12-31' })],
    [due('2025-12-31', '901'), at('2026-01-02', '902')],
    ['no_reset A 2026-01-02'],
  ],
  [
    'an allocator that has counted as much again months later',
    [span({ resetsOn: '12-31' })],
    [due('2024-12-31', '10'), at('2025-06-30', '12')],
    ['gap A 2025-06-30'],
  ],
  [
    'a value stored on another day than the cut-off date',
    [span({ resetsOn: '12-31' })],
    [due('2025-11-30', '10')],
    ['clock_wrong A 2025-11-30'],
  ],
  [
    'below the value at the installation',
    [span({ initialValue: parse('12') })],
    [at('2025-01-01', '11')],
    ['negative A 2025-01-01'],
  ],
  [
    'a final value below what was reported',
    [span({ to: '2025-01-31', finalValue: parse('9') })],
    [at('2025-01-30', '10')],
    ['final_value_below A 2025-01-30'],
  ],
  ['a reading of a device nobody installed', [span()], [at('2025-01-01', '10', 'X')], ['outside_device X 2025-01-01']],
  [
    'litres for cubic metres, said once',
    [span()],
    [
      at('2025-01-01', '10'),
      at('2025-01-31', '10.5'),
      at('2025-02-01', '10520'),
      at('2025-02-02', '10540'),
      at('2025-02-03', '10.6'),
    ],
    ['unit_shift A 2025-02-01'],
  ],
  [
    'a decimal point one place to the left',
    [span()],
    [at('2025-01-01', '100'), at('2025-01-11', '10.1'), at('2025-01-12', '101.2')],
    ['unit_shift A 2025-01-11'],
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
    ['exchanged B 2025-02-01'],
  ],
] as const)('%s', (_, spans, readings, expected) => {
  const findings = validateSeries(point(spans, readings), limits);
  expect(findings.map((f) => `${f.code} ${f.deviceId} ${f.day}`)).toEqual(expected);
});

const still = [at('2025-01-01', '5'), at('2025-01-31', '5'), at('2025-02-15', '5')];
const moving = point([span({ deviceId: 'N' })], [at('2025-01-02', '1', 'N'), at('2025-02-14', '9', 'N')]);
const standing = point([span({ deviceId: 'S' })], [at('2025-01-02', '1', 'S'), at('2025-02-14', '1', 'S')]);
const summer = [at('2025-05-05', '5'), at('2025-06-05', '5'), at('2025-07-05', '5'), at('2025-08-05', '5')];

test.each([
  ['most neighbours moved', still, { heating: true, neighbours: [moving, moving, standing] }, true],
  ['half of the neighbours moved', still, { heating: true, neighbours: [moving, standing] }, false],
  ['nobody was read for six weeks', still, { heating: true, neighbours: [] }, false],
  ['heat in summer', summer, { heating: true, neighbours: [] }, false],
  ['water in summer', summer, { heating: false, neighbours: [] }, true],
] as const)('stuck: %s', (_, readings, around, expected) => {
  const codes = validateSeries(point([span()], readings), limits, around).map(({ code }) => code);
  expect(codes.includes('stuck')).toBe(expected);
});

test('a finding says in both languages what was found', () => {
  const [finding] = validateSeries(point([span()], [at('2025-01-01', '10'), at('2025-02-06', '40')]), limits);
  expect(finding && wordsOfFinding(finding)).toEqual({
    severity: 'warning',
    words: { de: '36 Tage lang kam kein Wert.', en: 'No value came for 36 days.' },
  });
});

test.each([
  [
    'silent at both ends',
    [at('2025-03-01', '5')],
    ['gap 2025-03-01 No value came for at least 59 days.', 'gap 2025-04-30 No value came for at least 60 days.'],
  ],
  ['silent all the time', [], ['gap 2025-04-30 No value came for at least 119 days.']],
  ['read a month before the end', [at('2025-01-20', '5'), at('2025-02-20', '5'), at('2025-03-27', '6')], []],
] as const)('%s', (_, readings, expected) => {
  const around = { heating: false, neighbours: [], known: { from: '2025-01-01', to: '2025-04-30' } } as const;
  const found = validateSeries(point([span()], readings), limits, around);
  expect(found.map((finding) => `${finding.code} ${finding.day} ${wordsOfFinding(finding).words.en}`)).toEqual(
    expected,
  );
});
