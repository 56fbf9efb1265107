/** What becomes of a telegram that is kept. */
export const KEPT_VERDICTS = ['stored', 'unknown_device', 'wrong_key', 'unreadable', 'replay', 'implausible'] as const;
export type KeptVerdict = (typeof KEPT_VERDICTS)[number];
export const VERDICTS = [...KEPT_VERDICTS, 'duplicate', 'bad_crc', 'garbage', 'malformed'] as const;
export type Verdict = (typeof VERDICTS)[number];
