import {
  add,
  type DegreeDayWeight,
  type Fraction,
  type MissingReason,
  type Period,
  parse,
  type RecordedUse,
  type Substitute,
  type SubstituteRequest,
  substituteFor,
} from '@klarmeter/engine';
import type { UnitRow } from '../../properties/index.ts';
import { type MeasuredUnits, type MeasuredUse, measuredPart, type UnitUse } from './measure-units.ts';

type HeatUse = 'heating' | 'hot_water';

/** The value that takes the place of a unit's recorded one, and where it comes from. */
export interface UnitSubstitute {
  readonly method: 'previous_periods' | 'comparable_rooms' | 'building_average';
  /** Null: no method has data; the engine then decides by the area that failed. */
  readonly value: Fraction | null;
  readonly reason: string;
  /** Substitutes of single points, where the same rooms were recorded before. */
  readonly byPoint: ReadonlyMap<string, Substitute>;
  /** The substitute of the unit as a whole, where it was not formed by point. */
  readonly whole: Substitute | null;
  /** Somebody says that the devices did not measure; none of their values counts. */
  readonly declared: boolean;
}

export interface SubstituteSource {
  readonly period: Period;
  readonly units: readonly UnitRow[];
  readonly measured: MeasuredUnits;
  /** A comparable earlier period, measured in the same way; null where there is none. */
  readonly before: { readonly period: Period; readonly measured: MeasuredUnits } | null;
  readonly weights: readonly DegreeDayWeight[];
  readonly declared: readonly {
    readonly unit_id: string;
    readonly use: HeatUse;
    readonly reason: string;
    readonly comparable_unit_id?: string | undefined;
  }[];
}

/** German words for what is missing. */
export const MISSING_WORDS: Readonly<Record<MissingReason, string>> = {
  no_device: 'In dieser Zeit war kein Gerät eingebaut.',
  start_value_missing: 'Das Gerät hat zum Anfang keinen Wert geliefert.',
  end_value_missing: 'Das Gerät hat zum Ende keinen Wert geliefert.',
  due_date_value_missing: 'Der Stichtagswert des Geräts fehlt.',
  initial_value_missing: 'Beim Einbau wurde kein Anfangswert notiert.',
  final_value_missing: 'Beim Ausbau ließ sich der letzte Wert nicht ablesen.',
  evaluation_factor_missing: 'Der Bewertungsfaktor des Geräts fehlt.',
  negative_consumption: 'Das Gerät zeigt am Ende weniger als am Anfang.',
};

/** Substitutes for every unit whose use was not properly recorded (HeizkostenV section 9a(1)), by unit id. */
export function formSubstitutes(source: SubstituteSource, use: HeatUse): ReadonlyMap<string, UnitSubstitute> {
  const declared = new Map(source.declared.filter((each) => each.use === use).map((each) => [each.unit_id, each]));
  const found = new Map<string, UnitSubstitute>();
  for (const unit of source.units) {
    const measured = source.measured.get(unit.id)?.[use];
    const declaration = declared.get(unit.id);
    if (measured === undefined && declaration === undefined) continue;
    if (measured !== undefined && measured.value !== null && declaration === undefined) continue;
    found.set(unit.id, formSubstitute(source, use, unit, measured, declaration, new Set(declared.keys())));
  }
  return found;
}

function formSubstitute(
  source: SubstituteSource,
  use: HeatUse,
  unit: UnitRow,
  measured: UnitUse | undefined,
  declaration: SubstituteSource['declared'][number] | undefined,
  declared: ReadonlySet<string>,
): UnitSubstitute {
  const failed = measured?.points.filter(({ whole }) => whole.status === 'missing') ?? [];
  const [first] = failed;
  const missing = first?.whole.status === 'missing' ? first.whole.reason : null;
  const reason =
    declaration?.reason ?? (missing === null ? 'Der Verbrauch ist nicht erfasst.' : MISSING_WORDS[missing]);
  if (declaration === undefined && measured !== undefined) {
    const byPoint = byPoints(source, use, failed, measured);
    if (byPoint !== null) {
      const value = [...byPoint.values()].reduce((total, each) => add(total, each.value), measuredPart(measured));
      return { method: 'previous_periods', value, reason, byPoint, whole: null, declared: false };
    }
  }
  const recorded = recordedUnits(source, use, unit, declared);
  const reference = declaration?.comparable_unit_id;
  const before = source.before?.measured.get(unit.id)?.[use]?.value ?? null;
  const whole = substituteFor({
    ...common(source, use),
    unitId: unit.id,
    deviceId: null,
    area: areaOf(unit, use),
    reason: declaration === undefined ? (missing ?? 'other_compelling_reason') : 'other_compelling_reason',
    previous:
      source.before === null || before === null
        ? []
        : [{ period: source.before.period, value: before, others: earlierUnits(source, use) }],
    comparable: reference === undefined ? [] : recorded.filter(({ unitId }) => unitId === reference),
    recorded,
    scope: unit.userGroup === null ? 'building' : 'user_group',
  });
  const byPoint = new Map<string, Substitute>();
  const declaredHere = declaration !== undefined;
  if (whole.status === 'impossible')
    return { method: 'building_average', value: null, reason, byPoint, whole: null, declared: declaredHere };
  const method = whole.method === 'group_average' ? 'building_average' : whole.method;
  return { method, value: whole.value, reason, byPoint, whole, declared: declaredHere };
}

/**
 * Who was recorded himself beside others of the unit who were not, as before a device failed, keeps his value (HeizkostenV
 * section 9b(1)): by occupancy, null where nothing was recorded. Null where there is no such one.
 */
export function keptValues(
  measured: UnitUse | undefined,
  { declared }: UnitSubstitute,
): readonly (Fraction | null)[] | null {
  const parts = measured?.parts ?? [];
  const recorded = parts.filter((part) => part !== null).length;
  return declared || recorded === 0 || recorded === parts.length ? null : parts;
}

/** The same rooms a period earlier, point by point; null as soon as one of them was not recorded then. */
function byPoints(
  source: SubstituteSource,
  use: HeatUse,
  failed: readonly MeasuredUse[],
  unit: UnitUse,
): ReadonlyMap<string, Substitute> | null {
  if (source.before === null || failed.length === unit.points.length) return null;
  const { period, measured } = source.before;
  const others = pointUses(measured, use);
  const recorded = pointUses(source.measured, use);
  const found = new Map<string, Substitute>();
  for (const { point, whole } of failed) {
    const value = others.find(({ unitId }) => unitId === point.id)?.value;
    if (value === undefined || whole.status !== 'missing') return null;
    const substitute = substituteFor({
      ...common(source, use),
      unitId: point.id,
      deviceId: whole.deviceId,
      area: null,
      reason: whole.reason,
      previous: [{ period, value, others }],
      comparable: [],
      recorded,
      scope: 'building',
    });
    if (substitute.status === 'impossible' || substitute.method !== 'previous_periods') return null;
    found.set(point.id, substitute);
  }
  return found;
}

function common({ period, weights }: SubstituteSource, use: HeatUse) {
  return {
    pot: use === 'heating' ? 'heat' : 'hot_water',
    period,
    failed: period,
    weights,
  } satisfies Partial<SubstituteRequest>;
}

const areaOf = (unit: UnitRow, use: HeatUse): Fraction =>
  parse(use === 'heating' ? unit.heatingAreaM2 : unit.hotWaterAreaM2);

/** Units of the same user group and kind of use that were recorded: shops and flats do not stand for each other. */
function recordedUnits(
  { units, measured }: SubstituteSource,
  use: HeatUse,
  { userGroup, use: kind }: UnitRow,
  declared: ReadonlySet<string>,
): RecordedUse[] {
  return units.flatMap((unit) => {
    const value = declared.has(unit.id) ? null : (measured.get(unit.id)?.[use]?.value ?? null);
    if (value === null || unit.userGroup !== userGroup || unit.use !== kind) return [];
    return [{ unitId: unit.id, value, area: areaOf(unit, use) }];
  });
}

function earlierUnits({ before }: SubstituteSource, use: HeatUse): RecordedUse[] {
  return [...(before?.measured ?? [])].flatMap(([unitId, uses]) => {
    const value = uses[use]?.value ?? null;
    return value === null ? [] : [{ unitId, value, area: null }];
  });
}

function pointUses(measured: MeasuredUnits, use: HeatUse): RecordedUse[] {
  return [...measured.values()].flatMap((uses) =>
    (uses[use]?.points ?? []).flatMap(({ point, whole }) =>
      whole.status === 'measured' ? [{ unitId: point.id, value: whole.value, area: null }] : [],
    ),
  );
}
