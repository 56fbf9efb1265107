import { utf8 } from './bytes.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * RFC 8785 (JSON Canonicalization Scheme): same content, same text.
 *
 * @throws TypeError for what has no such form: numbers that are not finite, lone surrogates, and values JSON does not
 *   know (undefined, bigint, functions, symbols, class instances, holes in arrays). Dropping them silently, as
 *   `JSON.stringify` does, would let two different inputs share one digest.
 */
export function canonicalText(value: Json): string {
  return write(value, '');
}

/** {@link canonicalText} in UTF-8. */
export function canonicalBytes(value: Json): Uint8Array {
  return utf8(canonicalText(value));
}

function write(value: unknown, pointer: string): string {
  if (typeof value === 'string') return writeString(value, pointer);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value, pointer);
  if (Array.isArray(value)) return writeArray(value, pointer);
  if (typeof value === 'object' && isPlain(value)) return writeObject(value as Record<string, unknown>, pointer);
  throw new TypeError(`no canonical JSON for ${typeof value} at "${pointer}"`);
}

function writeNumber(value: number, pointer: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`no canonical JSON for ${value} at "${pointer}"`);
  // ECMAScript's own form is the one RFC 8785 section 3.2.2.3 asks for; it writes -0 as 0.
  return String(value);
}

/** Printable ASCII without quotation mark and backslash: most of all strings, and written as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(value: string, pointer: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError(`lone surrogate at "${pointer}"`);
  return JSON.stringify(value);
}

/* Text is appended piece by piece: lists of pieces that are joined take twice as long. */

function writeArray(items: readonly unknown[], pointer: string): string {
  let text = '[';
  for (let i = 0; i < items.length; i += 1) text += `${i === 0 ? '' : ','}${write(items[i], `${pointer}/${i}`)}`;
  return `${text}]`;
}

function writeObject(members: Readonly<Record<string, unknown>>, pointer: string): string {
  let text = '{';
  // The default order of sort() is by UTF-16 code units, as RFC 8785 section 3.2.3 demands.
  for (const name of Object.keys(members).sort()) {
    const at = `${pointer}/${name}`;
    text += `${text === '{' ? '' : ','}${writeString(name, at)}:${write(members[name], at)}`;
  }
  return `${text}}`;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
