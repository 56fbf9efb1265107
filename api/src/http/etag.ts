import { sha256Hex } from '../crypto/sha256.ts';
import { Problem } from '../problem.ts';

/** Of the digest of the content as many digits as no two contents of an object share by chance. */
const DIGITS = 16;

/**
 * Strong ETag of an object as it is answered (RFC 9110 section 8.8.3): its version, and a digest of its content, because
 * more than the version changes it: a person who is erased, what a gateway heard, how far a route is.
 */
export function etagOf(content: { readonly version: number }): string {
  return `"${content.version}-${sha256Hex(JSON.stringify(content)).slice(0, DIGITS)}"`;
}

/**
 * Whether the change is meant for the version that is there (RFC 9110 section 13.1.1). What of the ETag is not the version
 * decides nothing: nobody's change is lost where only what is derived has moved, and what moves every minute could never
 * be changed.
 * @throws Problem `precondition-required` without If-Match, `precondition-failed` for another version.
 */
export function matchVersion({ version }: { readonly version: number }, ifMatch: string | undefined): void {
  if (ifMatch === undefined) {
    throw new Problem('precondition-required', 'Send If-Match with the ETag of the version you read.');
  }
  const named = /^"(\d+)(?:-[0-9a-f]+)?"$/.exec(ifMatch)?.[1];
  if (named === String(version)) return;
  if (!/^"[^"]*"$/.test(ifMatch)) {
    throw new Problem(
      'precondition-failed',
      'If-Match names one ETag with its quotes, as an answer gave it, or "3" for version 3. Other forms match nothing.',
    );
  }
  throw staleVersion();
}

/** Somebody else changed the row between our reading and our writing. */
export function staleVersion(): Problem {
  return new Problem(
    'precondition-failed',
    'The object changed since you read it. Read it again and repeat the change.',
  );
}

/** Whether the reader holds this content already (RFC 9110 section 13.1.2: weak comparison, a list or any). */
export function isFresh(etag: string, ifNoneMatch: string | undefined): boolean {
  const held = (ifNoneMatch ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return held.includes(etag) || held.includes('*');
}
