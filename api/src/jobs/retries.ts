import type { JobName } from '../db/outbox.ts';

export interface Retries {
  /** Times a job is repeated after the first. */
  readonly retryLimit: number;
  /** Seconds. The queue waits one to two times as long before the first repetition, and doubles that each time. */
  readonly retryDelay: number;
}

/** Disturbances of our own: over within two minutes, or not by waiting. */
const SOON: Retries = { retryLimit: 6, retryDelay: 1 };

export const RETRIES: Readonly<Record<JobName, Retries>> = {
  'run-billing': SOON,
  'run-monthly-information': SOON,
  'propose-corrections': SOON,
  'look-after-devices': SOON,
  'render-document': SOON,
  'render-field-document': SOON,
  'sequence-log': SOON,
  'process-reading-file': SOON,
  'judge-kept-telegrams': SOON,
  'close-overdue-self-reading': SOON,
  // Mail servers that do not know a sender refuse him for minutes to hours (greylisting): the last of these
  // repetitions is five to eleven hours behind the first attempt.
  'deliver-document': { retryLimit: 6, retryDelay: 300 },
};
