import { type Detail, formatCents } from '@klarmeter/engine';
import type { RunFinding } from '../runs/schemas.ts';
import type { RunFindingCode } from './findings.ts';
import type { Provenance } from './provenance.ts';

/** What the parts of a house are collected in. */
export interface Assembly {
  readonly provenance: Provenance;
  readonly findings: RunFinding[];
  find(code: RunFindingCode, pointer: string, objectId: string, details?: readonly Detail[]): void;
}

/** Cents as the house file writes euro. */
export const eur = (cents: number): string => formatCents(BigInt(cents));

/** An object without the members that are undefined: canonical JSON knows none. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
