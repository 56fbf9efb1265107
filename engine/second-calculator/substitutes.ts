import { Fraction, sum } from './fraction.ts';
import type { Failure } from './house.ts';

// Section 1.11: substitute values.

/** A unit of the pot as far as a substitute may look at it. */
export interface Room {
  readonly id: string;
  readonly group: string | undefined;
  readonly area: Fraction;
  /** Recorded in the period; nothing if the recording failed or the value is missing. */
  readonly recorded: Fraction | undefined;
}

/** 1.11: "if the area affected EXCEEDS 25 % of the total relevant area"; "Exactly 25.000 % -> still allowed". */
export function isTooMuch(failedArea: Fraction, wholeArea: Fraction): boolean {
  return failedArea.compare(wholeArea.times(new Fraction(25n, 100n))) > 0;
}

/** (1) `v = v_prev_of_unit * (SUM recorded now / SUM of the same other units in prev)`; "without trend data `v = v_prev`". */
function fromPreviousPeriods(failure: Failure, rooms: readonly Room[]): Fraction | string {
  if (!failure.previous) return 'substitute_without_value';
  if (!failure.othersPrevious) return failure.previous;
  if (failure.othersPrevious.isZero()) return 'substitute_without_reference';
  const othersNow = sum(rooms.flatMap((room) => room.recorded ?? []));
  return failure.previous.times(othersNow).over(failure.othersPrevious);
}

/** (2) `v = v_ref / A_ref * A`. the house file contract: stays "within the unit's group; a failed reference unit is an error". */
function fromComparableRooms(failure: Failure, own: Room, rooms: readonly Room[]): Fraction | string {
  const reference = rooms.find((room) => room.id === failure.referenceUnit && room.group === own.group);
  if (!reference?.area.isPositive()) return 'reference_unit_unknown';
  if (!reference.recorded) return 'reference_unit_failed';
  return reference.recorded.over(reference.area).times(own.area);
}

/** (3) `v = SUM recorded / SUM area of recorded units * A`, within the unit's group. */
function fromAverage(own: Room, rooms: readonly Room[]): Fraction | string {
  const peers = rooms.filter((room) => room.group === own.group && room.recorded);
  const area = sum(peers.map((room) => room.area));
  if (area.isZero()) return 'no_unit_to_average';
  return sum(peers.flatMap((room) => room.recorded ?? []))
    .over(area)
    .times(own.area);
}

/** The substitute for one failed unit, or the reason why there is none. "value = the substitute". */
export function substituteFor(failure: Failure, own: Room, rooms: readonly Room[]): Fraction | string {
  if (failure.value) return failure.value;
  switch (failure.method) {
    case 'previous_periods':
      return fromPreviousPeriods(failure, rooms);
    case 'comparable_rooms':
      return fromComparableRooms(failure, own, rooms);
    case 'building_average':
      return fromAverage(own, rooms);
  }
}
