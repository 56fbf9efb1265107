import type { AuditFacts, AuditSubject, Day, DeviceFacts, OccupancyFacts } from '@klarmeter/engine';
import type { DeviceRow, Presentation, PresentationOccupancy } from '../../src/billing/presentation/presentation.ts';
import { DEVICE_WORDS } from '../../src/billing/presentation/texts.ts';
import { deviceKind } from './account.ts';
import type { Names } from './renamed.ts';

/** What the statements of a subject print, as far as its facts say. */
export function printedOf({ house, facts }: AuditSubject, names: Names): Presentation {
  const said = facts.information ?? {};
  return {
    schema: 'klarmeter.presentation/1',
    property: { number: '0000001-2', address_lines: ['Lindenweg 5'] },
    heating_unit: 'kWh',
    base_scale: { heating: 'Wohnfläche', hot_water: 'Wohnfläche' },
    units: house.units.map(({ id, occupancies }) => ({
      id: names.unit(id),
      label: id,
      occupancies: occupancies.map((each, place) => ({
        id: names.occupancy(id, each.id),
        user_number: `${id}-${place + 1}`,
        settlement: 'payable',
        devices: {
          heating: rowsOf({ house, facts }, id, place, 'heating'),
          hot_water: rowsOf({ house, facts }, id, place, 'hot_water'),
          cold_water: rowsOf({ house, facts }, id, place, 'cold_water'),
        },
        time_share: null,
        ...comparisonOf(facts.occupancies?.find(({ unit, occupancy }) => unit === id && occupancy === each.id) ?? {}),
        previous_period: null,
        household_services: [],
      })),
    })),
    fuel_invoices: (facts.fuel?.invoices ?? []).map(({ from, to, meter_start = null, meter_end = null }, index) => ({
      cost_id: names.cost(`invoice ${index}`),
      label: 'Stadtwerke',
      from,
      to,
      meter_start,
      meter_end,
      quantity: '1000',
      unit: 'kWh',
      working_price_eur: null,
      base_price_eur: null,
      amount_eur: '100.00',
    })),
    receipts: (facts.costs ?? []).flatMap(({ id, description, day }) =>
      description === undefined || day === undefined
        ? []
        : [{ cost_id: names.cost(id), receipt: description, on: day }],
    ),
    fuel_mix: said.fuel_mix === false ? [] : [{ energy: 'Erdgas', percent: '100' }],
    district_heating:
      said.district_heating === false ? null : { primary_energy_factor: '0.6', greenhouse_gas_kg_per_year: '1' },
    taxes_and_levies: said.taxes_and_levies === false ? null : [],
    metering_charges_eur: said.metering_charges === false ? null : '0.00',
    co2_scale:
      said.co2_class === false || said.co2_basis === false
        ? []
        : [{ from_kg_per_m2: '0', below_kg_per_m2: null, landlord_percent: '0' }],
    advice: said.contacts === false ? [] : [{ name: 'Verbraucherzentrale', web: 'www.example.de' }],
    dispute_resolution: 'Wir nehmen nicht teil.',
    deadlines: [{ title: 'Belege', text: 'Sie dürfen sie einsehen.', legal_basis: '§ 556 Abs. 4 BGB' }],
    payment: null,
  };
}

function comparisonOf(facts: Partial<OccupancyFacts>): Pick<PresentationOccupancy, 'comparison' | 'rights'> {
  const {
    weather_adjusted_comparison: weather,
    first_period: first,
    average_user: average,
    dispute_resolution,
  } = facts;
  const without = first === true ? 'first_period' : 'climate_factor_missing';
  const deadlines = [{ title: 'Belege', text: 'Einsicht', legal_basis: '§ 259 BGB' }];
  return {
    comparison: {
      rows: [],
      before_missing: weather === false || first === true ? without : null,
      average_missing: average === false ? 'too_few_units' : null,
      climate_factor_source: null,
    },
    rights: { deadlines, dispute_resolution: dispute_resolution === false ? null : 'Wir nehmen nicht teil.' },
  };
}

type Use = 'heating' | 'hot_water' | 'cold_water';

function rowsOf(
  { house, facts }: Pick<AuditSubject, 'house' | 'facts'>,
  unit: string,
  place: number,
  use: Use,
): DeviceRow[] {
  const file = house.units.find(({ id }) => id === unit);
  const own = (facts.devices ?? []).filter((device) => device.unit === unit && device.use === use);
  const failed = use !== 'cold_water' && file?.[`${use}_failed`] !== undefined;
  if (failed && place === 0) {
    const record = facts.substitutes?.find((each) => each.unit === unit && each.use === use);
    const [device] = own;
    return record === undefined || record.formula === null || device === undefined
      ? []
      : [substituteRow(device, record)];
  }
  if (failed || file === undefined) return [];
  const last = place === file.occupancies.length - 1;
  const ended = file.occupancies[place];
  const reading = facts.interim_readings?.find((each) => each.unit === unit && each.occupancy === ended?.id);
  return own.flatMap((device) =>
    deviceRows(device, { first: place === 0, last, readOn: reading?.read_on ?? ended?.to }),
  );
}

/** All that was counted stands in the row of the first user; those of others begin and end where it ends. */
function deviceRows(device: DeviceFacts, at: { first: boolean; last: boolean; readOn: Day | undefined }): DeviceRow[] {
  const { start, end, consumption, rolled_over_by: rolled = '0' } = device;
  if (!start || !end || consumption === undefined) return [];
  const difference = (Number(end.value) - Number(start.value) + Number(rolled)).toFixed(3);
  return [
    {
      ...identity(device),
      start: at.first ? start : end,
      end: { value: end.value, on: at.last ? end.on : (at.readOn ?? end.on) },
      difference: at.first ? difference : '0',
      consumption: at.first ? consumption : '0',
      mark: device.remotely_readable === false ? 'read_on_site' : 'measured',
      substitute: null,
    },
  ];
}

function identity(device: DeviceFacts): Pick<DeviceRow, 'room' | 'kind' | 'serial' | 'factor' | 'calibrated_until'> {
  const { serial, kind, scale, evaluation_factor: factor = null, calibrated_until: until } = device;
  return {
    room: 'Bad',
    kind: DEVICE_WORDS[deviceKind(device)] ?? '',
    serial,
    factor: kind !== 'heat_cost_allocator' ? null : scale === 'product' ? 'in_device' : factor,
    calibrated_until: typeof until !== 'string' ? null : lastWholeYear(until),
  };
}

/** Calibrations end with a year; one that ends sooner held until the end of the year before. */
const lastWholeYear = (until: Day): string =>
  until.endsWith('-12-31') ? until.slice(0, 4) : String(Number(until.slice(0, 4)) - 1);

function substituteRow(
  device: DeviceFacts,
  { cause, formula }: NonNullable<AuditFacts['substitutes']>[number],
): DeviceRow {
  return {
    ...identity(device),
    start: null,
    end: null,
    difference: null,
    consumption: '1',
    mark: 'substitute',
    substitute: {
      missing: 'der Wert am 31.12.2025.',
      reason: 'Das Gerät hat nichts geliefert.',
      method: 'building_average',
      formula: formula ?? '',
      ...(cause === undefined || cause === 'no_access' ? {} : { cause }),
    },
  };
}
