import { afterAll, describe, expect, test, vi } from 'vitest';
import { day, dayRange, moment, money, number, quantity } from './format.ts';
import { germanDay, germanMoment, iban } from './german.ts';

let locale = 'de-DE';
vi.mock('./locale.ts', () => ({ formatLocale: () => locale }));
afterAll(() => vi.doUnmock('./locale.ts'));

const said = () => [
  money(109156),
  money(-840),
  money(0),
  money(-0),
  money(900719925474099),
  number('12345678901234567.891'),
  number('318.742'),
  number(-2.5, 2),
  quantity('412', 'kWh'),
  day('2025-12-31'),
  dayRange('2025-01-01', '2025-12-31'),
  dayRange('2025-01-01', null),
  germanDay('2025-12-31T23:30:00.000Z'),
];

describe('numbers, money and dates', () => {
  test('German', () => {
    locale = 'de-DE';
    expect(said()).toEqual([
      '1.091,56\u202f€',
      '\u22128,40\u202f€',
      '0,00\u202f€',
      '0,00\u202f€',
      '9.007.199.254.740,99\u202f€',
      '12.345.678.901.234.567,891',
      '318,742',
      '\u22122,50',
      '412\u202fkWh',
      '31.12.2025',
      '01.01.2025 – 31.12.2025',
      '01.01.2025 –',
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
      '€0.00',
      '€9,007,199,254,740.99',
      '12,345,678,901,234,567.891',
      '318.742',
      '\u22122.50',
      '412\u202fkWh',
      '31/12/2025',
      '01/01/2025 – 31/12/2025',
      '01/01/2025 –',
      '01/01/2026',
    ]);
  });

  test('an IBAN in fours, however it came', () => {
    expect(iban('DE02120300000000202051')).toBe('DE02 1203 0000 0000 2020 51');
    expect(iban('DE02 1203 0000 0000 2020 51')).toBe('DE02 1203 0000 0000 2020 51');
  });
});
