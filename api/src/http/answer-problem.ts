import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Services } from '../context.ts';
import { loggableError } from '../db/loggable-error.ts';
import { violationProblem } from '../db/violations.ts';
import { PROBLEMS, Problem, type ProblemCode, toProblemBody } from '../problem.ts';
import type { Env } from './app.ts';

const BY_STATUS: Partial<Record<number, ProblemCode>> = {
  400: 'malformed-body',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

/** Node's word for a caller who hung up in the middle of his body. Nobody hears the answer, and it is no mistake of ours. */
const isHungUp = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/** Whatever was thrown, as the problem to answer. What nobody expected is a mistake of ours. */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) {
    const code = BY_STATUS[error.status];
    if (code !== undefined) return new Problem(code, error.message || PROBLEMS[code].title, { cause: error });
  }
  if (isHungUp(error)) return new Problem('malformed-body', 'The body ended before it was whole.', { cause: error });
  return (
    violationProblem(error) ??
    new Problem('internal', 'Something went wrong on our side. Name the request id when you ask.', { cause: error })
  );
}

/** One answer for every failure: RFC 9457, with the request id that stands in the log. */
export function answerProblem(services: Pick<Services, 'log'>): ErrorHandler<Env> {
  return (error, c) => {
    const problem = toProblem(error);
    const { status } = PROBLEMS[problem.code];
    const id = c.get('requestId');
    if (status >= 500) {
      const cause = problem.cause instanceof Error ? problem.cause : error;
      services.log({ level: 'error', ...loggableError(cause), request_id: id, path: c.req.path });
    }
    const body = toProblemBody(problem, { id, path: c.req.path });
    const wait = problem.retryAfterSeconds ?? (status === 503 ? 1 : null);
    if (wait !== null) c.header('Retry-After', String(wait));
    return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
  };
}

export const answerNotFound: NotFoundHandler<Env> = () => {
  throw new Problem('not-found', 'There is nothing at this address.');
};
