/** Proof of delivery, without any dependency: browsers load this folder alone. The format is in README.md. */
export { type AuditFinding, auditLog } from './audit-log.ts';
export { buildProofFile, type ProofEntryInput, withholdValues } from './build-proof-file.ts';
export { fromBase64, fromHex, toBase64, toHex } from './bytes.ts';
export { canonicalBytes, canonicalText, type Json } from './canonical.ts';
export {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpointText,
  signCheckpoint,
} from './checkpoint.ts';
export { CLAIMS, type Language, STEP_WORDS } from './claims.ts';
export type { LogSigner, ProofCrypto, RandomBytes, Sha256, VerifyEd25519 } from './crypto.ts';
export type { FaultCode, ProofFault } from './faults.ts';
export {
  type BuiltLeaf,
  buildLeaf,
  type DisclosedValue,
  hashLeaf,
  type Leaf,
  leafBytesOf,
  valueDigest,
} from './leaf.ts';
export {
  type ConsistencyProof,
  type InclusionProof,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export { parseCanonical } from './parse-canonical.ts';
export { STEP_LEVELS, type StepType, type Subject } from './proof-file.ts';
export { formatVkey, parseNote, parseVkey, signNote, type VerifierKey, verifyNote } from './signed-note.ts';
export {
  appendNodes,
  consistencyPath,
  type GetNode,
  inclusionPath,
  type StoredTree,
  type TreeNode,
  treeRoot,
} from './stored-tree.ts';
export { type ProofHolds, type ProofVerdict, type VerifiedEntry, verifyProofFile } from './verify-proof-file.ts';
export { webCrypto, webRandomBytes, webSigner } from './webcrypto.ts';
