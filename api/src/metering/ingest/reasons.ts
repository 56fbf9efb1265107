/** Why a telegram that is kept became no reading: for a person to look at, and for whoever releases it. */
export const REASONS = [
  'in_the_future',
  'clock_ahead',
  'went_back',
  'replay',
  'device_error',
  'wrong_unit',
  'too_large',
  'no_register',
  'not_installed',
  'unknown_format',
  'fragment',
  'format_checksum',
  'foreign_mode',
] as const;

export type Reason = (typeof REASONS)[number];

/** As the contract says it, where a field carries a reason. */
export const REASON_MEANINGS: Readonly<Record<Reason, string>> = {
  in_the_future: 'received later than now',
  clock_ahead: 'the clock of the device is ahead',
  went_back: 'a register below an earlier one, without a reset between',
  replay: 'a message counter not above the last accepted one',
  device_error: 'the device says that it is broken',
  wrong_unit: 'it counts something else than a device of this kind',
  too_large: 'a register of more digits than any meter has',
  no_register: 'no register, or none that is billed',
  not_installed: 'the device was installed nowhere on that day; it becomes a reading once it was',
  unknown_format: 'a compact frame whose format nobody told yet',
  fragment: 'a part of a message whose other parts have not come',
  format_checksum: 'a compact frame whose values do not fit the checksum of the frame they stand for',
  foreign_mode: 'a security mode outside the standard, under which few devices of the kind were ever recorded',
};
