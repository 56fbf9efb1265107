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
export function statusOf(code: number): MeterStatus {
  return ALL[code & 0xff] ?? NO_ERROR;
}
