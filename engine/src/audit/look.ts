import { ENERGY_FACTS, type Energy } from '../billing/house.ts';
import { inForceOn } from '../law/dated.ts';
import {
  HEATING_CONSUMPTION_PERCENT,
  type PercentRange,
} from '../law/de/heizkostenv/section-7-heat-costs.parameters.ts';
import { HOT_WATER_CONSUMPTION_PERCENT } from '../law/de/heizkostenv/section-8-hot-water-costs.parameters.ts';
import {
  absolute,
  add,
  divide,
  type Fraction,
  fraction,
  multiply,
  ONE,
  subtract,
  sum,
  ZERO,
} from '../money/fraction.ts';
import { shiftedDay } from '../series/point-series.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { type CommonSubject, isDwelling } from './common.ts';
import { words } from './details.ts';
import type { DeviceFacts } from './facts.ts';
import type { PotKind } from './reduction.ts';
import type { AuditedUnit, Subject } from './subject.ts';

/** What several checks ask a subject. */

export const POT_KINDS: readonly PotKind[] = ['heating', 'hot_water'];

export const POT_WORDS = { heating: words('Heizung', 'Heating'), hot_water: words('Warmwasser', 'Hot water') } as const;

/** Gas, heat and electricity come by pipe and wire; all else lies in a store. */
export const isStored = (energy: Energy | undefined): boolean => energy !== undefined && ENERGY_FACTS[energy].stored;

/** Fuels without a standard factor of the BEHG, and electricity: nothing to split (CO2KostAufG section 2(1)). */
export const hasNoCo2Cost = (energy: Energy | undefined): boolean =>
  energy !== undefined && !ENERGY_FACTS[energy].co2Priced;

export const hasPot = ({ result }: Subject, kind: PotKind): boolean =>
  result.occupants.some(({ lines }) => lines.some(({ code }) => code === `${kind}_base`));

export const areaOf = ({ model }: AuditedUnit, kind: PotKind): Fraction =>
  kind === 'heating' ? model.heatingAreaM2 : model.hotWaterAreaM2;

export const hasFailed = ({ model }: AuditedUnit, kind: PotKind): boolean =>
  (kind === 'heating' ? model.heatingFailed : model.hotWaterFailed) !== undefined;

export type RecordedKind = PotKind | 'cold_water';
const FIELD = { heating: 'heating', hot_water: 'hotWater', cold_water: 'coldWater' } as const;

/** What the devices of a unit recorded; undefined without a value, and where a substitute stands in its place. */
export function recordedOf(unit: Pick<AuditedUnit, 'model'>, kind: RecordedKind): Fraction | undefined {
  const { model } = unit;
  if (kind === 'heating' && model.heatingFailed) return undefined;
  if (kind === 'hot_water' && model.hotWaterFailed) return undefined;
  const own = model.occupancies.flatMap((each) => each[FIELD[kind]] ?? []);
  return own.length > 0 ? sum(own) : model[FIELD[kind]];
}

export const recordedSum = (units: readonly AuditedUnit[], kind: RecordedKind): Fraction =>
  units.map((unit) => recordedOf(unit, kind) ?? ZERO).reduce(add, ZERO);

/** What the recorded units of a pot are together, without the one that is compared with them. */
export interface RecordedOthers {
  readonly recorded: Fraction;
  readonly areaM2: Fraction;
}

/** The others of a unit that recorded: of its group, for hot water of the house. Summed up once for all units. */
export function recordedOthers({ units }: Subject, kind: PotKind): (unit: AuditedUnit) => RecordedOthers {
  const potOf = ({ model }: AuditedUnit) => (kind === 'heating' ? model.group : undefined);
  const pots = new Map<string | undefined, RecordedOthers>();
  for (const unit of units) {
    const recorded = recordedOf(unit, kind);
    if (recorded === undefined) continue;
    const { recorded: before, areaM2 } = pots.get(potOf(unit)) ?? { recorded: ZERO, areaM2: ZERO };
    pots.set(potOf(unit), { recorded: add(before, recorded), areaM2: add(areaM2, areaOf(unit, kind)) });
  }
  return (unit) => {
    const pot = pots.get(potOf(unit)) ?? { recorded: ZERO, areaM2: ZERO };
    const own = recordedOf(unit, kind);
    if (own === undefined) return pot;
    return { recorded: subtract(pot.recorded, own), areaM2: subtract(pot.areaM2, areaOf(unit, kind)) };
  };
}

/** Whether a pot goes by what its devices counted, or by substitutes for it. */
export const goesByConsumption = (subject: Subject, kind: PotKind): boolean =>
  subject.units.some((unit) => hasFailed(unit, kind)) || recordedSum(subject.units, kind).n !== 0n;

/** Units that share one pot of heat: the groups, or the whole house. */
export function heatingPots({ house, units }: Subject): { path: string; label: string | null; units: AuditedUnit[] }[] {
  if (house.groups === undefined) return [{ path: '/house/units', label: null, units: [...units] }];
  const ofGroups = Map.groupBy(units, ({ model }) => model.group);
  return house.groups.list.map(({ id, path }) => ({
    path: `/house${path}`,
    label: id,
    units: ofGroups.get(id) ?? [],
  }));
}

/** How many percent of a pot go by consumption, where that is written down. */
export interface KeyInUse {
  readonly kind: PotKind;
  readonly path: string;
  readonly percent: Fraction;
  /** Percentage points that a cent is worth, where the percent follows from amounts that were rounded. */
  readonly slack: Fraction;
}

export function keysInUse({ house }: Subject): KeyInUse[] {
  const { pots, groups, keys } = house;
  if (pots !== undefined) {
    const ready = (kind: PotKind, pot: typeof pots.heating): KeyInUse[] => {
      const whole = pot === undefined ? ZERO : add(pot.base, pot.consumption);
      if (pot === undefined || whole.n === 0n) return [];
      const percent = divide(multiply(pot.consumption, fraction(100n)), whole);
      return [{ kind, path: `/house/pots/${kind}/consumption_eur`, percent, slack: divide(ONE, whole) }];
    };
    return [...ready('heating', pots.heating), ...ready('hot_water', pots.hotWater)];
  }
  const key = (kind: PotKind, path: string, percent: Fraction | undefined): KeyInUse[] =>
    percent === undefined ? [] : [{ kind, path: `/house${path}`, percent, slack: ZERO }];
  return [
    ...key('heating', '/keys/heating_consumption_percent', keys.heatingPercent),
    ...(groups?.list ?? []).flatMap(({ path, percent }) =>
      key('heating', `${path}/heating_consumption_percent`, percent),
    ),
    ...key('hot_water', '/keys/hot_water_consumption_percent', keys.hotWaterPercent),
  ];
}

export const rangeOf = ({ house }: Subject, kind: PotKind): PercentRange =>
  inForceOn(kind === 'heating' ? HEATING_CONSUMPTION_PERCENT : HOT_WATER_CONSUMPTION_PERCENT, house.period.from).value;

/** Devices of a use with their places in the facts; undefined where nobody knows the devices. */
export function devicesWhere(
  { facts }: Pick<CommonSubject, 'facts'>,
  test: (device: DeviceFacts) => boolean,
): { device: DeviceFacts; path: string }[] | undefined {
  return facts.devices?.flatMap((device, index) => (test(device) ? [{ device, path: `/facts/devices/${index}` }] : []));
}

/** Whether every flat's heat is counted in kilowatt hours; undefined where nobody knows the devices. */
export function countsHeatInKwh(subject: Subject): boolean | undefined {
  const heating = devicesWhere(subject, ({ use }) => use === 'heating');
  return heating && heating.length > 0 && heating.every(({ device }) => device.kind === 'heat_meter');
}

/** `|a - b| / b`; undefined where there is nothing to compare with. */
export function differenceOf(a: Fraction, b: Fraction): Fraction | undefined {
  if (b.n === 0n) return undefined;
  return absolute(divide(subtract(a, b), b));
}

/** Whether the rules for dwellings concern anybody; so do they where nobody knows what the units are used for. */
export const hasDwellings = ({ units }: Pick<CommonSubject, 'units'>): boolean => units.some(isDwelling);

/** Whether the period before ends on the day before this one begins. */
export const follows = (previous: { readonly house: { readonly period: Period } }, from: Day): boolean =>
  shiftedDay(previous.house.period.to, 1) === from;
