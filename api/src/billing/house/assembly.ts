import type { Detail } from '@klarmeter/engine';
import type { RunFinding } from '../runs/schemas.ts';
import { type RunFindingCode, runFinding } from './findings.ts';
import type { Provenance } from './provenance.ts';

/** What the parts of a house are collected in. */
export interface Assembly {
  readonly provenance: Provenance;
  readonly findings: RunFinding[];
  find(code: RunFindingCode, pointer: string, objectId: string, details?: readonly Detail[]): void;
}

/** An empty one. */
export function newAssembly(): Assembly {
  const findings: RunFinding[] = [];
  return {
    provenance: {},
    findings,
    find: (code, pointer, objectId, details) => findings.push(runFinding(code, pointer, objectId, details)),
  };
}
