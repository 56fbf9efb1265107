/** After so many wrong PINs in a row an access is worth nothing any more; the manager makes another one. */
export const ATTEMPTS_MAX = 10;

/** Slips of the finger that cost nothing. */
const FREE = 2;
const FIRST_WAIT_MS = 60_000;
const WAIT_MAX_MS = 3_600_000;

/** How long no PIN is looked at after so many wrong ones in a row: a minute, then twice as long each time. */
export function waitAfter(failures: number): number {
  return failures <= FREE ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE - 1), WAIT_MAX_MS);
}
