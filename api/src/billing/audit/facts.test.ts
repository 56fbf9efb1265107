import {
  AUDIT_CHECKS,
  type AuditCheckId,
  type AuditReport,
  type AuditSubject,
  auditHouse,
  type House,
} from '@klarmeter/engine';
import { describe, expect, test } from 'vitest';
import { HEAT_AUDIT } from '../../../../engine/src/audit/fixtures/heat-audit.ts';
import { pairsOf } from '../../../../engine/src/audit/fixtures/pairs.ts';
import { PLANTS } from '../../../../engine/src/audit/fixtures/plants/index.ts';
import { randomSubject } from '../../../../engine/src/audit/fixtures/random-subject.ts';
import { ORIGINS, type Origin, sourceOf } from '../../../test/audit/source.ts';
import { auditFacts, type FactSource } from './facts.ts';

/**
 * Where the facts come from by which a check tells an error from what only looks like one; nothing before it in this
 * order is enough.
 */
const CHECKS_OF: Readonly<Record<Origin, readonly AuditCheckId[]>> = {
  house: [
    'result_of_another_house',
    'statements_do_not_add_up',
    'fuel_billed_by_deliveries',
    'fuel_cost_beside_stock',
    'opening_stock_missing',
    'delivery_outside_period',
    'layer_price_implausible',
    'consumption_part_too_small',
    'not_billed_by_consumption',
    'hot_water_formula_without_reason',
    'hot_water_not_separated',
    'hot_water_share_low',
    'hot_water_share_high',
    'hot_water_heat_implausible',
    'measured_heat_is_formula',
    'formula_volume_differs',
    'hot_water_temperature_implausible',
    'group_area_differs_from_members',
    'metering_costs_high',
    'operating_electricity_high',
    'vat_rate_wrong',
    'advance_missing',
    'vacancy_with_advance',
    'co2_fuel_not_covered',
    'co2_cost_before_act',
    'vacancy_consumes',
    'substitute_without_reason',
    'substitutes_exceed_limit',
    'substitute_implausible',
    'consumption_outlier',
    'zero_hot_water_in_let_flat',
    'unit_without_area',
    'cold_water_difference',
    'cost_per_m2_implausible',
    'zero_heating_in_let_flat',
    'statement_late',
    'statement_due_soon',
    'period_not_over',
  ],
  account: [
    'facts_unreadable',
    'opening_quantity_not_continuous',
    'opening_value_not_continuous',
    'supplier_instalments_billed',
    'fuel_invoices_leave_gap',
    'fuel_meter_not_continuous',
    'area_formula_although_meters',
    'calorific_basis_contradicts',
    'mixed_use_in_one_group',
    'different_equipment_without_pre_recording',
    'group_recorded_differs_from_members',
    'repair_among_costs',
    'administration_among_costs',
    'plant_leasing_among_costs',
    'vague_cost_description',
    'cost_booked_twice',
    'vat_for_dwelling',
    'vat_not_shown',
    'co2_living_area_differs',
    'co2_section_43_not_marked',
    'co2_factor_on_gross_energy',
    'co2_cost_deviates',
    'calibration_expired',
    'calibration_ends_soon',
    'reading_values_missing',
    'evaluation_factor_missing',
    'factor_applied_twice',
    'factor_not_applied',
    'device_consumption_wrong',
    'unit_sum_differs_from_devices',
    'new_device_not_remotely_readable',
    'old_device_not_retrofitted',
    'retrofit_due',
    'interim_reading_off_day',
    'unit_left_out',
    'occupancy_days_differ',
    'substitute_for_missing_device',
    'substitute_record_incomplete',
    'general_method_before_individual',
    'substitute_mixes_uses',
    'fuel_mix_missing',
    'district_heating_data_missing',
    'taxes_and_levies_missing',
    'metering_charges_missing',
    'contacts_missing',
    'dispute_resolution_missing',
    'weather_comparison_missing',
    'co2_information_missing',
    'landlord_not_named',
    'fuel_particulars_missing',
    'monthly_information_missing',
    'reading_copied_from_previous',
    'total_changed_against_previous',
    'occupant_changed_against_previous',
    'heat_exceeds_energy',
    'heat_far_below_energy',
    'periods_not_continuous',
  ],
  stated: [
    'closing_value_differs',
    'fuel_invoice_beyond_period',
    'consumption_part_too_large',
    'mandatory_percent_missed',
    'agreed_key_not_used',
    'key_change_not_declared',
    'key_change_without_reason',
    'key_changed_mid_period',
    'base_scale_changed',
    'unit_area_changed',
    'keys_outside_ordinance',
    'ordinance_does_not_hold',
    'flat_rate_hot_water_share',
    'supply_divisor_contradicts',
    'heat_pump_not_alone',
    'group_meter_missing',
    'common_rooms_not_recorded',
    'interim_reading_fee_without_agreement',
    'metering_rental_not_announced',
    'metering_rental_rejected',
    'water_supply_twice',
    'advance_differs_from_payments',
    'co2_not_divided',
    'co2_landlord_part_not_deducted',
    'co2_building_kind_contradicts',
    'co2_restriction_without_proof',
    'co2_network_excluded',
    'co2_invoice_data_missing',
    'co2_kilograms_deviate',
    'co2_sum_differs_from_invoices',
    'suitability_not_confirmed',
    'device_not_interoperable',
    'heat_pump_meters_late',
    'interim_reading_missing',
    'areas_below_building',
    'estimated_again',
    'average_user_missing',
    'monthly_information_not_notified',
    'delivery_planned_too_late',
    'short_period_without_reason',
    'heat_pump_before_ordinance',
    'addressee_unknown',
  ],
};

/** Some houses lack what an error takes, or what the account has to know for it; then the next one is asked. */
const SEEDS = 12;

const audited = (source: FactSource): AuditReport =>
  auditHouse({ house: source.house, result: source.result, facts: auditFacts(source) });

const fires = (id: AuditCheckId, subject: AuditSubject, origin: Origin): boolean =>
  audited(sourceOf(subject, origin)).findings.some(({ check }) => check === id);

/** Whether a check tells the error planted into this house from what almost is one; undefined where it has not what it takes. */
function tells(id: AuditCheckId, origin: Origin, seed: number): boolean | undefined {
  const [pair] = pairsOf(PLANTS[id]);
  const subject = randomSubject(seed, pair?.wish);
  const [fault, almost] = [
    HEAT_AUDIT.planted(subject, PLANTS[id].fault),
    HEAT_AUDIT.planted(subject, PLANTS[id].almost),
  ];
  if (fault === undefined || almost === undefined) return undefined;
  return fires(id, fault, origin) && !fires(id, almost, origin);
}

test('of every check it is known what it takes', () => {
  expect(Object.values(CHECKS_OF).flat().sort()).toEqual(AUDIT_CHECKS.map(({ id }) => id).sort());
});

describe.each(ORIGINS)('with what comes from %s, through the facts of the API,', (origin) => {
  const before = ORIGINS.slice(0, ORIGINS.indexOf(origin));
  // Facts that cannot be read never come from here, but from a bill of the period before: see below.
  test.each(CHECKS_OF[origin].filter((id) => id !== 'facts_unreadable'))('%s fires, and not before', (id) => {
    const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
    const proof = seeds.find((seed) => tells(id, origin, seed) === true);
    expect(proof, 'no house in which it fires').toBeDefined();
    for (const each of before) expect(tells(id, each, proof ?? 1), each).toBe(false);
  });
});

test('facts_unreadable fires where the bill before is one that can no longer be read', () => {
  const source = sourceOf(randomSubject(1, { previous: true }), 'account');
  const unreadable = { house: {} as House, result: source.result };
  const ids = (given: FactSource) => audited(given).findings.map(({ check }) => check);
  expect(ids(source)).not.toContain('facts_unreadable');
  expect(ids({ ...source, previous: unreadable })).toContain('facts_unreadable');
});

test('where all is on file, every check runs; of meters of the house and its groups no values are printed', () => {
  const inPart = new Set<string>();
  for (let seed = 1; seed <= 10; seed += 1) {
    const source = sourceOf(randomSubject(seed, { previous: true }), 'stated');
    const { checks } = audited(source);
    expect(checks.filter(({ state }) => state === 'not_run')).toEqual([]);
    for (const { check, state } of checks) if (state === 'in_part') inPart.add(check);
  }
  expect([...inPart].sort()).toEqual(['calibration_expired', 'device_consumption_wrong']);
});

test('who holds a dwelling as landlord lives there', () => {
  const source = sourceOf(randomSubject(1, { unitCount: 2, groups: false, change: 'none' }), 'account');
  const { id: occupancy_id = '' } = source.house.units[0]?.occupancies[0] ?? {};
  const buildingOf = (held_by: 'landlord' | 'flat_owner') =>
    auditFacts({ ...source, settings: { audit: { occupancies: [{ occupancy_id, held_by }] } } }).building;
  expect(buildingOf('landlord')).toEqual({ two_dwellings_with_landlord: true });
  expect(buildingOf('flat_owner')).toEqual({});
});

describe('rows of one device', () => {
  const source = sourceOf(randomSubject(1, { metering: 'heat_meter', substitute: false, change: 'none' }), 'account');
  const [unit] = source.presentation.units;
  const row = unit?.occupancies[0]?.devices.heating[0];
  const rows = (...values: readonly (readonly [start: string, end: string, counted: string])[]) => {
    const heating = values.map(([start, end, counted]) => ({
      ...(row as NonNullable<typeof row>),
      start: { value: start, on: '2025-01-01' },
      end: { value: end, on: '2025-12-31' },
      difference: counted,
      consumption: counted,
    }));
    const units = source.presentation.units.map((each) =>
      each === unit
        ? { ...each, occupancies: each.occupancies.map((own) => ({ ...own, devices: { ...own.devices, heating } })) }
        : each,
    );
    return auditFacts({ ...source, presentation: { ...source.presentation, units } }).devices?.find(
      ({ serial }) => serial === row?.serial,
    );
  };

  test.each([
    [
      'follow each other',
      [
        ['0', '10', '10'],
        ['10', '25', '15'],
      ],
      undefined,
      '25',
    ],
    ['pass the end of the register', [['99990', '15', '25']], '100000', '25'],
    [
      'begin again in between',
      [
        ['0', '10', '10'],
        ['0', '7', '7'],
      ],
      '10',
      '17',
    ],
  ] as const)('that %s are one device', (_, values, rolled_over_by, consumption) => {
    const [first] = values;
    const last = values.at(-1);
    expect(rows(...values)).toMatchObject({
      start: { value: first[0] },
      end: { value: last?.[1] },
      consumption,
      ...(rolled_over_by && { rolled_over_by }),
    });
  });
});

test.each([
  ['a key or a telegram', { hasRadio: true }, 'read_on_site', true],
  ['neither, read on site', { hasRadio: false }, 'read_on_site', false],
  ['neither, and nobody knows how it was read', { hasRadio: false }, 'measured', undefined],
] as const)('HeizkostenV s. 5(2), a device with %s', (_, own, mark, remotely_readable) => {
  const source = sourceOf(randomSubject(1, { metering: 'heat_meter', substitute: false, change: 'none' }), 'account');
  const units = source.presentation.units.map((unit) => ({
    ...unit,
    occupancies: unit.occupancies.map((user) => ({
      ...user,
      devices: { ...user.devices, heating: user.devices.heating.map((row) => ({ ...row, mark })) },
    })),
  }));
  const account = { ...source.account, devices: source.account.devices.map((each) => ({ ...each, ...own })) };
  const known = { ...source, account, presentation: { ...source.presentation, units } };
  const remote = (given: FactSource) =>
    auditFacts(given).devices?.find(({ use }) => use === 'heating')?.remotely_readable;
  expect(remote(known)).toBe(remotely_readable);
  expect(remote({ ...known, settings: { audit: { every_device: { remotely_readable: false } } } })).toBe(false);
});

test('HeizkostenV s. 5(3) s. 2: an exemption that is written down is the reason, unless the manager states another', () => {
  const source = sourceOf(randomSubject(1, { metering: 'heat_meter', substitute: false, change: 'none' }), 'account');
  const devices = source.account.devices.map((each) => ({ ...each, hardshipReason: 'Gutachten vom 01.02.2024' }));
  const known = { ...source, account: { ...source.account, devices } };
  const reason = (given: FactSource) =>
    auditFacts(given).devices?.find(({ use }) => use === 'heating')?.hardship_reason;
  expect(reason(source)).toBeUndefined();
  expect(reason(known)).toBe('Gutachten vom 01.02.2024');
  const stated = { audit: { every_device: { hardship_reason: 'Denkmal' } } };
  expect(reason({ ...known, settings: stated })).toBe('Denkmal');
});
