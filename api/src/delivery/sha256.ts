import { createHash } from 'node:crypto';
import type { Sha256 } from '@klarmeter/engine/proof';

/** The platform's own, synchronous: a batch of entries takes thousands, and waiting for each costs more than the hash. */
export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
