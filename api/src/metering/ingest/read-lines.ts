import { isBrokenText } from '../../http/refuse-broken-text.ts';
import { fromHex } from '../../ids.ts';
import { Problem } from '../../problem.ts';
import { TelegramLine } from '../schemas.ts';

const LINES_MAX = 10_000;
/** What is said about a line may not be larger than the line could sensibly be. */
const DETAIL_MAX = 300;

/** A telegram as a line brought it. */
export interface ReceivedLine {
  /** Counted from 1, empty lines included. */
  readonly line: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly receivedAt: Date;
  readonly gateway: string | null;
}

export interface MalformedLine {
  readonly line: number;
  readonly malformed: string;
}

/**
 * The lines of an NDJSON body. A broken one is named and hinders no other.
 * @throws Problem `body-too-large` above 10,000 lines, `malformed-body` without any.
 */
export function readLines(text: string): (ReceivedLine | MalformedLine)[] {
  const lines: { line: string; number: number }[] = [];
  // Without splitting first: ten million lines fit into the bytes a request may have.
  for (let start = 0, number = 1; start <= text.length; number += 1) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    if (line.trim() !== '') lines.push({ line, number });
    if (lines.length > LINES_MAX) throw new Problem('body-too-large', `More than ${LINES_MAX} lines in one request.`);
    start = end + 1;
  }
  if (lines.length === 0) throw new Problem('malformed-body', 'The body has no line.');
  return lines.map(({ line, number }) => readLine(line, number));
}

function readLine(text: string, line: number): ReceivedLine | MalformedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, malformed: 'the line is not JSON' };
  }
  const read = TelegramLine.safeParse(value);
  if (!read.success) {
    const words = read.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'line' : path.join('.')}: ${message}`,
    );
    return { line, malformed: words.join('; ').slice(0, DETAIL_MAX).toWellFormed() };
  }
  if (isBrokenText(read.data.gateway ?? '')) {
    return { line, malformed: 'gateway: the text has control characters or is not valid UTF-8' };
  }
  const { telegram_hex, received_at, gateway = null } = read.data;
  return { line, bytes: fromHex(telegram_hex), receivedAt: new Date(received_at), gateway };
}
