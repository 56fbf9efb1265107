import { answer, answering, FULL, heating, month, monthsOf, PATCHY, year } from '../../widgets/test/consumption.ts';
import { type Album, AS_MANAGER, click, commonScenes } from './scene.ts';

const flat = (label: string, at: number) => {
  const of = { unit: { id: `unt_${at}`, label, property_id: 'prp_1' }, occupancy_id: `occ_${at}` };
  return { months: { ...FULL.months, ...of }, years: { ...FULL.years, ...of } };
};

const FLATS = ['Wohnung 1, EG links', 'Wohnung 4, 2. OG links', 'Ladenlokal, EG'].map(flat);
const LONG = flat('Maisonettewohnung mit Atelier, 4. Obergeschoss und Dachgeschoss, Mitte rechts', 9);

/** Values of six digits in units of an allocator, which no device shows in reality. */
const LARGE = {
  months: answer('month', [
    {
      use: 'heating' as const,
      unit: 'units' as const,
      values: [
        ...monthsOf('2021', [123456, 118234, 96123, 61001, 20456, 4120, 0, 20, 25999, 62111, 88888, 73333]),
        ...monthsOf('2022', [142456, 121234, 120123, 58001, 31456, 6120, 0, 0, 28999, 71111, 104888, 119333]),
      ],
    },
  ]),
  years: answer('year', [
    {
      use: 'heating' as const,
      unit: 'units' as const,
      values: [year('2021', '673741.000'), year('2022', '803721.000')],
    },
  ]),
};

const FIRST_MONTH = {
  months: answer('month', [heating(month('2022-03', '120.000'))], { from: '2022-03-01', to: '2022-03-31' }),
  years: answer('year', [], { from: '2022-03-01', to: '2022-03-31' }),
};

export const CONSUMPTION_CHART: Album = {
  element: 'consumption-chart',
  scenes: [
    { name: 'months', state: 'ready', answer: answering(FULL), english: true },
    { name: 'years', state: 'ready', answer: answering(FULL), attributes: 'interval="year"' },
    { name: 'missing values', state: 'ready', answer: answering(PATCHY), english: true, act: click('table-toggle') },
    { name: 'missing years', state: 'ready', answer: answering(PATCHY), attributes: 'interval="year"' },
    { name: 'table open', state: 'ready', answer: answering(FULL), english: true, act: click('table-toggle') },
    { name: 'several flats', state: 'ready', answer: answering(...FLATS), session: AS_MANAGER, english: true },
    { name: 'first month', state: 'ready', answer: answering(FIRST_MONTH) },
    { name: 'large values', state: 'ready', answer: answering(LARGE) },
    { name: 'long text', state: 'ready', answer: answering(LONG, ...FLATS), session: AS_MANAGER },
    ...commonScenes('consumption-chart', answering(FULL), answering()),
  ],
};
