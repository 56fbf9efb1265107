import { databaseError } from './violations.ts';

export interface LoggableError {
  readonly message: string;
  /** Frames only: the first line of a stack repeats the message. */
  readonly stack: string;
}

/**
 * What the log may say about an error. A failed query carries its parameters in its message, and the server's words
 * repeat values: names, addresses and sealed secrets among them. Of a database error only code and constraint are told.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown', stack: '' };
  const found = databaseError(error);
  const message = found === null ? withoutQuery(error) : `database error ${found.code} ${found.constraint}`.trim();
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return { message, stack };
}

function withoutQuery(error: Error): string {
  if (!error.message.startsWith('Failed query:')) return error.message;
  return error.cause instanceof Error ? `query failed: ${error.cause.message}` : 'query failed';
}
