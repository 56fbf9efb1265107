import { divide, type Fraction, isZero, multiply, ONE, sum } from '../money/fraction.ts';
import { type DegreeDayWeight, shareOfDegreeDays } from '../time/degree-days.ts';
import { daysIn, type Period, shareOfDays } from '../time/period.ts';
import type { MissingReason } from './consumption.ts';

/** HeizkostenV section 9a(1), individual before general. */
export type SubstituteMethod = 'previous_periods' | 'comparable_rooms' | 'group_average' | 'building_average';

/** A recorded consumption of a unit or room, in the unit in which the pot is distributed. */
export interface RecordedUse {
  readonly unitId: string;
  readonly value: Fraction;
  /** Area or volume in the measure of the pot; null where not known. */
  readonly area: Fraction | null;
}

/** An earlier period in which the same rooms were recorded. */
export interface PreviousUse {
  readonly period: Period;
  readonly value: Fraction;
  /** The other units of that period, for the trend. */
  readonly others: readonly RecordedUse[];
}

/** What a substitute value is asked for, and everything it may be taken from. */
export interface SubstituteRequest {
  readonly pot: 'heat' | 'hot_water';
  readonly period: Period;
  /** The days without proper recording; the whole period, or part of it. */
  readonly failed: Period;
  readonly deviceId: string | null;
  readonly unitId: string;
  readonly area: Fraction | null;
  readonly reason: MissingReason | 'device_failure' | 'no_access' | 'other_compelling_reason';
  /** Degree days by month, for parts of a period. */
  readonly weights: readonly DegreeDayWeight[];
  readonly previous: readonly PreviousUse[];
  /** Other rooms recorded in this period that somebody declared comparable. */
  readonly comparable: readonly RecordedUse[];
  /** Everything recorded in this period in the same building or user group. Shops and flats are separate groups. */
  readonly recorded: readonly RecordedUse[];
  /** Whether `recorded` is a user group or the whole building. */
  readonly scope: 'user_group' | 'building';
}

/** One figure a substitute value rests on. */
export interface ReferenceValue {
  readonly name: string;
  readonly unitIds: readonly string[];
  readonly period: Period;
  readonly value: Fraction;
}

/** What a method of section 9a(1) comes to, chosen or not. */
export interface SubstituteCandidate {
  readonly method: SubstituteMethod;
  /** For the failed days. */
  readonly value: Fraction;
  readonly formula: string;
  readonly references: readonly ReferenceValue[];
}

export interface Substitute {
  readonly status: 'substituted';
  /** For the failed days; replaces the recorded value in numerator and denominator alike. */
  readonly value: Fraction;
  readonly method: SubstituteMethod;
  /** With the names of the references. */
  readonly formula: string;
  readonly references: readonly ReferenceValue[];
  /** Share of the period that failed, by degree days for heat and by days for hot water; 1 for all of it. */
  readonly share: Fraction;
  readonly deviceId: string | null;
  readonly unitId: string;
  readonly reason: SubstituteRequest['reason'];
  readonly legalBasis: 'HeizkostenV § 9a Abs. 1';
  /** Methods that come first and why each could not be used. */
  readonly passedOver: readonly PassedOver[];
  /** Every method that has data, individual before general: the first is the one chosen, the others show the spread. */
  readonly candidates: readonly SubstituteCandidate[];
}

export interface PassedOver {
  readonly method: SubstituteMethod;
  readonly why: 'no_comparable_period' | 'no_comparable_rooms' | 'area_missing' | 'nothing_recorded';
}

/** None of the methods has data; the pot can then only be distributed by area. */
export interface NoSubstitute {
  readonly status: 'impossible';
  readonly unitId: string;
  readonly deviceId: string | null;
  readonly passedOver: readonly PassedOver[];
}

interface Estimate {
  readonly method: SubstituteMethod;
  readonly whole: Fraction;
  readonly formula: string;
  readonly references: readonly ReferenceValue[];
}

/**
 * The substitute value for a unit whose share could not be recorded properly (HeizkostenV section 9a(1)): the same
 * rooms in a comparable period, else comparable rooms in this period, else the average of the user group or building.
 * Every method is calculated; the one chosen is the most individual that has data, never the one that comes out best.
 */
export function substituteFor(request: SubstituteRequest): Substitute | NoSubstitute {
  const { unitId, deviceId, reason } = request;
  const passedOver: PassedOver[] = [];
  const candidates: SubstituteCandidate[] = [];
  const share = failedShare(request);
  for (const method of [fromPreviousPeriods, fromComparableRooms, fromAverage]) {
    const estimate = method(request);
    if (!('why' in estimate)) candidates.push(candidateOf(estimate, share));
    else if (candidates.length === 0) passedOver.push(estimate);
  }
  const [chosen] = candidates;
  if (chosen === undefined) return { status: 'impossible', unitId, deviceId, passedOver };
  return {
    status: 'substituted',
    ...chosen,
    share,
    deviceId,
    unitId,
    reason,
    legalBasis: 'HeizkostenV § 9a Abs. 1',
    passedOver,
    candidates,
  };
}

function candidateOf({ method, whole, formula, references }: Estimate, share: Fraction): SubstituteCandidate {
  const partial = share !== ONE;
  return { method, value: multiply(whole, share), formula: partial ? `(${formula}) * share` : formula, references };
}

/** Interpretation: the ordinance is silent on parts of a period; heat follows the degree days, hot water the days. */
function failedShare({ pot, period, failed, weights }: SubstituteRequest): Fraction {
  if (failed.from <= period.from && failed.to >= period.to) return ONE;
  return pot === 'heat' ? shareOfDegreeDays(failed, period, weights) : shareOfDays(failed, period);
}

/** A leap day does not make a period incomparable. */
const COMPARABLE_DAYS_MAX = 1;

/**
 * Interpretation: a comparable period is as long as this one and the newest such counts. The winter between them is
 * taken from the other units that were recorded in both; without any, the old value stands as it is.
 */
function fromPreviousPeriods({ period, previous, recorded, unitId }: SubstituteRequest): Estimate | PassedOver {
  const method = 'previous_periods';
  const [before] = previous
    .filter((p) => p.period.to < period.from && Math.abs(daysIn(p.period) - daysIn(period)) <= COMPARABLE_DAYS_MAX)
    .sort((a, b) => (a.period.from < b.period.from ? 1 : -1));
  if (before === undefined) return { method, why: 'no_comparable_period' };
  const own = { name: 'v_prev', unitIds: [unitId], period: before.period, value: before.value };
  const then = new Map(before.others.filter((o) => o.unitId !== unitId).map((o) => [o.unitId, o.value]));
  const both = recorded.filter((r) => r.unitId !== unitId && then.has(r.unitId));
  const unitIds = both.map((r) => r.unitId);
  const sumThen = sum(unitIds.map((id) => then.get(id) ?? { n: 0n, d: 1n }));
  if (both.length === 0 || isZero(sumThen)) {
    return { method, whole: before.value, formula: 'v_prev', references: [own] };
  }
  const sumNow = sum(both.map((r) => r.value));
  return {
    method,
    whole: multiply(before.value, divide(sumNow, sumThen)),
    formula: 'v_prev * others_now / others_prev',
    references: [
      own,
      { name: 'others_now', unitIds, period, value: sumNow },
      { name: 'others_prev', unitIds, period: before.period, value: sumThen },
    ],
  };
}

function fromComparableRooms(request: SubstituteRequest): Estimate | PassedOver {
  const { comparable, unitId } = request;
  const rooms = comparable.filter((r) => r.unitId !== unitId);
  if (rooms.length === 0) return { method: 'comparable_rooms', why: 'no_comparable_rooms' };
  return perArea(request, 'comparable_rooms', rooms, 'v_ref', 'area_ref');
}

function fromAverage(request: SubstituteRequest): Estimate | PassedOver {
  const { recorded, unitId, scope } = request;
  const method = scope === 'user_group' ? 'group_average' : 'building_average';
  const others = recorded.filter((r) => r.unitId !== unitId);
  if (others.length === 0) return { method, why: 'nothing_recorded' };
  return perArea(request, method, others, 'sum_recorded', 'area_recorded');
}

/** Consumption per area of those recorded, times the area of the unit. */
function perArea(
  { area, period }: SubstituteRequest,
  method: SubstituteMethod,
  uses: readonly RecordedUse[],
  valueName: string,
  areaName: string,
): Estimate | PassedOver {
  const known = uses.filter((use) => use.area !== null && !isZero(use.area));
  if (area === null || known.length === 0) return { method, why: 'area_missing' };
  const unitIds = known.map((use) => use.unitId);
  const value = sum(known.map((use) => use.value));
  const areas = sum(known.flatMap((use) => (use.area === null ? [] : [use.area])));
  return {
    method,
    whole: multiply(divide(value, areas), area),
    formula: `${valueName} / ${areaName} * area`,
    references: [
      { name: valueName, unitIds, period, value },
      { name: areaName, unitIds, period, value: areas },
      { name: 'area', unitIds: [], period, value: area },
    ],
  };
}
