import {
  auditLog,
  type Checkpoint,
  openCheckpoint,
  parseVkey,
  verifyProofFile,
  webCrypto,
} from '@klarmeter/engine/proof';
import type { Inspection } from '../../api/test/kill/inspect.ts';
import type { Walked } from './killed-walk.ts';

type Numbered = string | number;

/**
 * What is wrong with the evidence of a walk; empty when every step is in the log once, the log has no gap, every
 * checkpoint is signed for the root of its leaves, and every proof file verifies with the log's published key.
 */
export async function evidenceFaults(db: Inspection, walked: Walked): Promise<string[]> {
  const { verifier_key } = await walked.client.getLogKey();
  const faults = [...(await entryFaults(db, walked)), ...(await logFaults(db, walked.accountId, verifier_key))];
  for (const { number, proofs } of walked.documents) {
    for (const proof of proofs) {
      const verdict = await verifyProofFile(proof, { crypto: webCrypto, publicKey: verifier_key });
      if (!verdict.ok) faults.push(`a proof of ${number} fails: ${JSON.stringify(verdict.faults)}`);
    }
  }
  return faults;
}

/** Steps as the attempts demand them against steps in the log; both name the document or delivery. */
async function entryFaults(db: Inspection, { accountId }: Walked): Promise<string[]> {
  const rows = await db.rows(
    `with due as (
       select id as document_id, null::text as delivery_id, step as type
         from documents, unnest(array['created', 'released']) as step where account_id = $1
       union all
       select d.document_id, d.id, step
         from deliveries d
         join delivery_attempts a on a.account_id = d.account_id and a.delivery_id = d.id and a.outcome = 'accepted'
         cross join unnest(case d.channel when 'portal' then array['handed_over', 'delivered'] else array['handed_over'] end) as step
        where d.account_id = $1
       union all
       select document_id, id, 'opened' from deliveries where account_id = $1 and channel = 'portal'),
     kept as (select document_id, delivery_id, type from evidence_entries where account_id = $1)
     select 'missing' as what, m.* from (select * from due except all select * from kept) m
     union all
     select 'too many', t.* from (select * from kept except all select * from due) t`,
    [accountId],
  );
  return rows.map(({ what, type, document_id, delivery_id }) => `${what}: ${type} of ${delivery_id ?? document_id}`);
}

async function logFaults(db: Inspection, accountId: string, verifierKey: string): Promise<string[]> {
  const faults: string[] = [];
  const leaves = await db.rows<{ leaf_index: Numbered; leaf: string }>(
    `select l.leaf_index, e.leaf from log_leaves l join evidence_entries e on e.account_id = l.account_id and e.id = l.entry_id
      where l.account_id = $1 order by l.leaf_index`,
    [accountId],
  );
  leaves.forEach(({ leaf_index }, index) => {
    if (Number(leaf_index) !== index) faults.push(`the log has a gap before ${leaf_index}`);
  });
  const [entries] = await db.rows('select count(*)::int as n from evidence_entries where account_id = $1', [accountId]);
  if (entries?.n !== leaves.length) faults.push(`${entries?.n} entries have ${leaves.length} places in the log`);

  const key = await parseVkey(verifierKey, webCrypto.sha256);
  if (key === undefined) return [...faults, 'the published key cannot be read'];
  const checkpoints = await db.rows<{ tree_size: Numbered; note: string }>(
    'select tree_size, note from log_checkpoints where account_id = $1 order by tree_size',
    [accountId],
  );
  const opened: Checkpoint[] = [];
  for (const { tree_size, note } of checkpoints) {
    const checkpoint = await openCheckpoint(note, key, webCrypto);
    if (checkpoint?.size !== Number(tree_size)) faults.push(`the checkpoint of ${tree_size} is not signed for it`);
    else opened.push(checkpoint);
  }
  if (opened.at(-1)?.size !== leaves.length) faults.push('the newest checkpoint does not cover the whole log');
  const stored = await db.rows<{ level: number; node_index: Numbered; hash: Uint8Array }>(
    'select level, node_index, hash from log_nodes where account_id = $1',
    [accountId],
  );
  const nodes = new Map(stored.map(({ level, node_index, hash }) => [`${level}/${node_index}`, new Uint8Array(hash)]));
  const finding = await auditLog(
    {
      leaves: leaves.map(({ leaf }) => new TextEncoder().encode(leaf)),
      getNode: (level, index) => nodes.get(`${level}/${index}`) ?? new Uint8Array(),
    },
    opened,
    webCrypto.sha256,
  );
  if (finding !== undefined) faults.push(`the log does not hold: ${JSON.stringify(finding)}`);
  return faults;
}
