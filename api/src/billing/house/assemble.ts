import {
  degreeDayWeights,
  format,
  formatFixed,
  type House,
  type HouseOccupancy,
  type HouseUnit,
  MISSING_REASON_WORDS,
  shiftedDay,
} from '@klarmeter/engine';
import type { RunFinding } from '../runs/schemas.ts';
import { assembleCosts } from './assemble-costs.ts';
import { assembleHotWater } from './assemble-hot-water.ts';
import { type Assembly, newAssembly } from './assembly.ts';
import { defined } from './defined.ts';
import { eur } from './euro.ts';
import { findExpiredCalibration } from './find-expired-calibration.ts';
import { findVirtualPoints } from './find-virtual-points.ts';
import { type UnitUse, USES, type Use } from './measure-units.ts';
import { findRemarkable, NOTHING, type Placed, placeMeasured } from './place-measured.ts';
import { originOf, type Provenance } from './provenance.ts';
import { type HouseSource, type SpannedOccupancy, spansByUnit } from './source.ts';
import { formSubstitutes, keptValues, type UnitSubstitute } from './substitutes.ts';

export interface AssembledHouse {
  readonly house: House;
  readonly provenance: Provenance;
  readonly findings: readonly RunFinding[];
  readonly substitutes: Readonly<Record<'heating' | 'hot_water', ReadonlyMap<string, UnitSubstitute>>>;
}

const FIELD = { heating: 'heating', hot_water: 'hot_water_m3', cold_water: 'cold_water_m3' } as const;

/**
 * The house file of a run: what is stored, in the words of the engine, with our ids as names. Nothing is decided here
 * that the engine decides; what is missing is said in findings, all of it.
 */
export function assembleHouse(source: HouseSource): AssembledHouse {
  const assembly = newAssembly();
  const { provenance, findings } = assembly;
  const { settings } = source.billingPeriod;
  const { keys } = settings;
  const from = {
    period: source.period,
    units: source.units,
    measured: source.measured,
    before: source.before,
    weights: degreeDayWeights(keys.summer_degree_days, source.period.from),
    declared: settings.failures,
  };
  const substitutes = {
    heating: formSubstitutes(from, 'heating'),
    hot_water: formSubstitutes(from, 'hot_water'),
  };
  const units = assembleUnits(source, substitutes, assembly);
  findVirtualPoints(source, 'heating', assembly);
  const { gmodg43_installed_on: section43, ...plant } = source.property.plant;
  const house: House = {
    schema: 'klarmeter.house/1',
    id: source.runId,
    period: source.period,
    plant: defined(plant),
    ...assembleHotWater(source, substitutes.hot_water, assembly),
    ...assembleCosts(source, assembly, section43 !== undefined && section43 <= source.period.to),
    keys: defined(keys),
    ...(settings.groups === null
      ? {}
      : {
          groups: {
            pre_split_consumption_percent: settings.groups.pre_split_consumption_percent,
            list: settings.groups.list.map(({ hot_water: water, ...group }) => ({
              ...defined(group),
              ...(water === undefined ? {} : { hot_water: defined(water) }),
            })),
          },
        }),
    units,
  };
  return { house, provenance, findings, substitutes };
}

function assembleUnits(
  source: HouseSource,
  substitutes: AssembledHouse['substitutes'],
  assembly: Assembly,
): readonly HouseUnit[] {
  const spans = spansByUnit(source.occupancies, source.period);
  const { advances, settings } = source.billingPeriod;
  const advanceOf = new Map(advances.map(({ occupancy_id, amount_cents }) => [occupancy_id, amount_cents]));
  const seen = new Set<string>();
  const units = source.units.map((unit, index): HouseUnit => {
    const at = `/units/${index}`;
    const occupants = spans.get(unit.id) ?? [];
    for (const { row } of occupants) seen.add(row.id);
    findGaps(source, unit.id, occupants, `${at}/occupancies`, assembly);
    const values = USES.map((use) => placeUse(source, unit.id, use, substitutes, occupants, at, assembly));
    return {
      id: unit.id,
      ...(settings.groups === null || unit.userGroup === null ? {} : { group: unit.userGroup }),
      heating_area_m2: unit.heatingAreaM2,
      hot_water_area_m2: unit.hotWaterAreaM2,
      ...Object.assign({}, ...values.map(({ ofUnit }) => ofUnit)),
      occupancies: occupants.map(({ row, span }, place): HouseOccupancy => {
        const advance = advanceOf.get(row.id);
        return {
          id: row.id,
          ...span,
          ...Object.assign({}, ...values.map(({ ofOccupancies }) => ofOccupancies[place] ?? {})),
          ...(advance === undefined ? {} : { advance_eur: eur(advance) }),
          ...(row.vatPercent === null ? {} : { vat_percent: row.vatPercent }),
          ...(row.vacant ? { vacant: true } : {}),
        };
      }),
    };
  });
  for (const { occupancy_id } of advances) {
    if (!seen.has(occupancy_id)) assembly.find('advance_outside_period', '/units', occupancy_id);
  }
  return units;
}

/** HeizkostenV section 9b: every day of a unit belongs to somebody, be it the landlord. */
function findGaps(
  { period }: HouseSource,
  unitId: string,
  occupants: readonly SpannedOccupancy[],
  pointer: string,
  assembly: Assembly,
): void {
  let next = period.from;
  for (const { span } of occupants) {
    if (span.from > next) assembly.find('occupancy_gap', pointer, unitId, [next, shiftedDay(span.from, -1)]);
    next = shiftedDay(span.to, 1);
  }
  if (next <= period.to) assembly.find('occupancy_gap', pointer, unitId, [next, period.to]);
}

/** Puts the recorded values of one use where the house file wants them: at the occupancies, at the unit, or as a failure. */
function placeUse(
  source: HouseSource,
  unitId: string,
  use: Use,
  substitutes: AssembledHouse['substitutes'],
  occupants: readonly SpannedOccupancy[],
  at: string,
  assembly: Assembly,
): Placed {
  const measured = source.measured.get(unitId)?.[use];
  if (measured !== undefined) findRemarkable(measured, `${at}/${FIELD[use]}`, assembly);
  const substitute = use === 'cold_water' ? undefined : substitutes[use].get(unitId);
  const uses = measured?.points ?? [];
  // One value in place of all rooms: none of the devices counts.
  if (substitute === undefined || substitute.byPoint.size > 0) {
    findExpiredCalibration(source, uses, `${at}/${FIELD[use]}`, assembly);
  }
  if (substitute !== undefined) return placeSubstitute(unitId, use, measured, substitute, at, assembly);
  if (measured === undefined || measured.value === null) return NOTHING;
  if (measured.own === null && occupants.length > 1) {
    assembly.find('interim_reading_missing', `${at}/occupancies`, unitId);
  }
  return placeMeasured(measured, FIELD[use], occupants.length, at, assembly);
}

/** Said by somebody, of devices that did measure. */
const DECLARED = { de: 'so angegeben', en: 'as declared' };

function placeSubstitute(
  unitId: string,
  use: Use,
  measured: UnitUse | undefined,
  substitute: UnitSubstitute,
  at: string,
  assembly: Assembly,
): Placed {
  const { method, value, reason } = substitute;
  const pointer = `${at}/${use}_failed`;
  const failed = measured?.points.find(({ whole }) => whole.status === 'missing');
  const what = failed?.whole.status === 'missing' ? failed.whole : null;
  assembly.find('reading_substituted', pointer, failed?.point.id ?? unitId, [
    what === null ? DECLARED : MISSING_REASON_WORDS[what.reason],
    what?.day ?? '',
  ]);
  if (measured !== undefined) assembly.provenance[pointer] = originOf(measured.points, ({ whole }) => whole);
  const failure = { method, ...(value === null ? {} : { value: formatFixed(value, 3) }), reason };
  const ofOccupancies = (keptValues(measured, substitute) ?? []).map((part, place) => {
    if (part === null || measured === undefined) return {};
    const own = `${at}/occupancies/${place}/${FIELD[use]}`;
    assembly.provenance[own] = originOf(measured.points, ({ parts }) => parts[place]);
    return { [FIELD[use]]: format(part) };
  });
  return { ofUnit: { [`${use}_failed`]: failure }, ofOccupancies };
}
