import type { House, HouseOccupancy, HouseUnit, OperatingCostsHouse } from '@klarmeter/engine';
import type { FrozenHouse } from '../bill-frozen.ts';
import { type Origin, originAt, type Provenance } from '../provenance.ts';
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
/** Fields of the house that devices fill where nobody states them. */
const HOUSE_FIELDS = [
  ['energy_used', 'quantity'],
  ['hot_water_share', 'heat_kwh'],
  ['water', 'main_meter_m3'],
] as const;

type Fields = Readonly<Record<string, unknown>>;
type AnyUnit = (HouseUnit | OperatingCostsHouse['units'][number]) & Fields;
type AnyOccupancy = (HouseOccupancy | OperatingCostsHouse['units'][number]['occupancies'][number]) & Fields;

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
  const shared = comparableUnits(frozen.house, now.house);
  const fresh = new Map(unitsOf(now.house).map((unit) => [unit.id, unit]));
  const units = unitsOf(frozen.house).map((unit) => {
    const other = fresh.get(unit.id);
    if (other === undefined || !shared.has(unit.id)) return unit;
    const measured = [...FIELDS, ...Object.values(FAILED).filter((field) => field !== null)];
    const occupancies = occupanciesOf(unit).map((own) => {
      const theirs = occupanciesOf(other).find(({ id }) => id === own.id);
      return theirs === undefined ? own : replaced(own, theirs, FIELDS);
    });
    return { ...replaced(unit, other, measured), occupancies };
  });
  const house = { ...frozen.house, units } as unknown as Record<string, unknown>;
  for (const [object, field] of HOUSE_FIELDS) {
    const pointer = `/${object}/${field}`;
    if (frozen.provenance[pointer] === undefined || now.provenance[pointer] === undefined) continue;
    house[object] = replaced(fieldsOf(frozen.house, object), fieldsOf(now.house, object), [field]);
  }
  const share = fieldsOf(frozen.house, 'hot_water_share');
  if (share.method === 'volume' && measuredChanges(frozen, now).some(({ field }) => field === 'hot_water_m3')) {
    // What the meters of the units add up to follows them.
    house.hot_water_share = replaced(share, fieldsOf(now.house, 'hot_water_share'), ['volume_m3']);
  }
  return house as unknown as FrozenHouse;
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
      const failed = FAILED[field] === null ? undefined : (unit[FAILED[field]] as Failure | undefined);
      if (failed !== undefined) put(place, substituted(failed, provenance[`${at}/${FAILED[field]}`]));
      else if (unit[field] !== undefined) put(place, measured(unit[field], originAt(provenance, `${at}/${field}`)));
      for (const [n, occupancy] of occupanciesOf(unit).entries()) {
        const value = occupancy[field];
        if (value === undefined) continue;
        const own = originAt(provenance, `${at}/occupancies/${n}/${field}`);
        put({ ...place, occupancy_id: occupancy.id }, measured(value, own));
      }
    }
  }
  for (const [object, field] of HOUSE_FIELDS) {
    // Without readings somebody stated it, and no reading changes that.
    const origin = provenance[`/${object}/${field}`];
    if (origin === undefined) continue;
    put({ unit_id: null, occupancy_id: null, field: object }, measured(fieldsOf(house, object)[field], origin));
  }
  return found;
}

interface Failure {
  readonly method: string;
  readonly value?: string;
}

const substituted = ({ method, value }: Failure, origin: Origin | undefined): MeasuredState => ({
  value: value ?? null,
  origin: 'substituted',
  method,
  ...readingsOf(origin),
});

const measured = (value: unknown, origin: Origin | undefined): MeasuredState => ({
  value: String(value),
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

const unitsOf = ({ units }: FrozenHouse) => units as readonly AnyUnit[];
const occupanciesOf = ({ occupancies }: AnyUnit) => occupancies as readonly AnyOccupancy[];
const fieldsOf = (house: FrozenHouse, object: string): Fields =>
  ((house as House as unknown as Fields)[object] ?? {}) as Fields;

/** Units in both with the same occupancies on the same days. */
function comparableUnits(a: FrozenHouse, b: FrozenHouse): ReadonlySet<string> {
  const days = (unit: AnyUnit) =>
    occupanciesOf(unit)
      .map(({ id, from, to }) => `${id} ${from} ${to}`)
      .sort()
      .join();
  const theirs = new Map(unitsOf(b).map((unit) => [unit.id, days(unit)]));
  return new Set(unitsOf(a).flatMap((unit) => (theirs.get(unit.id) === days(unit) ? [unit.id] : [])));
}

function replaced<T extends Fields>(own: T, other: Fields, fields: readonly string[]): T {
  const left = Object.entries(own).filter(([field]) => !fields.includes(field));
  const taken = fields.flatMap((field) => (other[field] === undefined ? [] : [[field, other[field]] as const]));
  return Object.fromEntries([...left, ...taken]) as T;
}
