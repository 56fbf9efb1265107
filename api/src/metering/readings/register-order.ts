import { compare, parse } from '@klarmeter/engine';

/** Clocks of devices run wrong and keep standard time: so long behind a reset the old value may still be sent. */
const RESET_LATE_MS = 12 * 3_600_000;

export interface Register {
  readonly value: string;
  readonly readAt: Date;
}

/** Whether a register went back from one reading to a later one, other than by beginning again at zero (`MM-DD`). */
export function wentBack(before: Register, after: Register, resetsOn: string | null): boolean {
  // Rounding to a float keeps the order of two numbers or makes them alike, so the greater float is the greater number.
  if (Number(after.value) > Number(before.value)) return false;
  if (compare(parse(after.value), parse(before.value)) >= 0) return false;
  return (
    resetsOn === null || !hasResetBetween(resetsOn, before.readAt.getTime() - RESET_LATE_MS, after.readAt.getTime())
  );
}

function hasResetBetween(resetsOn: string, after: number, upTo: number): boolean {
  const [month = 1, day = 1] = resetsOn.split('-').map(Number);
  for (let year = new Date(after).getUTCFullYear(); year <= new Date(upTo).getUTCFullYear(); year += 1) {
    // 29 February falls on the 28th in most years; the register begins again at midnight behind it, in standard time.
    const inMonth = month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? 28 : day;
    const reset = Date.UTC(year, month - 1, inMonth, 23);
    if (reset > after && reset <= upTo) return true;
  }
  return false;
}
