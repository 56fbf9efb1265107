import { Buffer } from 'node:buffer';
import { ID_PREFIXES } from '../../ids.ts';
import { READING_KINDS, type ReadingKind } from './codes.ts';

/** What one reading is found by, besides its account. */
export interface ReadingKey {
  readonly measuringPointId: string;
  readonly readAt: Date;
  readonly kind: ReadingKind;
}

/** Bytes of the id that is being made, and of the point it names: thousands are made a second. */
const made = Buffer.alloc(16);
const point = Buffer.alloc(16);

/**
 * The public id of a reading, made of its key and nothing else: the same reading has the same id in whatever order it
 * came, and the row carries none. A UUIDv8 of milliseconds, kind and number of the point, so that ids sort by time. The
 * number of a point is both halves of its own id over each other; one of its kind in an account (index
 * measuring_points_number).
 */
export function readingId({ measuringPointId, readAt, kind }: ReadingKey): string {
  point.write(measuringPointId.slice(-32), 'hex');
  made.writeUIntBE(since1970(readAt), 0, 6);
  made[6] = 0x80 | READING_KINDS.indexOf(kind);
  for (let at = 0; at < 8; at += 1) made[at === 0 ? 7 : at + 8] = (point[at] ?? 0) ^ (point[at + 8] ?? 0);
  made[8] = 0x80;
  return `${ID_PREFIXES.reading}_${made.toString('hex')}`;
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
