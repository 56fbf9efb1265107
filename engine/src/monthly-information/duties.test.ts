import { describe, expect, test } from 'vitest';
import {
  type InformationDevice,
  type InformedHouse,
  type InformedOccupancy,
  type InformedUnit,
  informationDueOn,
  informationDuties,
} from './duties.ts';

const radio: InformationDevice = { remotelyReadable: true, from: '2020-01-01', to: null };
const manual: InformationDevice = { ...radio, remotelyReadable: false };
const person = (over: Partial<InformedOccupancy> = {}): InformedOccupancy => ({
  id: '1',
  from: '2020-01-01',
  to: null,
  vacant: false,
  contact: { notifiableBy: ['e_mail'] },
  ...over,
});
const unit = (id: string, devices: readonly InformationDevice[], ...people: InformedOccupancy[]): InformedUnit => ({
  id,
  groupId: 'W',
  devices,
  occupancies: people.length === 0 ? [person()] : people,
});
const house = (units: readonly InformedUnit[], over: Partial<InformedHouse> = {}): InformedHouse => ({
  billingPeriodFrom: '2026-01-01',
  units,
  ...over,
});
const told = (of: InformedHouse, month: Parameters<typeof informationDuties>[1] = '2026-10'): string[] =>
  informationDuties(of, month).map(({ unitId, occupancyId, reason, days }) =>
    [unitId, occupancyId, reason, days.from.slice(8), days.to.slice(8)].join(' '),
  );

describe('s. 6a(1): who is owed an information', () => {
  test.each([
    ['remotely readable', house([unit('A', [radio])]), ['A 1 owed 01 31']],
    ['not readable', house([unit('A', [manual])]), ['A 1 not_remotely_readable 01 31']],
    ['vacancy', house([unit('A', [radio], person({ vacant: true }))]), ['A 1 vacant 01 31']],
    ['nobody without a device', house([unit('A', [])]), ['A 1 no_devices 01 31']],
    [
      'devices put in during the month',
      house([unit('A', [{ ...radio, from: '2026-10-02' }])]),
      ['A 1 no_devices 01 31'],
    ],
    [
      'exchanged from the second day on: the first day decides',
      house([
        unit('A', [
          { ...manual, to: '2026-10-01' },
          { ...radio, from: '2026-10-02' },
        ]),
      ]),
      ['A 1 not_remotely_readable 01 31'],
    ],
    [
      'exchanged on the first day',
      house([
        unit('A', [
          { ...manual, to: '2026-09-30' },
          { ...radio, from: '2026-10-01' },
        ]),
      ]),
      ['A 1 owed 01 31'],
    ],
    [
      'a mixed house: not yet',
      house([unit('A', [radio]), unit('B', [manual])]),
      ['A 1 mixed_house 01 31', 'B 1 mixed_house 01 31'],
    ],
    [
      'a mixed house with its group switched on: whoever can be',
      house([unit('A', [radio]), unit('B', [radio, manual])], { groupsInformedWhenMixed: ['W'] }),
      ['A 1 owed 01 31', 'B 1 not_remotely_readable 01 31'],
    ],
    [
      'a switch of another group',
      house([unit('A', [radio]), unit('B', [manual])], { groupsInformedWhenMixed: ['G'] }),
      ['A 1 mixed_house 01 31', 'B 1 mixed_house 01 31'],
    ],
    [
      'both at a change, each his own days; who was not there is not named',
      house([
        unit(
          'A',
          [radio],
          person({ id: 'gone', to: '2026-09-30' }),
          person({ id: 'old', from: '2026-10-01', to: '2026-10-10' }),
          person({ id: 'new', from: '2026-10-11' }),
        ),
      ]),
      ['A old owed 01 10', 'A new owed 11 31'],
    ],
  ])('%s', (_, of, expected) => expect(told(of)).toEqual(expected));
});

describe('s. 6a(1): how often', () => {
  const of2021 = (asked: boolean): InformedHouse =>
    house([unit('A', [radio], person({ asked }))], { billingPeriodFrom: '2021-12-01' });
  test.each([
    ['November 2021', '2021-11', false, 'before_duty'],
    ['the first month of 2021, quarterly', '2021-12', true, 'not_this_month'],
    ['the first month of 2021, twice a year', '2021-12', false, 'not_this_month'],
    ['2022', '2022-01', false, 'owed'],
  ] as const)('%s', (_, month, asked, reason) => {
    expect(informationDuties(of2021(asked), month)[0]?.reason).toBe(reason);
  });

  test('a period that had begun before December 2021 owes nothing until 2022', () => {
    const older = house([unit('A', [radio])], { billingPeriodFrom: '2021-07-01', electronicSupplierBills: true });
    expect(told(older, '2021-12')).toEqual(['A 1 before_duty 01 31']);
    expect(told(older, '2022-01')).toEqual(['A 1 owed 01 31']);
  });
});

test.each([
  ['2026-10', '2026-11-30'],
  ['2026-12', '2027-01-31'],
  ['2028-01', '2028-02-29'],
] as const)('about %s by the end of the following month, a promise of the product', (month, on) => {
  expect(informationDueOn(month)).toBe(on);
  expect(informationDuties(house([unit('A', [radio])]), month)[0]?.due).toEqual({ on, kind: 'product_deadline' });
});

test.each([
  ['who can be notified is', { notifiableBy: ['e_mail', 'push'] }, 'electronic', ['e_mail', 'push']],
  ['who cannot be notified gets paper, portal or not', { notifiableBy: [] }, 'paper', []],
  ['who wants paper gets it', { notifiableBy: ['sms'], wantsPaper: true }, 'paper', []],
] as const)('s. 6a(1), communicated: %s', (_, contact, medium, notifyBy) => {
  const [duty] = informationDuties(house([unit('A', [radio], person({ contact }))]), '2026-10');
  expect(duty?.communication).toMatchObject({ medium, notifyBy, legalBasis: 'HeizkostenV § 6a(1)' });
});
