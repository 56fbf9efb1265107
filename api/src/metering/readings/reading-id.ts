import { ID_PREFIXES } from '../../ids.ts';
import { READING_KINDS, type ReadingKind } from './codes.ts';

/** What one reading is found by, besides its account. */
export interface ReadingKey {
  readonly measuringPointId: string;
  readonly readAt: Date;
  readonly kind: ReadingKind;
}

const hex = (value: number | bigint, digits: number): string => value.toString(16).padStart(digits, '0');

const eight = (a: string, b: string): string => hex((Number.parseInt(a, 16) ^ Number.parseInt(b, 16)) >>> 0, 8);

/**
 * The number of a measuring point in the ids of its readings: both halves of its own id over each other, 16 hex digits.
 * One of its kind in an account (index measuring_points_number).
 */
function pointNumber(measuringPointId: string): string {
  const digits = measuringPointId.slice(-32);
  return eight(digits.slice(0, 8), digits.slice(16, 24)) + eight(digits.slice(8, 16), digits.slice(24));
}

/**
 * The public id of a reading, made of its key and nothing else: the same reading has the same id in whatever order it
 * came, and the row carries none. A UUIDv8 of milliseconds, kind and number of the point, so that ids sort by time.
 */
export function readingId({ measuringPointId, readAt, kind }: ReadingKey): string {
  const number = pointNumber(measuringPointId);
  const which = hex(READING_KINDS.indexOf(kind), 1);
  return `${ID_PREFIXES.reading}_${hex(since1970(readAt), 12)}8${which}${number.slice(0, 2)}80${number.slice(2)}`;
}

/** Milliseconds in 48 bits; what lies before 1970 counts from the end. */
const since1970 = (time: Date): number => (time.getTime() + 2 ** 48) % 2 ** 48;

/** What an id says of its reading; null for what is no such id. */
export function readingKeyOf(
  id: string,
): { readonly pointNumber: bigint; readonly readAt: Date; readonly kind: ReadingKind } | null {
  const found = /^rdg_([0-9a-f]{12})8([0-9a-f])([0-9a-f]{2})80([0-9a-f]{14})$/.exec(id);
  const kind = READING_KINDS[Number.parseInt(found?.[2] ?? 'f', 16)];
  if (found === null || kind === undefined) return null;
  const number = BigInt.asIntN(64, BigInt(`0x${found[3]}${found[4]}`));
  return { pointNumber: number, readAt: new Date(Number(BigInt.asIntN(48, BigInt(`0x${found[1]}`)))), kind };
}
