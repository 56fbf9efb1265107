import type {
  AuditFacts,
  BilledHouse,
  CostFacts,
  Day,
  DeviceFacts,
  House,
  OccupancyFacts,
  SubstituteFacts,
} from '@klarmeter/engine';
import { add, format, parse } from '@klarmeter/engine';
import { defined } from './assembly.ts';
import type { DeviceRow, Presentation } from './presentation.ts';
import { DEVICE_WORDS } from './presentation-texts.ts';
import type { PeriodSettings } from './settings.ts';

/** What facts are made from: all of it frozen with the run, but for what the manager states and the day. */
export interface FactSource {
  readonly house: House;
  readonly presentation: Presentation;
  readonly settings: PeriodSettings;
  readonly today: Day;
  readonly frozenOn: Day;
  /** The period before as it was billed last; undefined where there is none in this account. */
  readonly previous: { readonly house: House; readonly result: BilledHouse } | undefined;
}

const USES = ['heating', 'hot_water', 'cold_water'] as const;

/** The facts of an audit. What nobody told stays unknown: a check that needs it says that it could not run. */
export function auditFacts({ house, presentation, settings, today, frozenOn, previous }: FactSource): AuditFacts {
  const stated = settings.audit ?? {};
  return defined({
    today,
    previous,
    short_period_reason: stated.short_period_reason,
    building: stated.building && defined(stated.building),
    plant: stated.plant && defined(stated.plant),
    agreements: stated.agreements && defined(stated.agreements),
    units: presentation.units.map(({ id, label }) => ({ id, label })),
    occupancies: occupancyFacts(presentation),
    devices: deviceFacts(presentation),
    substitutes: substituteFacts(presentation, frozenOn),
    costs: presentation.receipts.map(
      ({ cost_id, receipt, on }): CostFacts => ({ id: cost_id, description: receipt, day: on as Day }),
    ),
    fuel: {
      invoices: presentation.fuel_invoices.map(({ from, to, meter_start, meter_end }) => ({
        from: from as Day,
        to: to as Day,
        meter_start,
        meter_end,
      })),
    },
    information: {
      landlord: true,
      fuel_mix: presentation.fuel_mix.length > 0,
      district_heating: presentation.district_heating !== null,
      taxes_and_levies: presentation.taxes_and_levies !== null,
      metering_charges: true,
      contacts: presentation.advice.length > 0,
      // Printed wherever the house file has the split.
      co2_share: house.co2 !== undefined,
      co2_class: house.co2 !== undefined,
      co2_basis: house.co2 !== undefined,
    },
  }) as AuditFacts;
}

function occupancyFacts({ units, dispute_resolution }: Presentation): OccupancyFacts[] {
  return units.flatMap(({ id, label, occupancies }) =>
    occupancies.map(
      ({ id: occupancy, user_number, comparison, rights }): OccupancyFacts => ({
        unit: id,
        occupancy,
        label: `${label}, ${user_number}`,
        first_period: comparison.before_missing === 'first_period',
        weather_adjusted_comparison: comparison.before_missing === null,
        average_user: comparison.average_missing === null,
        dispute_resolution: (rights === undefined ? dispute_resolution : rights.dispute_resolution) !== null,
      }),
    ),
  );
}

/** Rows of one device in several occupancies are one device: from its first value to its last. */
function deviceFacts({ units }: Presentation): DeviceFacts[] {
  const devices = new Map<string, DeviceFacts>();
  for (const { id: unit, occupancies } of units) {
    for (const { devices: tables } of occupancies) {
      for (const use of USES) {
        for (const row of tables[use]) {
          const made = deviceFact(unit, use, row);
          if (made === undefined) continue;
          const key = `${unit} ${use} ${row.serial}`;
          devices.set(key, joined(devices.get(key), made));
        }
      }
    }
  }
  return [...devices.values()];
}

const KINDS: Readonly<Record<string, DeviceFacts['kind']>> = {
  heat_meter: 'heat_meter',
  hot_water_meter: 'water_meter',
  cold_water_meter: 'water_meter',
  heat_cost_allocator: 'heat_cost_allocator',
};

function deviceFact(unit: string, use: (typeof USES)[number], row: DeviceRow): DeviceFacts | undefined {
  const word = Object.entries(DEVICE_WORDS).find(([, words]) => words === row.kind)?.[0] ?? '';
  const kind = KINDS[word];
  if (kind === undefined || row.mark === 'substitute') return undefined;
  const allocator = kind === 'heat_cost_allocator';
  const register = (at: DeviceRow['start']) => at && { value: at.value, on: at.on as Day };
  return defined({
    serial: row.serial,
    unit,
    use,
    kind,
    scale: allocator ? (row.factor === 'in_device' ? ('product' as const) : ('unit' as const)) : undefined,
    evaluation_factor: allocator && row.factor !== 'in_device' ? row.factor : undefined,
    calibrated_until: allocator
      ? null
      : row.calibrated_until === null
        ? undefined
        : (`${row.calibrated_until}-12-31` as Day),
    start: register(row.start),
    end: register(row.end),
    consumption: row.consumption,
  }) as DeviceFacts;
}

function joined(before: DeviceFacts | undefined, next: DeviceFacts): DeviceFacts {
  if (before === undefined) return next;
  const consumption = format(add(parse(before.consumption ?? '0'), parse(next.consumption ?? '0')));
  return defined({ ...next, start: before.start, consumption }) as DeviceFacts;
}

function substituteFacts({ units }: Presentation, recordedOn: Day): SubstituteFacts[] {
  return units.flatMap(({ id: unit, occupancies }) =>
    (['heating', 'hot_water'] as const).flatMap((use) => {
      const row = occupancies.flatMap(({ devices }) => devices[use]).find(({ substitute }) => substitute !== null);
      if (row === undefined || row.substitute === null) return [];
      return [{ unit, use, formula: row.substitute.formula, recorded_on: recordedOn }];
    }),
  );
}
