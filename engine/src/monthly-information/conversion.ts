import { inForceOn } from '../law/dated.ts';
import { VOLUME_FORMULA } from '../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import { heatByVolume } from '../law/de/heizkostenv/section-9-combined-plants.ts';
import { degreeDayTable } from '../law/de/vdi2067/table-22-degree-days.ts';
import { format } from '../money/decimal.ts';
import { add, divide, type Fraction, fraction, isZero, multiply, ONE, reduce, ZERO } from '../money/fraction.ts';
import { calendarEnd } from '../time/calendar.ts';
import { shareOfDegreeDays } from '../time/degree-days.ts';
import { daysIn } from '../time/period.ts';
import type { BasisModel, GroupModel, MonthModel, UseName } from './model.ts';
import type { MonthlyReasonBook } from './reason-kinds.ts';
import type { ConversionBasis } from './result.ts';

/** How one group's recorded values become kWh in this month. */
export interface Conversion {
  readonly basis: ConversionBasis;
  /** kWh for one recorded unit: kWh, allocator unit or m3. */
  readonly kwhPerUnit: Fraction;
  readonly provisional: boolean;
  /** Undefined where nothing is converted. */
  readonly reasonId: string | undefined;
}

/** None of the corrections of section 9(2) applies: they compare heat with fuel, and a user is told of heat. */
const UNCORRECTED = { energy: '', billedByGrossValue: false, commercialHeatSupply: false };

/**
 * kWh of a recorded unit, heat meters as they are.
 * Interpretation: the ordinance names no conversion. Allocator units take the heat they stood for in the last closed
 * period, hot water the heat of a m3 in it, else the formula of section 9(2). Before the first closed period heat is
 * what the energy certificate plans for the month, by degree days, shared by the units recorded in it: provisional.
 * Compared months take this month's value, so that a new basis does not look like another consumption.
 */
export function conversionOf(
  { group, groupIndex, use }: { group: GroupModel; groupIndex: number; use: UseName },
  { units, days: month, summer }: Pick<MonthModel, 'units' | 'days' | 'summer'>,
  book: MonthlyReasonBook | undefined,
): Conversion | undefined {
  const model = group[use];
  if (model === undefined) return undefined;
  const { basis, path } = model;
  if (basis === 'heat_meters') return { basis, kwhPerUnit: ONE, provisional: false, reasonId: undefined };
  const rule = use === 'heating' ? 'monthly_heating_factor' : 'monthly_hot_water_factor';
  const id = `groups/${groupIndex}/${use}_factor`;
  if (basis === 'last_period') {
    const kwhPerUnit = reduce(divide(model.heat ?? ZERO, model.recorded ?? ONE));
    const inputs = [`${path}/heat_kwh`, `${path}/${use === 'heating' ? 'units' : 'volume_m3'}`];
    return { basis, kwhPerUnit, provisional: false, reasonId: book?.add(rule, id, format(kwhPerUnit), inputs) };
  }
  if (basis === 'formula') {
    const kwhPerUnit = reduce(
      heatByVolume({ volumeM3: ONE, temperatureC: model.heat }, UNCORRECTED, month).uncorrectedKwh,
    );
    const parameters = [{ id: 'heizkostenv.9.volume_formula', dated: inForceOn(VOLUME_FORMULA, month.from) }];
    const inputs = [model.heat === undefined ? `${path}/basis` : `${path}/temperature_c`];
    const more = { parameters, legalBasis: 'HeizkostenV § 9(2)' };
    return { basis, kwhPerUnit, provisional: false, reasonId: book?.add(rule, id, format(kwhPerUnit), inputs, more) };
  }
  return { basis, ...planned(model, { rule, id }, { units, days: month, summer }, book), provisional: true };
}

function planned(
  { heat, path }: BasisModel,
  { rule, id }: { rule: 'monthly_heating_factor' | 'monthly_hot_water_factor'; id: string },
  { units, days: month, summer }: Pick<MonthModel, 'units' | 'days' | 'summer'>,
  book: MonthlyReasonBook | undefined,
): Pick<Conversion, 'kwhPerUnit' | 'reasonId'> {
  const whole = BigInt(daysIn(month));
  let [recorded, areaDays] = [ZERO, ZERO];
  const inputs = [`${path}/heating_kwh_per_m2_year`, '/month'];
  if (summer !== undefined) inputs.push('/summer_degree_days');
  for (const unit of units) {
    for (const { heating, daysIn: days } of unit.occupancies) {
      if (heating?.value === undefined) continue;
      recorded = add(recorded, heating.value);
      areaDays = add(areaDays, multiply(unit.areaM2.heating, fraction(days)));
      if (book !== undefined) inputs.push(`${heating.path}/value`, `${unit.path}/heating_area_m2`);
    }
  }
  const table = degreeDayTable(summer, month.from);
  const year = { from: month.from, to: calendarEnd('month', month.from, 11) };
  const share = shareOfDegreeDays(month, year, table.dated.value);
  const plan = multiply(multiply(heat ?? ZERO, divide(areaDays, fraction(whole))), share);
  // Nothing was recorded by anybody, so whatever a unit stands for, all of them are nothing.
  const kwhPerUnit = isZero(recorded) ? ZERO : reduce(divide(plan, recorded));
  return { kwhPerUnit, reasonId: book?.add(rule, id, format(kwhPerUnit), inputs, { parameters: [table] }) };
}
