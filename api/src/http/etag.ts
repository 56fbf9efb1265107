import { Problem } from '../problem.ts';

/** Strong ETag of a row version (RFC 9110 section 8.8.3). */
export function etagOf({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

/**
 * Whether the change is meant for the version that is there (RFC 9110 section 13.1.1).
 * @throws Problem `precondition-required` without If-Match, `precondition-failed` for another version.
 */
export function matchVersion(row: { readonly version: number }, ifMatch: string | undefined): void {
  if (ifMatch === undefined) {
    throw new Problem('precondition-required', 'Send If-Match with the ETag of the version you read.');
  }
  if (ifMatch === etagOf(row)) return;
  if (!/^"[^"]*"$/.test(ifMatch)) {
    throw new Problem(
      'precondition-failed',
      'If-Match names one ETag with its quotes, as an answer gave it: version 3 of an object is "3". Other forms match nothing.',
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
