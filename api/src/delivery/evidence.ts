import {
  buildLeaf,
  type DisclosedValue,
  fromHex,
  type RandomBytes,
  type StepType,
  toHex,
  webRandomBytes,
} from '@klarmeter/engine/proof';
import { openPersonKeys, type PersonKey } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { enqueue } from '../db/outbox.ts';
import { insertDisclosures, insertEntries, type NewDisclosure, type NewEntry } from './evidence-store.ts';
import type { DocumentRow } from './store.ts';

/** One step to be kept in the evidence log. */
export interface EvidenceStep {
  readonly document: DocumentRow;
  readonly deliveryId?: string;
  readonly type: StepType;
  /** What besides document, statement and actor belongs to the step: names of the proof format, never more than needed. */
  readonly values?: Readonly<Record<string, string>>;
}

type SealedValues = Record<string, { readonly salt: string; readonly value: string }>;

const BATCH = 1000;
/** Salts are drawn from the platform in portions; more than 65,536 bytes it does not give at once. */
const POOL_BYTES = 32_768;
const utf8 = new TextEncoder();
const text = new TextDecoder();

/**
 * Writes steps into the evidence log, in the transaction of their effect: salted digests in the immutable entry, salts
 * and values apart under the addressee's key. The place in the log comes later, from sequence-log.ts.
 */
export async function recordEvidence(context: Context, ...steps: readonly EvidenceStep[]): Promise<void> {
  if (steps.length === 0) return;
  const randomBytes = randomPool();
  const keys = await openPersonKeys(
    context,
    steps.map(({ document }) => document.personId),
  );
  for (let i = 0; i < steps.length; i += BATCH) {
    const built = await Promise.all(
      steps.slice(i, i + BATCH).map((step) => buildEntry(context, step, keys.get(step.document.personId), randomBytes)),
    );
    await insertEntries(
      context,
      built.map(({ entry }) => entry),
    );
    await insertDisclosures(
      context,
      built.flatMap(({ disclosure }) => (disclosure === null ? [] : [disclosure])),
    );
  }
  await enqueue(context, 'sequence-log', {});
}

async function buildEntry(
  context: Context,
  step: EvidenceStep,
  key: PersonKey | undefined,
  randomBytes: RandomBytes,
): Promise<{ entry: NewEntry; disclosure: NewDisclosure | null }> {
  const id = context.newId('evidenceEntry');
  const values = valuesOf(context, step);
  const time = context.now().toISOString();
  const built = await buildLeaf({ type: step.type, time, values }, { sha256, randomBytes });
  const shown: SealedValues = {};
  for (const [name, value] of Object.entries(values)) {
    const salt = built.salts[name];
    if (salt === undefined) throw new Error(`the leaf has no salt for ${name}`);
    shown[name] = { salt: toHex(salt), value };
  }
  return {
    entry: {
      id,
      document_id: step.document.id,
      delivery_id: step.deliveryId ?? null,
      type: step.type,
      leaf: text.decode(built.leafBytes),
      leaf_hash: toHex(built.leafHash),
      occurred_at: time,
    },
    // Without the key there is nobody any more who could be shown the values.
    disclosure: key === undefined ? null : { entry_id: id, sealed: await key.seal(utf8.encode(JSON.stringify(shown))) },
  };
}

/** Random bytes from a pool: one call of the platform for hundreds of salts. Bytes are handed out once. */
function randomPool(): RandomBytes {
  let pool = new Uint8Array(0);
  return (length) => {
    if (pool.length < length) pool = webRandomBytes(POOL_BYTES) as Uint8Array<ArrayBuffer>;
    const taken = pool.slice(0, length);
    pool = pool.subarray(length);
    return taken;
  };
}

function valuesOf({ actor }: Context, { document, deliveryId, values }: EvidenceStep): Record<string, string> {
  if (document.sha256 === null) throw new Error(`document ${document.id} has no digest and can have no evidence`);
  return {
    document_id: document.id,
    document_sha256: document.sha256,
    version: String(document.version),
    statement_id: document.statementId,
    statement_number: document.number,
    actor: `${actor.type}:${actor.id}`,
    ...(deliveryId === undefined ? {} : { delivery_id: deliveryId }),
    ...values,
  };
}

/** Salts and values of an entry, as the proof file shows them. */
export async function openDisclosure(key: PersonKey, sealed: string): Promise<Record<string, DisclosedValue>> {
  const shown = JSON.parse(text.decode(await key.open(sealed))) as SealedValues;
  return Object.fromEntries(
    Object.entries(shown).map(([name, { salt, value }]) => {
      const bytes = fromHex(salt);
      if (bytes === undefined) throw new Error(`the salt of ${name} is not hexadecimal`);
      return [name, { salt: bytes, value }];
    }),
  );
}

/** SHA-256 of the address in lower case, as hex: whoever knows the address can compare, nobody can read it. */
export async function addressDigest(address: string): Promise<string> {
  return toHex(await sha256(utf8.encode(address.trim().toLowerCase())));
}
