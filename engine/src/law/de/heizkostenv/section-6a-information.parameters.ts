import type { Dated } from '../../dated.ts';

export interface YearlyInformationItem {
  readonly item:
    | 'fuel_mix'
    | 'district_heating'
    | 'taxes_and_levies'
    | 'metering_charges'
    | 'contacts'
    | 'dispute_resolution'
    | 'average_user'
    | 'weather_adjusted_comparison';
  readonly number: '1a' | '1b' | '1c' | '2' | '3' | '4' | '5';
  /** Section 6a(5): also with a statement that does not rest on consumption. */
  readonly always: boolean;
}

/** What a yearly statement has to say beside its amounts. Picked by the first day of the billing period. */
export const YEARLY_INFORMATION: readonly Dated<readonly YearlyInformationItem[]>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 6a(3), (5)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__6a.html',
    },
    value: [
      { item: 'fuel_mix', number: '1a', always: false },
      { item: 'district_heating', number: '1a', always: false },
      { item: 'taxes_and_levies', number: '1b', always: false },
      { item: 'metering_charges', number: '1c', always: false },
      { item: 'contacts', number: '2', always: true },
      { item: 'dispute_resolution', number: '3', always: true },
      { item: 'average_user', number: '4', always: false },
      { item: 'weather_adjusted_comparison', number: '5', always: false },
    ],
  },
];

/** Months between two pieces of consumption information. Picked by the first day of the month informed of. */
export const CONSUMPTION_INFORMATION_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2022-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 6a(1) no. 2',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__6a.html',
    },
    value: 1n,
  },
];
