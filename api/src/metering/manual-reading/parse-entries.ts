import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import { sha256 } from '../../crypto/sha256.ts';
import { toFindings } from '../../http/validation.ts';
import { toHex } from '../../ids.ts';
import { berlinDay } from '../../properties/index.ts';
import type { EntryToJudge } from './judge-entry.ts';
import { type REMARKS, type ReadingBatchResult, ReadingEntryInput } from './schemas.ts';

export type EntryResult = z.infer<typeof ReadingBatchResult>['results'][number];

export interface SentEntry extends EntryToJudge {
  readonly clientId: string;
  readonly remark: (typeof REMARKS)[number] | null;
  /** SHA-256 of what the entry says; whether it was confirmed is no part of it. */
  readonly digest: string;
}

export interface ParsedEntry {
  readonly index: number;
  /** Null where it is of no form we know. */
  readonly entry: SentEntry | null;
  /** The answer unless something better becomes of it. */
  readonly refused: EntryResult;
}

/** Each entry by itself: what is broken gets its reasons, and the others go on. */
export function parseEntries(entries: readonly unknown[]): ParsedEntry[] {
  return entries.map((raw, index) => {
    const parsed = ReadingEntryInput.safeParse(raw);
    if (parsed.success)
      return { index, entry: toEntry(parsed.data), refused: emptyResult(index, parsed.data.client_id) };
    const findings = toFindings(parsed.error.issues, `/entries/${index}`);
    return { index, entry: null, refused: { ...emptyResult(index, clientIdOf(raw)), findings } };
  });
}

function toEntry(sent: z.infer<typeof ReadingEntryInput>): SentEntry {
  const readAt = new Date(sent.read_at);
  const { measuring_point_id: measuringPointId, device_id: deviceId = null, value = null, remark = null } = sent;
  const said = JSON.stringify([measuringPointId, deviceId, readAt.toISOString(), value, remark]);
  return {
    clientId: sent.client_id,
    measuringPointId,
    deviceId,
    readAt,
    day: berlinDay(readAt) as Day,
    value,
    remark,
    confirmed: sent.confirmed,
    digest: toHex(sha256(new TextEncoder().encode(said))),
  };
}

export function emptyResult(index: number, clientId: string | null): EntryResult {
  return {
    index,
    client_id: clientId,
    verdict: 'malformed',
    outcome: null,
    reading_id: null,
    expected: null,
    findings: [],
  };
}

/** So that a phone finds its entry again, also where the rest is broken. */
function clientIdOf(raw: unknown): string | null {
  const id = typeof raw === 'object' && raw !== null && 'client_id' in raw ? raw.client_id : null;
  return typeof id === 'string' && id.length <= 64 ? id : null;
}
