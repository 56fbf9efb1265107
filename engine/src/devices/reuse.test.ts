import { describe, expect, test } from 'vitest';
import { checkReuse, type ForeignDevice, REUSE_QUESTIONS, type ReuseVerdict } from './reuse.ts';
import { REUSE_WORDS } from './reuse-words.ts';

const OMS: ForeignDevice = {
  manufacturer: 'XYZ',
  kind: 'heat_meter',
  radio: 'oms',
  addressVersion: null,
  addressType: null,
  installedOn: '2023-05-01',
  markingYear: 2023,
  keyAvailable: true,
  addedToOlderSystem: false,
  hardshipReason: null,
};
const DAY = '2026-11-15';

type Row = [string, Partial<ForeignDevice>, ReuseVerdict['verdict'], ReuseVerdict['until'], Record<string, string>];

describe('a device of another provider', () => {
  test.each<Row>([
    ['by the open standard, with its key', {}, 'yes', '2029-12-31', { interoperable: 'open_standard' }],
    [
      'its key was not asked for',
      { keyAvailable: null },
      'conditional',
      '2029-12-31',
      { key_available: 'key_not_asked' },
    ],
    ['its calibration ran out', { markingYear: 2019 }, 'no', null, { calibrated: 'calibration_expired' }],
    [
      'an allocator is not verified',
      { kind: 'heat_cost_allocator', markingYear: null },
      'yes',
      null,
      { calibrated: 'allocator' },
    ],
    [
      'closed, of 2022, of a family that is read',
      { radio: 'proprietary', manufacturer: 'TCH', installedOn: '2022-06-01' },
      'conditional',
      '2029-12-31',
      { interoperable: 'closed_for_now', gateway_connectable: 'closed_for_now' },
    ],
    [
      'the same of 2023',
      { radio: 'proprietary', manufacturer: 'TCH' },
      'no',
      null,
      { interoperable: 'installed_closed' },
    ],
    [
      'closed and not read',
      { radio: 'proprietary', installedOn: '2020-06-01' },
      'no',
      null,
      { decodable: 'no_profile' },
    ],
    [
      'without radio, of 2018',
      { radio: 'none', installedOn: '2018-06-01', markingYear: 2021 },
      'conditional',
      '2026-12-31',
      { remotely_readable: 'retrofit_due', interoperable: 'no_radio' },
    ],
    [
      'without radio, of 2022',
      { radio: 'none', installedOn: '2022-06-01' },
      'no',
      null,
      { remotely_readable: 'installed_without_radio' },
    ],
    [
      'one of an older system',
      { radio: 'none', installedOn: '2022-06-01', addedToOlderSystem: true },
      'conditional',
      '2026-12-31',
      { remotely_readable: 'retrofit_due' },
    ],
    [
      'hardship, documented',
      { radio: 'none', installedOn: '2018-06-01', hardshipReason: 'Denkmal, Gutachten vom 01.02.2024' },
      'conditional',
      '2029-12-31',
      { remotely_readable: 'hardship' },
    ],
    ['nobody knows how it sends', { radio: 'unknown' }, 'conditional', '2029-12-31', { decodable: 'radio_unknown' }],
    [
      'standard frames',
      { radio: 'wireless_mbus' },
      'conditional',
      '2029-12-31',
      { gateway_connectable: 'gateway_unknown' },
    ],
  ])('%s', (_, facts, verdict, until, reasons) => {
    const found = checkReuse({ ...OMS, ...facts }, DAY);
    expect(found).toMatchObject({ verdict, until });
    expect(Object.fromEntries(found.checks.map(({ question, reason }) => [question, reason]))).toMatchObject(reasons);
    expect(found.checks.map(({ question }) => question)).toEqual(REUSE_QUESTIONS);
  });

  test('on the day behind the time to retrofit it may not stay', () => {
    const old = { ...OMS, radio: 'none', installedOn: '2018-06-01' } as const;
    expect(checkReuse(old, '2026-12-31').verdict).toBe('conditional');
    expect(checkReuse(old, '2027-01-01')).toMatchObject({ verdict: 'no', until: null });
    const closed = {
      ...OMS,
      radio: 'proprietary',
      manufacturer: 'TCH',
      installedOn: '2022-12-01',
      markingYear: 2030,
    } as const;
    expect(checkReuse(closed, '2031-12-31').verdict).toBe('conditional');
    expect(checkReuse(closed, '2032-01-01').verdict).toBe('no');
  });

  test('every reason stands in both languages', () => {
    for (const { de, en } of Object.values(REUSE_WORDS)) expect(de.endsWith('.') && en.endsWith('.')).toBe(true);
  });
});
