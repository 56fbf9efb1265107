import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, nextDay } from '../time/day.ts';
import { monthAway } from '../time/month.ts';
import { informMonth } from './inform-month.ts';
import type { MonthFile, MonthOccupancy, MonthPast, MonthUnit, MonthUse } from './month-file.ts';
import type { InformedMonth } from './result.ts';

const RUNS = { seed: 20_261_031, numRuns: 300 };

const decimal = (max: number, places: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((value) => (value / 10 ** places).toFixed(places));

const use: fc.Arbitrary<MonthUse> = fc.oneof(
  { weight: 6, arbitrary: decimal(900, 3).map((value): MonthUse => ({ origin: 'measured', value })) },
  decimal(900, 3).map((value): MonthUse => ({ origin: 'substituted', value, method: 'm', reason: 'r' })),
  decimal(900, 3).map((value): MonthUse => ({ origin: 'estimated', value, method: 'm', reason: 'r' })),
  fc.constant<MonthUse>({ origin: 'missing', reason: 'no_reception' }),
);

const pastOf = (months: number): fc.Arbitrary<MonthPast[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: months }), { maxLength: months })
    .chain((aways) =>
      fc.tuple(...aways.map((away) => fc.record({ heating: use, hot_water: use }).map((uses) => ({ away, uses })))),
    )
    .map((each) => each.map(({ away, uses }) => ({ month: monthAway('2026-10', -away), ...uses })));

const day = (inMonth: number): Day => `2026-10-${String(inMonth).padStart(2, '0')}` as Day;

const occupancies: fc.Arbitrary<MonthOccupancy[]> = fc.oneof(
  fc
    .record({ heating: use, hot_water: use, past_months: pastOf(14), vacant: fc.boolean() })
    .map((own) => [{ id: 'a', from: '2020-01-01' as const, ...own }]),
  fc
    .record({
      last: fc.integer({ min: 1, max: 30 }),
      old: fc.record({ heating: use, hot_water: use, past_months: pastOf(14) }),
      young: fc.record({ heating: use, hot_water: use }),
    })
    .map(({ last, old, young }) => [
      { id: 'a', from: '2020-01-01' as const, to: day(last), ...old },
      { id: 'b', from: nextDay(day(last)), ...young },
    ]),
);

const unit = fc.record({ area: decimal(150, 2), people: occupancies }).map(
  ({ area, people }): Omit<MonthUnit, 'id'> => ({
    group: 'W',
    heating_area_m2: area,
    hot_water_area_m2: area,
    occupancies: people,
  }),
);

const file: fc.Arbitrary<MonthFile> = fc
  .record({
    units: fc.array(unit, { minLength: 1, maxLength: 8 }),
    heating: fc.oneof(
      fc.constant({ basis: 'heat_meters' as const }),
      decimal(90_000, 1).map((heat) => ({
        basis: 'last_period' as const,
        from: '2025-01-01' as const,
        to: '2025-12-31' as const,
        heat_kwh: heat,
        units: '777',
      })),
      decimal(200, 1).map((plan) => ({ basis: 'energy_certificate' as const, heating_kwh_per_m2_year: plan })),
    ),
  })
  .map(({ units, heating }) => ({
    schema: 'klarmeter.month/1',
    id: 'random',
    month: '2026-10',
    groups: [{ id: 'W', heating, hot_water: { basis: 'formula' } }],
    units: units.map((each, index) => ({ id: `U${index}`, ...each })),
  }));

const inform = (input: MonthFile): InformedMonth => {
  const result = informMonth(input, { reasons: false });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
};

test('everybody who lives there is told his own days, and nobody else', () => {
  fc.assert(
    fc.property(file, (input) => {
      const people = input.units.flatMap(({ id, occupancies: own }) =>
        own.filter(({ vacant }) => vacant !== true).map((each) => [id, each.id]),
      );
      expect(inform(input).informations.map((each) => [each.unit, each.occupancy])).toEqual(people);
    }),
    RUNS,
  );
});

test('each use has a value or says why not, and so has each comparison', () => {
  fc.assert(
    fc.property(file, (input) => {
      for (const { heating, hot_water: hotWater, missing } of inform(input).informations) {
        for (const told of [heating, hotWater]) {
          expect(told?.kwh === undefined).toBe(told?.origin === 'missing');
          expect(told?.kwh === undefined).toBe(told?.message_de !== undefined);
          for (const compared of [told?.previous_month, told?.same_month_last_year, told?.average]) {
            if (compared?.available === true) expect(compared.kwh).toMatch(/^\d+\.\d$/);
            else expect(compared?.message_de).toMatch(/\.$/);
          }
        }
        expect(missing.includes('heating')).toBe(heating?.origin === 'missing');
      }
    }),
    RUNS,
  );
});

test('a new tenant learns nothing of his predecessor, whatever that one consumed', () => {
  fc.assert(
    fc.property(file, use, pastOf(14), (input, other, past) => {
      const changed = {
        ...input,
        units: input.units.map((each) => ({
          ...each,
          occupancies: each.occupancies.map((own) =>
            own.id === 'a' && each.occupancies.length > 1 ? { ...own, heating: other, past_months: past } : own,
          ),
        })),
      };
      const young = (of: MonthFile) =>
        inform(of).informations.flatMap(({ occupancy, heating, past_months: months }) =>
          occupancy === 'b'
            ? [[heating?.recorded, heating?.previous_month, heating?.same_month_last_year, months]]
            : [],
        );
      for (const [, previous, lastYear, months] of young(changed)) {
        expect([previous, lastYear]).toMatchObject([{ reason: 'before_move_in' }, { reason: 'before_move_in' }]);
        expect(months).toEqual([]);
      }
      expect(young(changed)).toEqual(young(input));
    }),
    RUNS,
  );
});

test('a value from before the first day is refused wherever it stands', () => {
  fc.assert(
    fc.property(file, fc.integer({ min: 1, max: 200 }), fc.nat(), (input, away, at) => {
      const index = at % input.units.length;
      const stray = { month: monthAway('2026-10', -away), heating: { origin: 'measured', value: '1' } } as const;
      const units = input.units.map((each, unitIndex) =>
        unitIndex === index
          ? { ...each, occupancies: [{ id: 'z', from: '2026-10-01' as const, past_months: [stray] }] }
          : each,
      );
      const result = informMonth({ ...input, units });
      expect(result.ok).toBe(false);
      expect(result.findings.map(({ code }) => code)).toEqual(['month_before_occupancy']);
    }),
    RUNS,
  );
});

test('the average users of a group consume what its measured users did', () => {
  fc.assert(
    fc.property(file, (input) => {
      const units = input.units
        .filter(({ heating_area_m2: area }) => Number(area) > 0)
        .map((each) => ({
          ...each,
          occupancies: each.occupancies.filter(
            ({ vacant, heating }) => vacant !== true && heating !== undefined && heating.origin === 'measured',
          ),
        }))
        .filter(({ occupancies: own }) => own.length > 0);
      const told = inform({ ...input, units }).informations;
      if (units.length < 4) return;
      const sum = (values: readonly (string | undefined)[]) => values.reduce((total, each) => total + Number(each), 0);
      const average = sum(told.map(({ heating }) => (heating?.average.available ? heating.average.kwh : 'none')));
      expect(Math.abs(average - sum(told.map(({ heating }) => heating?.kwh)))).toBeLessThanOrEqual(0.1 * told.length);
    }),
    RUNS,
  );
});

test('the order of units does not matter', () => {
  fc.assert(
    fc.property(file, (input) => {
      const byName = ({ informations }: InformedMonth) =>
        informations.toSorted((a, b) => (`${a.unit}/${a.occupancy}` < `${b.unit}/${b.occupancy}` ? -1 : 1));
      expect(byName(inform({ ...input, units: input.units.toReversed() }))).toEqual(byName(inform(input)));
    }),
    RUNS,
  );
});

test('a file with something broken in it is answered, never thrown back', () => {
  const broken = fc.constantFrom<unknown>(undefined, null, '', '0', '-1', 'x', 7, true, [], {}, [null], '2026-10-01');
  fc.assert(
    fc.property(file, fc.array(fc.tuple(fc.nat(), broken), { minLength: 1, maxLength: 4 }), (input, changes) => {
      const copy = structuredClone(input) as unknown;
      for (const [at, value] of changes) {
        const places = collectPlaces(copy);
        const place = places[at % places.length];
        if (place !== undefined) (place.owner as Record<string, unknown>)[place.key] = value;
      }
      const result = informMonth(copy);
      expect(result.findings.some(({ severity }) => severity === 'error')).toBe(!result.ok);
    }),
    { seed: 11, numRuns: 2000 },
  );
});

function collectPlaces(json: unknown): { owner: object; key: string }[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [{ owner: json, key }, ...collectPlaces(value)]);
}
