import { expect, test } from 'vitest';
import type { Day } from '../../../time/day.ts';
import { beginsWithin, interoperabilityBreach, remoteReadingBreach } from './section-5-equipment.ts';

const yearOf = (year: string) => ({ from: `${year}-01-01` as Day, to: `${year}-12-31` as Day });

test.each([
  ['2021-12-01', false, '2026', undefined],
  ['2021-12-02', false, '2022', 'installed_without'],
  ['2021-12-02', true, '2026', undefined],
  ['2021-12-02', true, '2027', 'not_retrofitted'],
  ['2010-05-01', false, '2026', undefined],
  ['2010-05-01', false, '2027', 'not_retrofitted'],
  ['2021-12-02', false, '2020', undefined],
] as const)(
  's. 5(2), (3): installed on %s, alone %s, billed for %s',
  (installedOn, addedToOlderSystem, year, breach) => {
    const { to } = yearOf(year);
    const found = remoteReadingBreach({ installedOn, addedToOlderSystem, remotelyReadable: false }, to);
    expect(found !== undefined && found.since <= to ? found.breach : undefined).toBe(breach);
  },
);

test('s. 5(3) s. 2: a hardship excuses what was not retrofitted, not what came without', () => {
  const device = { remotelyReadable: false, hardshipReason: 'listed façade' };
  expect(remoteReadingBreach({ ...device, installedOn: '2010-05-01' }, '2027-12-31')).toBeUndefined();
  expect(remoteReadingBreach({ ...device, installedOn: '2023-05-01' }, '2027-12-31')?.breach).toBe('installed_without');
});

test.each([
  ['2022-11-30', '2031', undefined],
  ['2022-11-30', '2032', 'not_retrofitted'],
  ['2022-12-01', '2023', undefined],
  ['2022-12-02', '2023', 'installed_without'],
] as const)('s. 5(2), (4): installed on %s, billed for %s', (installedOn, year, breach) => {
  expect(interoperabilityBreach(installedOn, yearOf(year))).toBe(breach);
});

test('s. 5(3): a period that only ends after the time to retrofit is affected in part', () => {
  expect(beginsWithin({ from: '2026-05-01', to: '2027-04-30' })).toBe(true);
  expect(beginsWithin(yearOf('2027'))).toBe(false);
});
