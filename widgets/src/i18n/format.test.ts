import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  day,
  dayRange,
  germanDay,
  germanMoment,
  iban,
  moment,
  money,
  month,
  number,
  percent,
  quantity,
} from './format.ts';

let locale = 'de-DE';
vi.mock('./locale.ts', () => ({ formatLocale: () => locale }));
afterAll(() => vi.doUnmock('./locale.ts'));

const said = () => [
  money(109156),
  money(-840),
  money(0),
  number('318.742'),
  number(-2.5, 2),
  quantity('412', 'kWh'),
  percent(0.159, 1),
  day('2025-12-31'),
  dayRange('2025-01-01', '2025-12-31'),
  dayRange('2025-01-01', null),
  month('2026-10-01'),
  month('2026-10-01', 'short'),
  germanDay('2025-12-31T23:30:00.000Z'),
];

describe('numbers, money and dates', () => {
  test('German', () => {
    locale = 'de-DE';
    expect(said()).toEqual([
      '1.091,56\u202f€',
      '\u22128,40\u202f€',
      '0,00\u202f€',
      '318,742',
      '\u22122,50',
      '412\u202fkWh',
      '15,9\u202f%',
      '31.12.2025',
      '01.01.2025 – 31.12.2025',
      '01.01.2025 –',
      'Oktober 2026',
      'Okt. 2026',
      '01.01.2026',
    ]);
    expect(germanMoment('2026-01-19T09:15:00.000Z')).toBe('Mo., 19.01.2026, 10:15 MEZ');
    expect(moment(new Date(2026, 10, 12, 8))).toBe('12.11., 08:00');
  });

  test('English', () => {
    locale = 'en-GB';
    expect(said()).toEqual([
      '€1,091.56',
      '\u2212€8.40',
      '€0.00',
      '318.742',
      '\u22122.50',
      '412\u202fkWh',
      '15.9%',
      '31/12/2025',
      '01/01/2025 – 31/12/2025',
      '01/01/2025 –',
      'October 2026',
      'Oct 2026',
      '01/01/2026',
    ]);
  });

  test('an IBAN in fours, however it came', () => {
    expect(iban('DE02120300000000202051')).toBe('DE02 1203 0000 0000 2020 51');
    expect(iban('DE02 1203 0000 0000 2020 51')).toBe('DE02 1203 0000 0000 2020 51');
  });
});
