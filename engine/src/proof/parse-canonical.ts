import { equalBytes, utf8 } from './bytes.ts';
import type { Json } from './canonical.ts';

/** Deeper than any file of ours; a bound, so that a hostile file cannot exhaust the stack. */
const DEPTH_MAX = 32;

/** A string without escapes, controls and surrogates is canonical as it stands; nearly all of ours are such. */
const PLAIN_STRING = /"([^"\\\p{Cc}\p{Cs}]*)"/uy;

/** `pointer` is RFC 6901 and names the value being read; `offset` counts UTF-16 code units. */
export interface CanonicalFault {
  readonly ok: false;
  readonly pointer: string;
  readonly offset: number;
  readonly code: 'not_utf8' | 'not_json' | 'not_canonical';
}

export type CanonicalResult = { readonly ok: true; readonly value: Json } | CanonicalFault;

/** Reads bytes that must be RFC 8785 canonical JSON followed by `trailer`, and names the place where they are not. */
export function parseCanonical(bytes: Uint8Array, trailer = ''): CanonicalResult {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const again = utf8(text);
  if (equalBytes(again, bytes)) return parse(text, trailer);

  // The decoder put U+FFFD where the bytes are no UTF-8; reading up to there tells which value it is in.
  const badByte = again.findIndex((byte, i) => byte !== bytes[i]);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(again.slice(0, Math.max(badByte, 0)));
  const cut = parse(before, trailer);
  return { ok: false, pointer: cut.ok ? '' : cut.pointer, offset: before.length, code: 'not_utf8' };
}

class Stop extends Error {}

function parse(text: string, trailer: string): CanonicalResult {
  let at = 0;
  let code: CanonicalFault['code'] = 'not_json';
  const path: string[] = [];

  const stop = (why: CanonicalFault['code']): never => {
    code = why;
    throw new Stop();
  };
  const expect = (token: string): void => {
    if (!text.startsWith(token, at)) stop('not_json');
    at += token.length;
  };

  function readString(): string {
    PLAIN_STRING.lastIndex = at;
    const plain = PLAIN_STRING.exec(text)?.[1];
    if (plain !== undefined) {
      at += plain.length + 2;
      return plain;
    }
    if (text[at] !== '"') stop('not_json');
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    const token = text.slice(at, end + 1);
    let value = '';
    try {
      value = JSON.parse(token) as string;
    } catch {
      stop('not_json');
    }
    if (JSON.stringify(value) !== token || !value.isWellFormed()) stop('not_canonical');
    at = end + 1;
    return value;
  }

  function readNumber(): number {
    const token = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/.exec(text.slice(at, at + 40))?.[0];
    if (token === undefined) return stop('not_json');
    const value = Number(token);
    if (String(value) !== token) stop('not_canonical');
    at += token.length;
    return value;
  }

  function readArray(): Json[] {
    const items: Json[] = [];
    expect('[');
    if (text[at] !== ']') {
      for (;;) {
        path.push(String(items.length));
        items.push(readValue());
        path.pop();
        if (text[at] !== ',') break;
        at += 1;
      }
    }
    expect(']');
    return items;
  }

  function readObject(): { [name: string]: Json } {
    // Without a prototype, so that a member called __proto__ is a member like any other.
    const members: { [name: string]: Json } = Object.create(null);
    let previous: string | undefined;
    expect('{');
    if (text[at] !== '}') {
      for (;;) {
        const name = readString();
        // One comparison refuses members out of order and members that stand twice.
        if (previous !== undefined && name <= previous) stop('not_canonical');
        previous = name;
        expect(':');
        path.push(name);
        members[name] = readValue();
        path.pop();
        if (text[at] !== ',') break;
        at += 1;
      }
    }
    expect('}');
    return members;
  }

  function readValue(): Json {
    if (path.length > DEPTH_MAX) stop('not_json');
    switch (text[at]) {
      case '{':
        return readObject();
      case '[':
        return readArray();
      case '"':
        return readString();
      case 't':
        expect('true');
        return true;
      case 'f':
        expect('false');
        return false;
      case 'n':
        expect('null');
        return null;
      default:
        return readNumber();
    }
  }

  try {
    const value = readValue();
    if (text.slice(at) !== trailer) stop(text.slice(at).trim() === '' ? 'not_canonical' : 'not_json');
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, pointer: toPointer(path), offset: at, code };
  }
}

/** RFC 6901 pointer of a path of member names and array places; the empty path is the whole document. */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
