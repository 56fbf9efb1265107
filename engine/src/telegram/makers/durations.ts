const PLACES = 1_000_000n;

/**
 * A whole number of minutes (`perHour` 60) or seconds (3600) as hours with six places, rounded half away from zero;
 * null stays null.
 */
export function textOfHours(count: string | null, perHour: 60 | 3600): string | null {
  if (count === null || !/^\d+$/.test(count)) return null;
  const scaled = (BigInt(count) * PLACES * 2n + BigInt(perHour)) / BigInt(2 * perHour);
  const part = String(scaled % PLACES)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return part === '' ? String(scaled / PLACES) : `${scaled / PLACES}.${part}`;
}
