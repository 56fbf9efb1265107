import type { Day, House, HouseFailure } from '@klarmeter/engine';
import { type FrozenHouse, isOfOperatingCosts } from '../house/bill-frozen.ts';
import { type Origin, originAt, type Provenance } from '../house/provenance.ts';
import type { MeasuredPlace, MeasuredState, ProposedChange } from './proposal.ts';

/** A house file and where its values come from. */
export interface MeasuredHouse {
  readonly house: FrozenHouse;
  readonly provenance: Provenance;
}

/** Fields of a unit and its occupancies that devices fill. */
const FIELDS = ['heating', 'hot_water_m3', 'cold_water_m3'] as const;
/** Fields of a unit where they failed. */
const FAILED = { heating: 'heating_failed', hot_water_m3: 'hot_water_failed', cold_water_m3: null } as const;
const OF_UNIT = [...FIELDS, 'heating_failed', 'hot_water_failed'] as const;
/** Values of the house that devices fill where nobody states them. */
const HOUSE_FIELDS = ['energy_used', 'hot_water_share', 'water'] as const;
const POINTERS = {
  energy_used: '/energy_used/quantity',
  hot_water_share: '/hot_water_share/heat_kwh',
  water: '/water/main_meter_m3',
} as const;

type Recorded = { readonly [Field in (typeof FIELDS)[number]]?: string };

/** What both kinds of house have in common. */
interface MeasuredOccupancy extends Recorded {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}
interface MeasuredUnit extends Recorded {
  readonly id: string;
  readonly heating_failed?: HouseFailure;
  readonly hot_water_failed?: HouseFailure;
  readonly occupancies: readonly MeasuredOccupancy[];
}

const NOTHING: MeasuredState = { value: null, origin: 'missing', method: null, reading_ids: [], measurements: [] };

/**
 * What a house measures otherwise than a frozen one, place by place. Units whose occupancies are others by now are left
 * out: their days are not those of the bill, and no reading made them so.
 */
export function measuredChanges(frozen: MeasuredHouse, now: MeasuredHouse): ProposedChange[] {
  const [before, after] = [placesOf(frozen), placesOf(now)];
  const shared = comparableUnits(frozen.house, now.house);
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const place = (before.get(key) ?? after.get(key))?.place;
    if (place === undefined || (place.unit_id !== null && !shared.has(place.unit_id))) return [];
    const [one, two] = [before.get(key)?.state ?? NOTHING, after.get(key)?.state ?? NOTHING];
    const same = one.value === two.value && one.origin === two.origin && one.method === two.method;
    return same ? [] : [{ ...place, before: one, after: two }];
  });
}

/** A frozen house with what another one measures: costs, keys, days and people stay as they were. */
export function withMeasured(frozen: MeasuredHouse, now: MeasuredHouse): FrozenHouse {
  const [before, after] = [frozen.house, now.house];
  const shared = comparableUnits(before, after);
  const fresh = new Map(unitsOf(after).flatMap((unit) => (shared.has(unit.id) ? [[unit.id, unit] as const] : [])));
  const isRead = (field: (typeof HOUSE_FIELDS)[number]) =>
    [frozen, now].every(({ provenance }) => provenance[POINTERS[field]] !== undefined);
  if (isOfOperatingCosts(before)) {
    const units = before.units.map((unit) => withRecorded(unit, fresh.get(unit.id)));
    const water = isOfOperatingCosts(after) && isRead('water') ? after.water?.main_meter_m3 : undefined;
    return { ...before, units, ...(water !== undefined && { water: { ...before.water, main_meter_m3: water } }) };
  }
  const units = before.units.map((unit) => withRecorded(unit, fresh.get(unit.id)));
  if (isOfOperatingCosts(after)) return { ...before, units };
  const quantity = isRead('energy_used') ? after.energy_used?.quantity : undefined;
  const moved = measuredChanges(frozen, now).some(({ field }) => field === 'hot_water_m3');
  const share = shareOf(before.hot_water_share, after.hot_water_share, { read: isRead('hot_water_share'), moved });
  return {
    ...before,
    units,
    ...(before.energy_used && quantity !== undefined && { energy_used: { ...before.energy_used, quantity } }),
    ...(share && { hot_water_share: share }),
  };
}

type Share = House['hot_water_share'];

/** The heat of hot water as it is read; by volume what the meters of the units add up to follows them. */
function shareOf(
  own: Share,
  other: Share,
  { read, moved }: { readonly read: boolean; readonly moved: boolean },
): Share {
  if (own?.method === 'measured' && other?.method === 'measured' && read) return { ...own, heat_kwh: other.heat_kwh };
  if (own?.method === 'volume' && other?.method === 'volume' && moved) return { ...own, volume_m3: other.volume_m3 };
  return own;
}

function withRecorded<Unit extends MeasuredUnit>(unit: Unit, other: MeasuredUnit | undefined): Unit {
  if (other === undefined) return unit;
  const occupancies = unit.occupancies.map((own) => {
    const theirs = other.occupancies.find(({ id }) => id === own.id);
    return theirs === undefined ? own : replaced(own, theirs, FIELDS);
  });
  return { ...replaced(unit, other, OF_UNIT), occupancies };
}

interface Placed {
  readonly place: MeasuredPlace;
  readonly state: MeasuredState;
}

function placesOf({ house, provenance }: MeasuredHouse): Map<string, Placed> {
  const found = new Map<string, Placed>();
  const put = (place: MeasuredPlace, state: MeasuredState) =>
    found.set(`${place.unit_id} ${place.occupancy_id} ${place.field}`, { place, state });
  for (const [index, unit] of unitsOf(house).entries()) {
    const at = `/units/${index}`;
    for (const field of FIELDS) {
      const place = { unit_id: unit.id, occupancy_id: null, field };
      const failed = FAILED[field] === null ? undefined : unit[FAILED[field]];
      if (failed !== undefined) put(place, substituted(failed, provenance[`${at}/${FAILED[field]}`]));
      else if (unit[field] !== undefined) put(place, measured(unit[field], originAt(provenance, `${at}/${field}`)));
      for (const [n, occupancy] of unit.occupancies.entries()) {
        const value = occupancy[field];
        if (value === undefined) continue;
        const own = originAt(provenance, `${at}/occupancies/${n}/${field}`);
        put({ ...place, occupancy_id: occupancy.id }, measured(value, own));
      }
    }
  }
  const ofHouse = valuesOfHouse(house);
  for (const field of HOUSE_FIELDS) {
    // Without readings somebody stated it, and no reading changes that.
    const [origin, value] = [provenance[POINTERS[field]], ofHouse[field]];
    if (origin === undefined || value === undefined) continue;
    put({ unit_id: null, occupancy_id: null, field }, measured(value, origin));
  }
  return found;
}

const substituted = ({ method, value }: HouseFailure, origin: Origin | undefined): MeasuredState => ({
  value: value ?? null,
  origin: 'substituted',
  method,
  ...readingsOf(origin),
});

const measured = (value: string, origin: Origin | undefined): MeasuredState => ({
  value,
  origin: origin?.interim_values === undefined ? 'measured' : 'interim',
  method: null,
  ...readingsOf(origin),
});

const readingsOf = (origin: Origin | undefined): Pick<MeasuredState, 'reading_ids' | 'measurements'> => ({
  reading_ids: origin?.reading_ids ?? [],
  measurements: (origin?.measurements ?? []).map(({ device_id, serial, room, start, end, consumption }) => ({
    device_id,
    serial,
    room,
    start,
    end,
    consumption,
  })),
});

const unitsOf = ({ units }: FrozenHouse): readonly MeasuredUnit[] => units;

function valuesOfHouse(house: FrozenHouse): { readonly [Field in (typeof HOUSE_FIELDS)[number]]?: string | undefined } {
  if (isOfOperatingCosts(house)) return { water: house.water?.main_meter_m3 };
  const share = house.hot_water_share;
  return {
    energy_used: house.energy_used?.quantity,
    hot_water_share: share?.method === 'measured' ? share.heat_kwh : undefined,
  };
}

/** Units in both with the same occupancies on the same days. */
function comparableUnits(a: FrozenHouse, b: FrozenHouse): ReadonlySet<string> {
  const days = (unit: MeasuredUnit) =>
    unit.occupancies
      .map(({ id, from, to }) => `${id} ${from} ${to}`)
      .sort()
      .join();
  const theirs = new Map(unitsOf(b).map((unit) => [unit.id, days(unit)]));
  return new Set(unitsOf(a).flatMap((unit) => (theirs.get(unit.id) === days(unit) ? [unit.id] : [])));
}

/** A unit or occupancy with these fields of another one, and without those that the other one has not. */
function replaced<Own extends Recorded>(own: Own, other: Recorded, fields: readonly (keyof MeasuredUnit)[]): Own {
  const wanted = new Set<string>(fields);
  const left = Object.entries(own).filter(([field]) => !wanted.has(field));
  const taken = Object.entries(other).filter(([field, value]) => wanted.has(field) && value !== undefined);
  return Object.fromEntries([...left, ...taken]) as Own;
}
