import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../time/day.ts';
import { firstDayOf, inForceOn } from './dated.ts';
import { LAW_PARAMETERS, lawParametersOn } from './register.ts';

describe.each(LAW_PARAMETERS)('$id', ({ id, entries, titleDe, titleEn, unit }) => {
  test('has ascending days of the calendar, each with its source', () => {
    expect(entries.length).toBeGreaterThan(0);
    for (const [index, { from, source }] of entries.entries()) {
      expect(parseDay(from)).toBe(from);
      const earlier = entries[index - 1];
      if (earlier !== undefined) expect(earlier.from < from).toBe(true);
      expect(source.statute).not.toBe('');
      expect(source.provision).toMatch(/^(§|Art\.|Anlage|Blatt) /);
      expect(source.url).toMatch(/^https:\/\//);
    }
  });

  test('has an id that begins with its statute', () => {
    expect(id).toMatch(/^[a-z0-9]+(\.[a-z0-9_]+)+$/);
  });

  test('is named in both languages', () => {
    expect(titleDe.length * titleEn.length * unit.length).toBeGreaterThan(0);
    expect(LAW_PARAMETERS.filter((other) => other.id === id)).toHaveLength(1);
  });
});

test('every parameter of every statute is in the register', async () => {
  const folder = join(import.meta.dirname, 'de');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.parameters.ts'),
  );
  expect(files.length).toBeGreaterThan(10);
  const registered = new Set<unknown>(LAW_PARAMETERS.map(({ entries }) => entries));
  for (const file of files) {
    const exported = Object.entries(await import(join(folder, file)));
    expect(exported.length, file).toBeGreaterThan(0);
    for (const [name, value] of exported) {
      // One list of entries, or one for each state.
      const lists = Array.isArray(value) ? [value] : Object.values(value as object);
      for (const list of lists) expect(registered.has(list), `${name} of ${file}`).toBe(true);
    }
  }
});

describe('the published list', () => {
  test('is ready for JSON and names what holds on the day', () => {
    const list = lawParametersOn('2026-11-01');
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
    expect(list.find(({ id }) => id === 'behg.10.certificate_price')).toEqual({
      id: 'behg.10.certificate_price',
      statute: 'CO2KostAufG',
      provision: '§ 4',
      title_de: 'Preis der Emissionszertifikate',
      title_en: 'Price of emission certificates',
      unit: 'EUR/t',
      from: '2026-01-01',
      value: '60',
      source_url: 'https://www.gesetze-im-internet.de/co2kostaufg/__4.html',
      status: 'published',
    });
    expect(list.find(({ id }) => id === 'co2kostaufg.5.stages')?.value).toContainEqual({
      below_kg_per_m2: '12',
      landlord_permille: '0',
    });
  });

  test('says that the price of 2027 is not published', () => {
    const price = lawParametersOn('2027-06-30').find(({ id }) => id === 'behg.10.certificate_price');
    expect(price).toMatchObject({ value: null, status: 'provisional' });
  });

  test.each([
    ['2021-01-01', '25'],
    ['2022-12-31', '30'],
    ['2023-01-01', '30'],
    ['2024-01-01', '45'],
    ['2025-12-31', '55'],
  ] as const)('BEHG s. 10: on %s the price is %s EUR/t', (day, value) => {
    expect(lawParametersOn(day).find(({ id }) => id === 'behg.10.certificate_price')).toMatchObject({ value });
  });

  test('says what was chosen where the text leaves something open, and nothing where it does not', () => {
    const of = (wanted: string) => lawParametersOn('2026-11-01').find(({ id }) => id === wanted);
    expect(of('heizkostenv.9.area_formula')?.interpretation).toMatch(/^A shorter period takes days/);
    expect(of('heizkostenv.9.volume_formula')).toMatchObject({ value: { kwh_per_m3_and_kelvin: '2.5' } });
    expect(of('heizkostenv.9.volume_formula')).not.toHaveProperty('interpretation');
    const entries = LAW_PARAMETERS.find(({ id }) => id === 'heizkostenv.9.volume_formula');
    expect(entries).not.toHaveProperty('interpretation');
  });

  test('leaves out what has not begun', () => {
    expect(lawParametersOn('2022-12-31').some(({ id }) => id === 'co2kostaufg.5.stages')).toBe(false);
    expect(lawParametersOn('1899-12-31')).toEqual([]);
  });
});

test('a day before the first entry is an error, never a default', () => {
  expect(() => inForceOn([], '2025-01-01')).toThrow('no value in force on 2025-01-01');
  expect(() => firstDayOf([])).toThrow('a parameter without entries');
});
