/** A share in percent with one decimal, rounded down: nearly all is not all. Null where there is no whole. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((1_000 * part) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
