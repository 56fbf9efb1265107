import { type SQL, sql } from 'drizzle-orm';
import type { SIGNAL_CLASSES } from './schemas.ts';

export type SignalClass = (typeof SIGNAL_CLASSES)[number];

/** Figures of the house: at 868 MHz receivers for submetering read down to about -105 dBm. */
const GOOD_ABOVE = -80;
const WEAK_BELOW = -95;

export function signalOf(rssi: number | null): SignalClass {
  if (rssi === null) return 'unknown';
  if (rssi > GOOD_ABOVE) return 'good';
  return rssi < WEAK_BELOW ? 'weak' : 'fair';
}

/** Counts of the classes, as JSON. */
export const signalCounts = (rssi: SQL): SQL => sql`jsonb_build_object(
  'good', count(*) filter (where ${rssi} > ${GOOD_ABOVE}::int),
  'fair', count(*) filter (where ${rssi} between ${WEAK_BELOW}::int and ${GOOD_ABOVE}::int),
  'weak', count(*) filter (where ${rssi} < ${WEAK_BELOW}::int),
  'unknown', count(*) filter (where ${rssi} is null))`;
