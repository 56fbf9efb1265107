import type { z } from '@hono/zod-openapi';
import { type ProblemCode, problemResponses } from '../problem.ts';
import { OPERATION_RIGHTS, type OperationId } from '../rights.ts';
import { json } from './schemas.ts';

/** What every operation of an account says about itself: name, words, security and the right it asks for. */
export function describe<const Id extends OperationId>(
  operationId: Id,
  words: { tag: string; summary: string; description: string },
) {
  return {
    operationId,
    tags: [words.tag],
    summary: words.summary,
    description: words.description,
    security: [{ bearer: [] as string[] }],
    'x-right': OPERATION_RIGHTS[operationId],
  };
}

/** Of an operation whose body may be compressed: the values of Content-Encoding it reads. */
export const MAY_BE_PACKED = { 'x-content-encodings': ['gzip'] };

const ETAG = {
  ETag: {
    description: 'Strong ETag of this version and its content, for If-Match and If-None-Match',
    schema: { type: 'string' as const, example: '"1-9f86d081884c7d65"' },
  },
};
const LOCATION = {
  Location: { description: 'Where the new object is', schema: { type: 'string' as const, example: '/v1/…' } },
};

/** A success answer with JSON. */
export function answer<T extends z.ZodType>(description: string, schema: T, { etag = false, location = false } = {}) {
  const headers = { ...(etag ? ETAG : {}), ...(location ? LOCATION : {}) };
  return { description, content: json(schema), ...(etag || location ? { headers } : {}) };
}

/** What a POST with a body can run into besides its own problems. */
export const POSTING = [
  'malformed-body',
  'body-too-large',
  'unsupported-media-type',
  'conflict',
  'idempotency-key-reused',
  'request-in-progress',
] as const satisfies readonly ProblemCode[];

/** What a POST that reads no body can run into besides its own problems. */
export const POSTING_WITHOUT_BODY = [
  'body-too-large',
  'conflict',
  'idempotency-key-reused',
  'request-in-progress',
] as const satisfies readonly ProblemCode[];

/** What a change by If-Match can run into besides its own problems. */
export const PATCHING = [
  'malformed-body',
  'body-too-large',
  'unsupported-media-type',
  'not-found',
  'conflict',
  'precondition-failed',
  'precondition-required',
] as const satisfies readonly ProblemCode[];

/** The problems every operation of an account can answer, and those it names. */
export function problems(...codes: readonly ProblemCode[]) {
  return problemResponses(
    'validation-failed',
    'unauthenticated',
    'session-expired',
    'session-revoked',
    'forbidden',
    'origin-not-allowed',
    ...codes,
    'internal',
    'unavailable',
  );
}
