import { expect, test } from 'vitest';
import { type Calibration, type CalibrationRecord, calibrationOf } from './calibration.ts';

const again = (day: CalibrationRecord['day']): CalibrationRecord => ({ kind: 'recalibrated', day, validUntil: null });
const lot = (day: CalibrationRecord['day'], validUntil: CalibrationRecord['day']): CalibrationRecord => ({
  kind: 'extended',
  day,
  validUntil,
});
const ended = (day: CalibrationRecord['day']): CalibrationRecord => ({ kind: 'ended', day, validUntil: null });

test.each<[string, Parameters<typeof calibrationOf>, Calibration['until'], Calibration['basis']]>([
  ['marked in 2020', ['heat_meter', 2020], '2026-12-31', 'marking'],
  ['cold water as well', ['cold_water_meter', 2020], '2026-12-31', 'marking'],
  ['no year', ['hot_water_meter', null], null, 'unknown'],
  ['before the ordinance', ['hot_water_meter', 2013], null, 'marking'],
  ['allocators are not verified', ['heat_cost_allocator', 2020], null, 'not_verified'],
  ['smoke alarms neither', ['smoke_alarm', null], null, 'not_verified'],
  ['verified again on 03.05.2021', ['heat_meter', 2015, [again('2021-05-03')]], '2027-12-31', 'recalibration'],
  ['its lot was extended', ['heat_meter', 2018, [lot('2024-09-01', '2027-12-31')]], '2027-12-31', 'extension'],
  ['an extension never shortens', ['heat_meter', 2022, [lot('2024-09-01', '2027-12-31')]], '2028-12-31', 'marking'],
  ['its seal was broken', ['heat_meter', 2022, [ended('2025-03-01')]], '2025-02-28', 'ended'],
  [
    'no extension mends that, a verification does',
    ['heat_meter', 2022, [again('2025-06-01'), lot('2025-04-01', '2030-12-31'), ended('2025-03-01')]],
    '2031-12-31',
    'recalibration',
  ],
])('%s', (_, input, until, basis) => expect(calibrationOf(...input)).toEqual({ until, basis }));
