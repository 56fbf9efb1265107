import { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Every way a request can fail, once. Status, title, documentation page and the OpenAPI responses are all derived from
 * this table, so they cannot drift.
 */
export const PROBLEMS = {
  'validation-failed': { status: 400, title: 'The request does not match the description' },
  'malformed-body': { status: 400, title: 'The body is not readable' },
  'idempotency-key-missing': { status: 400, title: 'This request needs an Idempotency-Key' },
  unauthenticated: { status: 401, title: 'No valid API key or token' },
  'session-expired': { status: 401, title: 'The session is over' },
  'session-revoked': { status: 401, title: 'The session was ended' },
  'wrong-pin': { status: 401, title: 'The PIN does not belong to this link' },
  forbidden: { status: 403, title: 'The key lacks the right for this' },
  'origin-not-allowed': { status: 403, title: 'The session was not made for this page' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This contradicts what is already there' },
  'occupancy-overlap': { status: 409, title: 'Two occupancies of a unit overlap' },
  'installation-overlap': { status: 409, title: 'Two devices at one measuring point, or one device at two, overlap' },
  'billing-period-overlap': { status: 409, title: 'Two billing periods of a property overlap' },
  'billing-period-issued': { status: 409, title: 'Statements of this period are issued; the input is frozen' },
  'run-not-ready': { status: 409, title: 'The billing run has no result that can be issued' },
  'run-already-issued': { status: 409, title: 'The statements of this run are already issued' },
  'run-outdated': { status: 409, title: 'What the run froze has changed, or a newer run is issued' },
  'version-superseded': { status: 409, title: 'A newer version of this statement is there' },
  'document-not-ready': { status: 409, title: 'The document is not rendered yet' },
  'already-released': { status: 409, title: 'This version is already released' },
  'audit-errors': { status: 409, title: 'The audit found errors that stand against a release' },
  'not-released': { status: 409, title: 'Only a released version can be delivered' },
  'not-yet-sequenced': { status: 409, title: 'The evidence entry is not in a signed checkpoint yet' },
  'request-in-progress': { status: 409, title: 'A request with this Idempotency-Key is still in progress' },
  'person-erased': { status: 410, title: 'The personal data of this document were erased' },
  'precondition-failed': { status: 412, title: 'The object changed since it was read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'This content type is not read here' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used with a different request' },
  'house-not-billable': { status: 422, title: 'The house cannot be billed as it is' },
  'unknown-reference': { status: 422, title: 'The request names an object that does not exist' },
  'rule-violated': { status: 422, title: 'The request is well-formed, but the law or a house rule forbids it' },
  'precondition-required': { status: 428, title: 'This change needs If-Match' },
  'too-many-attempts': { status: 429, title: 'The PIN was wrong too often' },
  internal: { status: 500, title: 'A mistake of ours' },
  unavailable: { status: 503, title: 'The service is starting, stopping or without its database' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Relative: the same page under every reseller's domain. */
const DOCS = '/problems/';

export const FindingSchema = z
  .object({
    pointer: z
      .string()
      .openapi({ example: '/occupancies/1/from', description: 'JSON pointer to the place in the body' }),
    code: z.string().openapi({ example: 'unrecognized_keys' }),
    legal_basis: z.string().optional().openapi({ example: 'HeizkostenV § 9b' }),
    message_de: z.string().openapi({ example: 'Das Feld ist unbekannt.' }),
    message_en: z.string().openapi({ example: 'The field is unknown.' }),
  })
  .openapi('ProblemFinding');

export const ProblemSchema = z
  .object({
    type: z.string().openapi({ example: `${DOCS}not-found` }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.int().openapi({ example: 404, format: 'int32' }),
    detail: z.string().openapi({ example: 'There is no unit unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4.' }),
    instance: z.string().openapi({ example: '/v1/units/unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
    code: z.string().openapi({ example: 'not-found' }),
    request_id: z.string().openapi({ example: 'req_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
    errors: z.array(FindingSchema).openapi({ example: [] }),
  })
  .openapi('Problem');

export type ProblemBody = z.infer<typeof ProblemSchema>;
export type ProblemFinding = z.infer<typeof FindingSchema>;

/** Thrown by verbs. `message` is public; the private reason travels in `cause`, for the log only. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly findings: readonly ProblemFinding[];
  /** When asking again may help, where that is known. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { findings?: readonly ProblemFinding[]; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'Problem';
    this.code = code;
    this.findings = more.findings ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

/** A foreign object answers like a missing one: the same words, so that nothing can be learned from the difference. */
export function notFound(noun: string, id: string | number): Problem {
  return new Problem('not-found', `There is no ${noun} ${id}.`);
}

/** A body that names an object which does not exist (or belongs to another account). */
export function unknownReference(pointer: string, noun: string, id: string): Problem {
  return new Problem('unknown-reference', `There is no ${noun} ${id}.`, {
    findings: [
      {
        pointer,
        code: 'unknown_reference',
        message_de: `${id} gibt es nicht.`,
        message_en: `There is no ${noun} ${id}.`,
      },
    ],
  });
}

/** A well-formed request that a rule of the house forbids, with the place and the words in both languages. */
export function refusal(
  pointer: string,
  code: string,
  { de, en }: { readonly de: string; readonly en: string },
): Problem {
  return new Problem('rule-violated', en, { findings: [{ pointer, code, message_de: de, message_en: en }] });
}

/** The same object named a second time, where it has one value only. */
export function namedTwice(pointer: string, id: string, detail: string): Problem {
  return new Problem('rule-violated', detail, {
    findings: [
      {
        pointer,
        code: 'duplicate_id',
        message_de: `${id} kommt zweimal vor.`,
        message_en: `${id} occurs twice.`,
      },
    ],
  });
}

/** RFC 9457 body of a problem. */
export function toProblemBody(problem: Problem, request: { id: string; path: string }): ProblemBody {
  const { status, title } = PROBLEMS[problem.code];
  return {
    type: DOCS + problem.code,
    title,
    status,
    detail: problem.message,
    instance: request.path,
    code: problem.code,
    request_id: request.id,
    errors: [...problem.findings],
  };
}

/** The OpenAPI responses for the problems an operation names. Codes that share a status share an entry. */
export function problemResponses(...codes: readonly ProblemCode[]) {
  const responses: Record<number, { description: string; content: ReturnType<typeof problemContent> }> = {};
  for (const code of codes) {
    const { status, title } = PROBLEMS[code];
    const earlier = responses[status];
    const description = earlier ? `${earlier.description}; or ${code}: ${title}` : `${code}: ${title}`;
    responses[status] = { description, content: earlier?.content ?? problemContent(code) };
  }
  return responses;
}

function problemContent(code: ProblemCode) {
  const { status, title } = PROBLEMS[code];
  const example = {
    type: DOCS + code,
    title,
    status,
    detail: title,
    instance: '/v1/…',
    code,
    request_id: 'req_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
    errors: [],
  };
  return { 'application/problem+json': { schema: ProblemSchema, example } };
}
