import type { Consumption, ConsumptionSeries, ConsumptionValue } from '../src/consumption-chart/consumption.ts';
import type { Answering } from './wire.ts';

// Consumption as the API answers it; the heating of 2022 is that of the sample house.
export const value = (
  from: string,
  to: string,
  amount: string | null,
  reason: ConsumptionValue['reason'] = null,
): ConsumptionValue => ({ from, to, value: amount, reason });

/** A whole month such as `2022-03`. */
export const month = (key: string, amount: string | null, reason: ConsumptionValue['reason'] = null) =>
  value(
    `${key}-01`,
    `${key}-${new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5)), 0)).getUTCDate()}`,
    amount,
    reason,
  );

export const year = (key: string, amount: string | null, reason: ConsumptionValue['reason'] = null) =>
  value(`${key}-01-01`, `${key}-12-31`, amount, reason);

/** Twelve months from January on, each a number or the reason why there is none. */
export const monthsOf = (key: string, amounts: readonly (number | ConsumptionValue['reason'])[]): ConsumptionValue[] =>
  amounts.map((amount, i) => {
    const at = `${key}-${String(i + 1).padStart(2, '0')}`;
    return typeof amount === 'number' ? month(at, amount.toFixed(3)) : month(at, null, amount);
  });

export const heating = (...values: ConsumptionValue[]): ConsumptionSeries => ({ use: 'heating', unit: 'kWh', values });

export const answer = (
  interval: Consumption['interval'],
  series: ConsumptionSeries[],
  more: Partial<Consumption> = {},
): Consumption => ({
  unit: { id: 'unt_1', label: 'Wohnung 4', property_id: 'prp_1' },
  occupancy_id: 'occ_1',
  interval,
  from: '2021-01-01',
  to: '2022-12-31',
  series,
  virtual_points: [],
  ...more,
});

const HEAT_2021 = [131, 118, 96, 61, 20, 4, 0, 2, 25, 62, 88, 73];
const HEAT_2022 = [142, 121, 120, 58, 31, 6, 0, 0, 28, 71, 104, 119];
const HOT_2021 = [3.1, 2.9, 3.3, 3.0, 2.8, 2.6, 2.5, 2.4, 2.7, 3.0, 3.1, 3.2];
const HOT_2022 = [3.0, 2.8, 3.1, 2.9, 2.7, 2.5, 2.6, 1.9, 2.8, 3.1, 3.0, 3.3];

/** A flat with two years of three uses: what most tests look at. */
export const FULL = {
  months: answer('month', [
    heating(...monthsOf('2021', HEAT_2021), ...monthsOf('2022', HEAT_2022)),
    { use: 'hot_water', unit: 'm3', values: [...monthsOf('2021', HOT_2021), ...monthsOf('2022', HOT_2022)] },
    { use: 'cold_water', unit: 'm3', values: [...monthsOf('2021', HOT_2022), ...monthsOf('2022', HOT_2021)] },
  ]),
  years: answer(
    'year',
    [
      heating(year('2019', '712.000'), year('2020', '655.500'), year('2021', '680.000'), year('2022', '800.000')),
      { use: 'hot_water', unit: 'm3', values: [year('2021', '34.600'), year('2022', '33.700')] },
      { use: 'cold_water', unit: 'm3', values: [year('2021', '33.700'), year('2022', '34.600')] },
    ],
    { from: '2018-01-01' },
  ),
};

/** The same, with what can be missing: gaps of two kinds, a month in which somebody moved in, a year that goes on. */
export const PATCHY = {
  months: answer(
    'month',
    [
      heating(
        value('2022-06-15', '2022-06-30', '3.000'),
        ...monthsOf('2022', [
          1,
          1,
          1,
          1,
          1,
          1,
          0,
          0,
          'end_value_missing',
          'start_value_missing',
          'start_value_missing',
          119,
        ]).slice(6),
        ...monthsOf('2023', [140, 'no_device', 101, 55]),
      ),
    ],
    { from: '2022-06-15', to: '2023-04-30' },
  ),
  years: answer(
    'year',
    [heating(value('2022-06-15', '2022-12-31', '331.000'), value('2023-01-01', '2023-04-30', null, 'no_device'))],
    { from: '2022-06-15', to: '2023-04-30' },
  ),
};

/** The API at the wire: these flats, by months and by years. */
export const answering =
  (...flats: readonly { readonly months: Consumption; readonly years: Consumption }[]): Answering =>
  ({ path, query }) => {
    if (path !== '/v1/consumptions') return undefined;
    const data = flats.map(({ months, years }) => (query.get('interval') === 'month' ? months : years));
    return { json: { data, has_more: false, next_cursor: null } };
  };
