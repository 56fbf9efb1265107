import { proposeMapping } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { type StoredProposal, toMappingWire } from './convert.ts';
import type { ReadContent } from './read-content.ts';
import { findMappingFor, lockFingerprint, type ReadingFileRow } from './store.ts';

type Decided = Pick<
  ReadingFileRow,
  | 'status'
  | 'format'
  | 'encoding'
  | 'fingerprint'
  | 'proposal'
  | 'mappingId'
  | 'mappingVersion'
  | 'reason'
  | 'finishedAt'
>;

/** What is to be done with a file: take it in, ask a person how, or say that nothing in it can be read. */
export async function decide(context: Context, content: ReadContent): Promise<Decided> {
  const { format, encoding, fingerprint, fault, table } = content;
  const decided = { format, encoding, fingerprint, proposal: null, mappingId: null, mappingVersion: null };
  if (fault !== null) return { ...decided, status: 'failed', reason: fault.code, finishedAt: context.now() };
  const queued = { ...decided, status: 'queued', reason: null, finishedAt: null };
  if (table === null || fingerprint === null || format === 'neutral_csv') return queued;
  // Whoever confirms a mapping looks for waiting files: either he sees this one, or this one sees his mapping.
  await lockFingerprint(context, fingerprint);
  const mapping = await findMappingFor(context, fingerprint);
  if (mapping !== undefined) return { ...queued, mappingId: mapping.id, mappingVersion: mapping.version };
  const { mapping: proposed, missing, unused } = proposeMapping(table);
  const proposal: StoredProposal = { document: toMappingWire(proposed), missing, unused, columns: table.columns };
  return { ...queued, status: 'review', proposal };
}
