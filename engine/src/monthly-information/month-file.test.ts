import { expect, test } from 'vitest';
import { informMonth } from './inform-month.ts';
import { flat, fourFlats, measured, withFlat } from './sample-month.ts';

const told = (file: unknown): string[] =>
  informMonth(file).findings.map(({ code, severity, path, legal_basis }) =>
    [severity, code, path, legal_basis ?? '-'].join(' '),
  );
const [group] = fourFlats.groups;
const a = (over: object): unknown => withFlat(flat('A', '60', ['500', '2'], over));
const grouped = (over: object): unknown => ({ ...fourFlats, groups: [{ ...group, ...over }] });

test.each([
  ['no object', null, ['error wrong_type  -']],
  ['not a month', { ...fourFlats, month: '2026-13' }, ['error not_a_month /month -']],
  ['no month', { ...fourFlats, month: undefined }, ['error missing_field /month -']],
  [
    'a month before the ordinance as kept here',
    { ...fourFlats, month: '2008-12' },
    ['error period_before_law /month HeizkostenV § 6a(2)'],
  ],
  ['an unknown field', { ...fourFlats, color: 'red' }, ['error unknown_field /color -']],
  [
    'a unit of no group',
    withFlat({ ...flat('A', '60', ['1', '1']), group: 'X' }),
    ['error group_unknown /units/0/group HeizkostenV § 6a(2)'],
  ],
  ['a group twice', { ...fourFlats, groups: [group, group] }, ['error duplicate_id /groups/1/id -']],
  [
    'no way to kWh, told once for the group',
    grouped({ heating: undefined }),
    ['error conversion_basis_missing /groups/0/heating HeizkostenV § 6a(2)'],
  ],
  [
    'a last period without units',
    grouped({ heating: { basis: 'last_period', from: '2025-01-01', to: '2025-12-31', heat_kwh: '1', units: '0' } }),
    ['error not_positive /groups/0/heating/units -'],
  ],
  [
    'a field of another basis',
    grouped({ hot_water: { basis: 'formula', heat_kwh: '1' } }),
    ['error unknown_field /groups/0/hot_water/heat_kwh -'],
  ],
  [
    'a substitute that says neither how nor why',
    a({ heating: { origin: 'substituted', value: '1' } }),
    [
      'error origin_without_method /units/0/occupancies/0/heating/method HeizkostenV § 9a(1)',
      'error origin_without_method /units/0/occupancies/0/heating/reason HeizkostenV § 9a(1)',
    ],
  ],
  [
    'a missing value with a value',
    a({ heating: { origin: 'missing', reason: 'no_device', value: '0' } }),
    ['error unknown_field /units/0/occupancies/0/heating/value -'],
  ],
  [
    'a value without its origin',
    a({ heating: { value: '1' } }),
    ['error missing_field /units/0/occupancies/0/heating/origin -'],
  ],
  [
    'a month of the predecessor',
    a({ from: '2026-10-01', past_months: [{ month: '2026-09', heating: measured('1') }] }),
    ['error month_before_occupancy /units/0/occupancies/0/past_months/0/month HeizkostenV § 6a(2)'],
  ],
  [
    'a past month that is not past',
    a({ past_months: [{ month: '2026-10', heating: measured('1') }] }),
    ['error month_not_earlier /units/0/occupancies/0/past_months/0/month HeizkostenV § 6a(2)'],
  ],
  [
    'a past month twice',
    a({ past_months: [{ month: '2026-09' }, { month: '2026-09' }] }),
    ['error duplicate_id /units/0/occupancies/0/past_months/1/month -'],
  ],
  [
    'a user who had left before',
    a({ to: '2026-09-30' }),
    ['error occupancy_outside_month /units/0/occupancies/0 HeizkostenV § 6a(2)'],
  ],
  [
    'two users on one day',
    withFlat({
      ...flat('A', '60', ['1', '1']),
      occupancies: [
        { id: '1', from: '2020-01-01', to: '2026-10-10' },
        { id: '2', from: '2026-10-10' },
      ],
    }),
    ['error occupancies_overlap /units/0/occupancies HeizkostenV § 9b'],
  ],
] as const)('%s', (_, file, expected) => {
  expect(told(file)).toEqual(expected);
});
