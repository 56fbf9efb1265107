/** The status byte of a transport header, read (EN 13757-7). */
export interface MeterStatus {
  readonly code: number;
  /** `application_busy`, `application_error` and `alarm` exclude each other; the rest are bits of their own. */
  readonly flags: readonly string[];
}

const APPLICATION = ['', 'application_busy', 'application_error', 'alarm'] as const;

const ALL: readonly MeterStatus[] = Array.from({ length: 256 }, (_, code) => {
  const flags: string[] = [];
  const application = APPLICATION[code & 3] ?? '';
  if (application !== '') flags.push(application);
  if ((code & 4) !== 0) flags.push('power_low');
  if ((code & 8) !== 0) flags.push('permanent_error');
  if ((code & 16) !== 0) flags.push('temporary_error');
  if (code >> 5 !== 0) flags.push(`manufacturer_${code >> 5}`);
  return { code, flags };
});

const NO_ERROR: MeterStatus = { code: 0, flags: [] };

/** What a status byte says. A permanent error means: not to be billed without review. */
export function statusOf(code: number, flagsOfMaker: readonly string[] = []): MeterStatus {
  const standard = ALL[code & 0xff] ?? NO_ERROR;
  if (flagsOfMaker.length === 0) return standard;
  return { code, flags: [...new Set([...standard.flags, ...flagsOfMaker])] };
}

const WORDS: Readonly<Record<string, string>> = {
  application_busy: 'BUSY',
  application_error: 'ERROR',
  alarm: 'ALARM',
  power_low: 'POWER_LOW',
  permanent_error: 'PERMANENT_ERROR',
  temporary_error: 'TEMPORARY_ERROR',
};

/**
 * One line for a status, in the order of the alphabet: the maker's words, error flags nobody named in hex, the words of the
 * status byte; `OK` when nothing is set. Bits of the maker in the status byte keep their place: `UNKNOWN_20`.
 */
export function statusText(code: number, errorFlags = 0, words: readonly string[] = []): string {
  const parts = [...words];
  if (errorFlags > 0) parts.push(`ERROR_FLAGS_${errorFlags.toString(16).toUpperCase()}`);
  for (const flag of statusOf(code).flags) if (WORDS[flag] !== undefined) parts.push(WORDS[flag]);
  if ((code & 0xe0) !== 0) parts.push(`UNKNOWN_${(code & 0xe0).toString(16).toUpperCase()}`);
  return parts.length === 0 ? 'OK' : parts.sort().join(' ');
}
