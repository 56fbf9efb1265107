/** What a device says of itself, in its newest telegrams. */
export interface DeviceSigns {
  /** Names of the bits of its status, as the decoder and the rules of its maker give them. */
  readonly flags: readonly string[];
  /** Days of battery left by its own account; null where it says nothing. */
  readonly batteryDays: number | null;
  /** By how many seconds its clock runs ahead; null where it tells no time. */
  readonly clockAheadSeconds: number | null;
}

export const DEVICE_CAUSES = [
  'battery_low',
  'permanent_error',
  'tamper',
  'removed',
  'leakage',
  'backflow',
  'alarm',
  'clock_drift',
  'no_contact',
] as const;
/** Why somebody has to look after a device. */
export type DeviceCause = (typeof DEVICE_CAUSES)[number];

/** Makers have many names for the same; the narrower patterns come first. */
const PATTERNS: readonly (readonly [pattern: RegExp, cause: DeviceCause])[] = [
  [/power_low|battery|low_voltage/, 'battery_low'],
  [/permanent_error|hardware|defect/, 'permanent_error'],
  [/remov|dismount|demount/, 'removed'],
  [/tamper|fraud|magnet|manipul|optical/, 'tamper'],
  [/leak|burst/, 'leakage'],
  [/back|revers/, 'backflow'],
  [/alarm|smoke/, 'alarm'],
];

/** Figures of the house: half a year to come round, and a clock that would put a value on another day. */
const BATTERY_DAYS_MIN = 180;
const CLOCK_SECONDS_MAX = 6 * 3_600;

/** Every cause that stands, each once. That a device fell silent is not among them: it says so by saying nothing. */
export function causesOf({ flags, batteryDays, clockAheadSeconds }: DeviceSigns): DeviceCause[] {
  const found = new Set<DeviceCause>();
  for (const flag of flags) {
    const cause = PATTERNS.find(([pattern]) => pattern.test(flag))?.[1];
    if (cause !== undefined) found.add(cause);
  }
  if (batteryDays !== null && batteryDays < BATTERY_DAYS_MIN) found.add('battery_low');
  if (clockAheadSeconds !== null && Math.abs(clockAheadSeconds) > CLOCK_SECONDS_MAX) found.add('clock_drift');
  return DEVICE_CAUSES.filter((cause) => found.has(cause));
}
