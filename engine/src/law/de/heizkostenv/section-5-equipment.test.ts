import { expect, test } from 'vitest';
import { type InstalledDevice, unreadableSince } from './section-5-equipment.ts';

const device = (installedOn: InstalledDevice['installedOn'], more: Partial<InstalledDevice> = {}): InstalledDevice => ({
  installedOn,
  remotelyReadable: false,
  ...more,
});

test.each([
  ['s. 5(2): after 01.12.2021 from its first day on', device('2021-12-02'), '2021-12-02'],
  ['s. 5(3): until 01.12.2021 only when the respite is over', device('2021-12-01'), '2027-01-01'],
  [
    's. 5(2) s. 2: a single device of an older system',
    device('2023-05-01', { addedToOlderSystem: true }),
    '2027-01-01',
  ],
  ['one added to an overdue system', device('2027-03-01', { addedToOlderSystem: true }), '2027-03-01'],
  ['remotely readable', device('2023-05-01', { remotelyReadable: true }), undefined],
  ['s. 5(3) s. 2: hardship with its reason', device('2010-05-01', { hardshipReason: 'listed façade' }), undefined],
  ['hardship without a reason is none', device('2010-05-01', { hardshipReason: ' ' }), '2027-01-01'],
] as const)('%s', (_, installed, since) => expect(unreadableSince(installed, '2027-12-31')).toBe(since));

test('before the ordinance of 2021 nothing had to be readable', () => {
  expect(unreadableSince(device('2020-01-01'), '2021-11-30')).toBeUndefined();
});
