import { Buffer } from 'node:buffer';
import { isBrokenText, isInvisibleText } from '../../http/refuse-broken-text.ts';
import { toFindings } from '../../http/validation.ts';
import { Problem } from '../../problem.ts';
import { TelegramLine } from './schemas.ts';

const LINES_MAX = 10_000;
/** The longest telegram and gateway take 3,000. Reading a text of nothing but brackets takes a hundred times its size. */
const LINE_MAX = 16_384;
/** What is said about a line may not be larger than the line could sensibly be. */
const DETAIL_MAX = 300;

/** A telegram as a line brought it. */
export interface ReceivedLine {
  /** Counted from 1, empty lines included. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
  readonly gateway: string | null;
  readonly rssiDbm: number | null;
}

export interface MalformedLine {
  readonly line: number;
  readonly malformed: string;
}

/**
 * The lines of an NDJSON body, read while it comes. A broken one is named and hinders no other.
 * @throws Problem `body-too-large` above 10,000 lines, `malformed-body` without any.
 */
export async function readLines(body: AsyncIterable<Uint8Array>): Promise<(ReceivedLine | MalformedLine)[]> {
  const decoder = new TextDecoder();
  const lines: (ReceivedLine | MalformedLine)[] = [];
  let begun = '';
  let number = 0;
  const take = (text: string) => {
    number += 1;
    if (text.trim() === '') return;
    if (lines.length === LINES_MAX) throw new Problem('body-too-large', `More than ${LINES_MAX} lines in one request.`);
    lines.push(
      text.length > LINE_MAX
        ? { line: number, malformed: `the line is longer than ${LINE_MAX} characters` }
        : readLine(text, number),
    );
  };
  for await (const piece of body) {
    const text = decoder.decode(piece, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      take(begun + text.slice(start, end));
      begun = '';
      start = end + 1;
    }
    begun += text.slice(start);
  }
  take(begun + decoder.decode());
  if (lines.length === 0) throw new Problem('malformed-body', 'The body has no line.');
  return lines;
}

const HEX = /^(?:[0-9A-Fa-f]{2}){1,1024}$/;
/** The usual moment; a day above 28 is left to the schema, which knows the months. */
const MOMENT = /^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;
/** Without blanks around it, which the schema takes off. */
const ORDINARY_TEXT = /^(?! )[\x20-\x7e]{1,120}(?<! )$/;
const FIELDS: readonly string[] = ['telegram_hex', 'received_at', 'gateway', 'rssi_dbm'];

const isSignal = (value: unknown): value is number => Number.isInteger(value) && Math.abs(Number(value)) <= 100;

function readLine(text: string, line: number): ReceivedLine | MalformedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, malformed: 'the line is not JSON' };
  }
  return ordinaryLine(value, line) ?? checkedLine(value, line);
}

/** A line that is as they all are, without asking the schema: it would cost more than the telegram. */
function ordinaryLine(value: unknown, line: number): ReceivedLine | null {
  if (typeof value !== 'object' || value === null) return null;
  const { telegram_hex: hex, received_at: at, gateway, rssi_dbm: rssi } = value as Record<string, unknown>;
  if (typeof hex !== 'string' || !HEX.test(hex) || typeof at !== 'string' || !MOMENT.test(at)) return null;
  if (gateway !== undefined && (typeof gateway !== 'string' || !ORDINARY_TEXT.test(gateway))) return null;
  if (rssi !== undefined && !isSignal(rssi)) return null;
  for (const field in value) if (!FIELDS.includes(field)) return null;
  return {
    line,
    bytes: Buffer.from(hex, 'hex'),
    receivedAt: new Date(at),
    gateway: gateway ?? null,
    rssiDbm: rssi ?? null,
  };
}

function checkedLine(value: unknown, line: number): ReceivedLine | MalformedLine {
  const read = TelegramLine.safeParse(value);
  if (!read.success) {
    const words = toFindings(read.error.issues).map(
      ({ pointer, message_en }) => `${pointer === '' ? 'line' : pointer.slice(1)}: ${message_en}`,
    );
    return { line, malformed: words.join(' ').slice(0, DETAIL_MAX).toWellFormed() };
  }
  const { telegram_hex, received_at, gateway = null, rssi_dbm: rssiDbm = null } = read.data;
  if (isBrokenText(gateway ?? ''))
    return { line, malformed: 'gateway: the text has control characters or is not valid UTF-8' };
  if (isInvisibleText(gateway ?? '')) return { line, malformed: 'gateway: nothing of the text can be seen' };
  return { line, bytes: Buffer.from(telegram_hex, 'hex'), receivedAt: new Date(received_at), gateway, rssiDbm };
}
