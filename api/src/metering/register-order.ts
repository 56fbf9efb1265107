import { compare, type Day, parse, shiftedDay } from '@klarmeter/engine';

/**
 * Whether a register went back from one reading to the next. It may where the device began again at zero in between;
 * the day behind the reset counts too, because devices keep standard time and reset an hour late in summer.
 */
export function wentBack(
  before: { readonly value: string; readonly day: string },
  after: { readonly value: string; readonly day: string },
  resetsOn: string | null,
): boolean {
  if (compare(parse(after.value), parse(before.value)) >= 0) return false;
  return resetsOn === null || !hasResetBetween(resetsOn, shiftedDay(before.day as Day, -1), after.day);
}

/** A reset at the end of a day `first <= day < last`. */
function hasResetBetween(resetsOn: string, first: string, last: string): boolean {
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const day = `${year}-${resetsOn}`;
    if (day >= first && day < last) return true;
  }
  return false;
}
