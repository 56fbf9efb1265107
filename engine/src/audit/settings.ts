import { KILOGRAMS_DEVIATION_PERCENT_MAX } from '../law/de/co2kostaufg/section-3-plausibility.ts';
import { format, parse } from '../money/decimal.ts';
import { type Fraction, fraction } from '../money/fraction.ts';

/** A limit that no law names, and why it lies where it lies. */
export interface AuditSetting {
  readonly value: string;
  readonly unit: string;
  /** Begins with `Interpretation:`. */
  readonly reason: string;
}

const setting = (value: string, unit: string, why: string): AuditSetting => ({
  value,
  unit,
  reason: `Interpretation: ${why}`,
});

/** Every limit of the audit that is ours. Legal numbers stand in the registers of the law instead. */
export const AUDIT_SETTINGS = {
  hot_water_share_min: setting('0.05', 'share', 'a tank and its pipes alone lose about as much as a twentieth.'),
  hot_water_share_max: setting('0.50', 'share', 'only passive houses need more for hot water than for their rooms.'),
  hot_water_temperature_min: setting('45', 'C', 'below it nobody could shower; a typing error is likelier.'),
  hot_water_temperature_max: setting(
    '70',
    'C',
    'hotter water scalds and scales; mixed up with the supply of the boiler.',
  ),
  hot_water_kwh_per_m3_min: setting('50', 'kWh/m3', 'heating water by 43 K without any loss takes this much.'),
  hot_water_kwh_per_m3_max: setting('300', 'kWh/m3', 'circulation may double the heat of a cubic metre, hardly more.'),
  formula_volume_difference_max: setting('0.20', 'share', 'sub-meters and main meter of water may differ by a fifth.'),
  layer_price_factor_max: setting('3', 'times', 'within two years prices of stored fuel have doubled, not tripled.'),
  group_difference_max: setting(
    '0.25',
    'share',
    'pipes between the meter of a group and its flats lose up to a quarter.',
  ),
  metering_share_max: setting('0.25', 'share', 'metering that eats a quarter of the bill saves nobody anything.'),
  operating_electricity_share_max: setting(
    '0.10',
    'share',
    'pumps and burner usually need 3 to 5 percent of the fuel.',
  ),
  co2_difference_max: setting(
    format(fraction(KILOGRAMS_DEVIATION_PERCENT_MAX, 100n)),
    'share',
    'suppliers round their factors; more is another factor or another energy.',
  ),
  co2_sum_difference_kg_max: setting('1', 'kg', 'kilograms are rounded bill by bill.'),
  co2_sum_difference_eur_max: setting('0.01', 'EUR', 'a cent from adding rounded bills.'),
  living_area_difference_max: setting(
    '0.10',
    'share',
    'heated and living area differ by halls and balconies, not by more.',
  ),
  building_area_difference_max: setting('0.01', 'share', 'areas are measured and rounded flat by flat.'),
  calibration_notice_months: setting(
    '12',
    'months',
    'a device that runs out before the next bill is to be replaced now.',
  ),
  retrofit_notice_months: setting('12', 'months', 'orders and appointments in every flat take most of a year.'),
  interim_reading_days_max: setting('3', 'days', 'handing over a flat may fall on a weekend.'),
  vacancy_days_min: setting('30', 'days', 'renovating between two tenants warms a flat for some weeks.'),
  substitute_factor_max: setting(
    '3',
    'times',
    'flats of one house differ by this much, an estimate should not by more.',
  ),
  outlier_factor_max: setting(
    '4',
    'times',
    'between flats under the roof and within the house lies a factor of three.',
  ),
  outlier_units_min: setting('4', 'units', 'a median of fewer says nothing.'),
  zero_heating_degree_days_min: setting('0.30', 'share', 'without a third of the winter a flat may stay cold.'),
  zero_hot_water_days_min: setting('60', 'days', 'two months away are possible, more is a stopped meter.'),
  total_change_max: setting('0.50', 'share', 'winters and prices move a bill by a third; a half needs an explanation.'),
  monthly_information_due_months: setting(
    '1',
    'months',
    'the ordinance names no day; until the end of the next month it is news.',
  ),
  occupant_change_max: setting('0.30', 'share', 'the owner overview marks users from 30 percent on.'),
  cost_per_m2_min: setting('2', 'EUR/(m2 a)', 'even passive houses pay more, meters included.'),
  cost_per_m2_max: setting('60', 'EUR/(m2 a)', 'three times an unrenovated building on oil.'),
  utilisation_min: setting('0.35', 'share', 'worse boilers and pipes have not been found.'),
  utilisation_max: setting('1.10', 'share', 'condensing boilers give up to 1.09 of the net calorific value.'),
  operating_cost_change_max: setting(
    '0.50',
    'share',
    'fees and contracts rise by a tenth or two a year; a half is another contract or another invoice.',
  ),
  operating_cost_change_eur_min: setting('100', 'EUR', 'small costs jump without anybody having to explain it.'),
  operating_cost_total_change_max: setting('0.25', 'share', 'of many costs together hardly a quarter moves in a year.'),
  fibre_provision_eur_max: setting('60', 'EUR/a', 'what TKG section 72 is known to allow; not confirmed by its text.'),
  operating_cost_per_m2_min: setting('3', 'EUR/(m2 a)', 'tax, refuse and insurance alone cost as much.'),
  operating_cost_per_m2_max: setting('90', 'EUR/(m2 a)', 'three times what flats pay on average, heating included.'),
  water_per_person_min: setting('8', 'm3/a', 'who drinks, cooks and flushes at home needs more.'),
  water_per_person_max: setting('110', 'm3/a', 'twice what people use; a leaking cistern or a wrong meter.'),
  vacancy_persons: setting('1', 'persons', 'the smallest household that could live there.'),
  statement_notice_days: setting('30', 'days', 'yellow of the traffic light of deadlines.'),
} as const;

export type AuditSettingName = keyof typeof AUDIT_SETTINGS;

/** The exact value of a setting. */
export const limit = (name: AuditSettingName): Fraction => parse(AUDIT_SETTINGS[name].value);

/** The value of a setting that counts days, months or units. */
export const count = (name: AuditSettingName): number => Number(AUDIT_SETTINGS[name].value);
