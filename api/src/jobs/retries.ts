import type { JobName } from '../db/outbox.ts';

export interface Retries {
  /** Times a job is repeated after the first. */
  readonly retryLimit: number;
  /** Seconds. The queue waits one to two times as long before the first repetition, and doubles that each time. */
  readonly retryDelay: number;
  /** Seconds; longer it never waits. Left out: no such end. */
  readonly retryDelayMax?: number;
}

/** Disturbances of our own: over within two minutes, or not by waiting. */
const SOON: Retries = { retryLimit: 6, retryDelay: 1 };

/**
 * Work that nobody asks for again where it was given up: soon at first, then every hour for more than a week. What kept it
 * from being done so long was mended meanwhile, or is said in the log every hour.
 */
const UNTIL_DONE: Retries = { retryLimit: 250, retryDelay: 1, retryDelayMax: 3_600 };

export const RETRIES: Readonly<Record<JobName, Retries>> = {
  'run-billing': SOON,
  'run-monthly-information': SOON,
  'propose-corrections': UNTIL_DONE,
  'look-after-devices': UNTIL_DONE,
  'render-document': SOON,
  'render-field-document': SOON,
  'sequence-log': SOON,
  'process-reading-file': UNTIL_DONE,
  'judge-kept-telegrams': UNTIL_DONE,
  'close-overdue-self-reading': SOON,
  // Mail servers that do not know a sender refuse him for minutes to hours (greylisting): the last of these
  // repetitions is five to eleven hours behind the first attempt.
  'deliver-document': { retryLimit: 6, retryDelay: 300 },
};
