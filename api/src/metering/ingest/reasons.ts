/** Why a telegram that is kept became no reading: for a person to look at, and for whoever releases it. */
export const REASONS = [
  /** Received later than now. */
  'in_the_future',
  /** The clock of the device is ahead. */
  'clock_ahead',
  /** A register below an earlier one, without a reset between. */
  'went_back',
  /** A message counter not above the last accepted one. */
  'replay',
  /** The device says that it is broken. */
  'device_error',
  /** It counts something else than a device of this kind. */
  'wrong_unit',
  /** A register of more digits than any meter has. */
  'too_large',
  /** No register, or none that is billed. */
  'no_register',
  /** The device was installed nowhere on that day. */
  'not_installed',
  /** A compact frame whose format nobody told yet. */
  'unknown_format',
  /** A part of a message whose other parts have not come. */
  'fragment',
  /** A compact frame whose values do not fit the checksum of the frame they stand for. */
  'format_checksum',
  /** A security mode outside the standard, under which few devices of the kind were ever recorded. */
  'foreign_mode',
] as const;

export type Reason = (typeof REASONS)[number];
