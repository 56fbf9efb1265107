import { NoAnswer, Refusal } from './call.ts';
import { type Failure, SessionFailure } from './failure.ts';

/** What a reader and the host are told of an error of a call. */
export function toFailure(cause: unknown): Failure {
  if (cause instanceof SessionFailure) return cause.failure;
  if (cause instanceof NoAnswer) return { kind: 'offline', code: 'no-connection', cause };
  if (!(cause instanceof Refusal)) return { kind: 'error', code: 'element-broken', cause };
  const { status, code, requestId } = cause;
  const kind = status === 401 ? 'expired' : status === 403 ? 'forbidden' : 'error';
  return { kind, code, status, requestId, cause };
}
