import { describe, expect, test } from 'vitest';
import { format, parse } from '../../../money/decimal.ts';
import { groupShare, isGroupConsumptionPercent } from './section-6-groups.ts';
import {
  heatingConsumptionRange,
  isHeatingCostKind,
  isWithin,
  mandatoryConsumptionPercent,
} from './section-7-heat-costs.ts';
import { hotWaterConsumptionRange, isHotWaterCostKind } from './section-8-hot-water-costs.ts';
import {
  exceedsSubstituteLimit,
  substituteByArea,
  substituteFromPreviousPeriods,
} from './section-9a-missing-readings.ts';
import { reductionCents } from './section-12-reductions.ts';

const day = '2025-01-01';

test.each([
  ['49.99', false, false],
  ['50', true, true],
  ['62.5', true, true],
  ['70', true, true],
  ['70.01', false, true],
  ['100', false, true],
  ['100.01', false, false],
])('s. 7(1), 8(1), 6(2): %s percent by consumption', (percent, byUnit, byGroup) => {
  expect(isWithin(parse(percent), heatingConsumptionRange(day))).toBe(byUnit);
  expect(isWithin(parse(percent), hotWaterConsumptionRange(day))).toBe(byUnit);
  expect(isGroupConsumptionPercent(parse(percent), day)).toBe(byGroup);
});

test.each([
  ['fuel', true, true],
  ['heat_supply', true, true],
  ['billing', true, true],
  ['water_supply', false, true],
  ['repair', false, false],
  ['', false, false],
])('s. 7(2), 8(2): %j as a kind of cost', (kind, heating, hotWater) => {
  expect(isHeatingCostKind(kind, day)).toBe(heating);
  expect(isHotWaterCostKind(kind, day)).toBe(hotWater);
});

test('s. 6(2): a group shares by its meter and its area', () => {
  const shares = { recordedShare: parse('3/4'), areaShare: parse('1/2') };
  expect(format(groupShare({ consumptionPercent: parse('70'), ...shares }))).toBe('0.675');
  expect(format(groupShare({ consumptionPercent: parse('100'), ...shares }))).toBe('0.75');
});

test('s. 9a(2): exactly 25 percent of the area still takes substitutes', () => {
  expect(exceedsSubstituteLimit(parse('25.000'), parse('100'), day)).toBe(false);
  expect(exceedsSubstituteLimit(parse('25.001'), parse('100'), day)).toBe(true);
});

test('s. 9a(1): earlier values follow the trend of the others; rooms and averages go by area', () => {
  expect(format(substituteFromPreviousPeriods(parse('5000')))).toBe('5000');
  const trend = { othersNow: parse('18000'), othersPrevious: parse('20000') };
  expect(format(substituteFromPreviousPeriods(parse('5000'), trend))).toBe('4500');
  expect(format(substituteByArea(parse('900'), parse('150'), parse('50')))).toBe('300');
});

test.each([
  ['notByConsumption', 15023n],
  ['notRemotelyReadable', 3005n],
  ['informationMissing', 3005n],
] as const)('s. 12(1): %s', (reason, cents) => expect(reductionCents(reason, parse('1001.50'), day)).toBe(cents));

describe('HeizkostenV sections 2, 10 and 11: what widens the range', () => {
  test.each([
    ['70.01', undefined, false],
    ['100', 'more_by_consumption', true],
    ['100.01', 'more_by_consumption', false],
    ['50', 'more_by_consumption', true],
    ['49.99', 'more_by_consumption', false],
    ['0', 'outside_ordinance', true],
    ['100', 'outside_ordinance', true],
    ['100.01', 'outside_ordinance', false],
  ] as const)('%s percent with %s', (percent, agreement, allowed) => {
    expect(isWithin(parse(percent), heatingConsumptionRange('2025-01-01', agreement))).toBe(allowed);
    expect(isWithin(parse(percent), hotWaterConsumptionRange('2025-01-01', agreement))).toBe(allowed);
  });
});

test.each([
  ['all of it', {}, '70'],
  ['a building of 1994', { insulated: true }, undefined],
  ['bare pipes', { pipesInsulated: false }, undefined],
  ['heat supplied commercially', { commercialHeatSupply: true }, undefined],
  ['pellets', { energy: 'pellets' }, undefined],
  ['LPG is gas', { energy: 'lpg' }, '70'],
])('s. 7(1) sentence 2: %s', (_, change, percent) => {
  const old = { energy: 'natural_gas', commercialHeatSupply: false, insulated: false, pipesInsulated: true };
  const found = mandatoryConsumptionPercent({ ...old, ...change }, day);
  expect(found && format(found)).toBe(percent);
});
