import { unsignedAt } from './bytes.ts';
import { type DecodeOptions, radioLink, radioWalk } from './decode.ts';
import { type Failure, failure } from './failure.ts';
import { readFrame } from './frame.ts';
import { decodeMessage, readLowerLayers } from './layers.ts';
import type { DecodeResult, Link } from './result.ts';
import { meterOf, type Walk } from './walk.ts';

interface Part {
  readonly walk: Walk;
  readonly link: Link;
  readonly number: number;
  readonly more: boolean;
}

/**
 * A message that the authentication and fragmentation layer spread over several telegrams of one meter, in any order.
 * The code covers the joined message, so nothing is passed on before all parts are there.
 */
export function decodeFragments<Key>(telegrams: readonly Uint8Array[], options: DecodeOptions<Key>): DecodeResult {
  const parts: Part[] = [];
  for (const telegram of telegrams) {
    const part = readPart(telegram, options);
    if ('ok' in part) return part;
    if (!parts.some(({ number }) => number === part.number)) parts.push(part);
  }
  parts.sort((a, b) => a.number - b.number);
  const refused = incomplete(parts);
  const first = parts[0];
  if (refused !== null || first === undefined) return refused ?? failure('empty');
  return decodeMessage(joined(first.walk, parts), first.link, options);
}

/** Which part of a message a telegram is, counted from 1; null where it is a whole one, or its layers cannot be read. */
export function readFragment<Key>(
  telegram: Uint8Array,
  options: DecodeOptions<Key>,
): { readonly number: number; readonly more: boolean } | null {
  const part = readPart(telegram, options);
  if ('ok' in part || (part.number === 1 && !part.more)) return null;
  return { number: part.number, more: part.more };
}

function readPart<Key>(telegram: Uint8Array, options: DecodeOptions<Key>): Part | Failure {
  const frame = readFrame(telegram, options.form ?? 'auto');
  if ('ok' in frame) return frame;
  if (frame.kind === 'wired') return failure('fragmented', 'wired frames have no fragments');
  const walk = radioWalk(frame.bytes);
  const refused = readLowerLayers(walk, options);
  if (refused !== null) return refused;
  if (walk.fragment === null) return failure('fragmented', 'a telegram among them is no fragment');
  return { walk, link: radioLink(frame.bytes, frame.form), ...walk.fragment };
}

/** Numbers run from 1 without a gap, the last part alone says that none follows, and one meter sent them all. */
function incomplete(parts: readonly Part[]): Failure | null {
  const [first] = parts;
  if (first === undefined) return failure('empty');
  for (const [index, { number, more, walk }] of parts.entries()) {
    if (number !== index + 1) return failure('fragmented', `fragment ${index + 1} is missing`);
    if (more !== index < parts.length - 1) {
      return failure('fragmented', more ? `fragment ${number + 1} is missing` : `fragment ${number} is the last`);
    }
    if (JSON.stringify(meterOf(walk)) !== JSON.stringify(meterOf(first.walk))) {
      return failure('fragmented', 'the fragments are of different meters');
    }
  }
  return null;
}

/** The first walk over the joined message; each field of the layer stands in whichever part carries it. */
function joined(first: Walk, parts: readonly Part[]): Walk {
  const messages = parts.map(({ walk }) => walk.bytes.subarray(walk.at, walk.end));
  const bytes = new Uint8Array(messages.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const message of messages) {
    bytes.set(message, at);
    at += message.length;
  }
  const field = (name: 'control' | 'counter' | 'length' | 'code'): Uint8Array =>
    parts.map(({ walk }) => walk.authentication?.[name]).find((f) => f !== undefined && f.length > 0) ??
    new Uint8Array(0);
  const authentication = {
    control: field('control'),
    counter: field('counter'),
    length: field('length'),
    code: field('code'),
    messageFrom: 0,
  };
  const { length, counter } = authentication;
  const warnings = [...first.warnings];
  if (length.length === 2 && unsignedAt(length, 0, 2) !== bytes.length) warnings.push('message_length');
  return {
    ...first,
    bytes,
    at: 0,
    end: bytes.length,
    authentication,
    warnings,
    counter: counter.length === 4 ? unsignedAt(counter, 0, 4) : first.counter,
  };
}
