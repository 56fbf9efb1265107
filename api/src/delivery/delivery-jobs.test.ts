import { createHash } from 'node:crypto';
import {
  auditLog,
  type Checkpoint,
  consistencyPath,
  merkleRoot,
  openCheckpoint,
  parseVkey,
  verifyConsistency,
  webCrypto,
} from '@klarmeter/engine/proof';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  BRAND,
  type Issued,
  issueStatement,
  jobOf,
  type MailServer,
  releasedDocument,
  startMailServer,
} from '../../test/delivery-fixture.ts';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { unfinishedWork } from '../db/system.ts';
import { inJobContext } from '../jobs/job.ts';
import { deliverDocument } from './deliver-document.ts';
import { recordEvidence } from './evidence.ts';
import { hashOf, nodeReader } from './log-store.ts';
import { createMailer } from './mail/nodemailer.ts';
import { renderDocument } from './render-document.ts';
import { sequenceLog } from './sequence-log.ts';
import { fetchDocument } from './store.ts';

/** What a killed process leaves: nothing after this point happens. */
class Killed extends Error {}

let api: TestApi;
let mail: MailServer;
/** The point at which the process dies; every point that was passed. */
let killAt: string | null = null;
let passed: string[] = [];

beforeAll(async () => {
  mail = await startMailServer();
  api = await startTestApi({
    mailer: createMailer(mail.url),
    // The same data give the same bytes, as with the real one.
    renderer: { render: async (_, data) => new TextEncoder().encode(`%PDF-1.7 ${JSON.stringify(data)}`) },
    faultPort: (point) => {
      passed.push(point);
      if (point === killAt) throw new Killed(point);
    },
  });
  await api.request('POST', '/v1/brands', { body: BRAND });
});
afterAll(async () => {
  await api.close();
  await mail.close();
});
beforeEach(() => {
  killAt = null;
  passed = [];
});

/** Runs the job up to a point and dies there; then whatever a start finds to do is done. */
async function killedAt(point: string, run: () => Promise<void>): Promise<void> {
  killAt = point;
  await expect(run()).rejects.toThrow(Killed);
  killAt = null;
  await restart();
}

async function restart(): Promise<void> {
  const jobs = await api.services.database.systemTransaction(unfinishedWork);
  for (const { job, ...rest } of jobs) {
    if (job === 'render-document') await renderDocument(api.services, rest);
    if (job === 'deliver-document') await deliverDocument(api.services, rest);
    if (job === 'sequence-log') await sequenceLog(api.services, rest);
  }
}

const count = async (text: string, ...values: unknown[]) =>
  Number((await api.db.inspect<{ n: string | number }>(`select count(*) as n from ${text}`, values))[0]?.n);

describe('render-document', () => {
  const run = ({ versionId }: Issued) => renderDocument(api.services, jobOf(api, { statement_version_id: versionId }));

  /** Everything a print leaves behind, without ids and moments. */
  async function stateOf({ versionId }: Issued) {
    const [document] = await api.db.inspect<{ id: string; status: string; sha256: string }>(
      'select id, status, sha256 from documents where statement_version_id = $1',
      [versionId],
    );
    const id = document?.id ?? '';
    const { bytes } = await api.request('GET', `/v1/documents/${id}/content`);
    return {
      status: document?.status,
      bytesAreThoseOfDigest: createHash('sha256').update(bytes).digest('hex') === document?.sha256,
      contents: await count('document_contents where document_id = $1', id),
      created: await count("evidence_entries where document_id = $1 and type = 'created'", id),
    };
  }

  test('killed at every point: the same document, once', async () => {
    const undisturbed = await issueStatement(api);
    await run(undisturbed);
    const points = [...new Set(passed)];
    expect(points).toEqual([
      'render-document:row:before-commit',
      'render-document:row:after-commit',
      'render-document:rendered',
      'render-document:archived:before-commit',
      'render-document:archived:after-commit',
    ]);
    const wanted = await stateOf(undisturbed);
    expect(wanted).toMatchObject({ status: 'ready', contents: 1, created: 1 });
    for (const point of points) {
      const issued = await issueStatement(api);
      await killedAt(point, () => run(issued));
      // The queue keeps a job until it is done.
      await run(issued);
      expect(await stateOf(issued), point).toEqual(wanted);
    }
  });

  test('two at once print one', async () => {
    const issued = await issueStatement(api);
    await Promise.all([run(issued), run(issued), run(issued)]);
    expect(await stateOf(issued)).toMatchObject({ status: 'ready', contents: 1, created: 1 });
  });

  test('a renderer that fails leaves the document to the next try', async () => {
    const issued = await issueStatement(api);
    const broken = { ...api.services, renderer: { render: () => Promise.reject(new Error('out of memory')) } };
    const job = jobOf(api, { statement_version_id: issued.versionId });
    await expect(renderDocument(broken, job)).rejects.toThrow('out of memory');
    expect(await stateOf(issued)).toMatchObject({ status: 'queued', contents: 0 });
    await restart();
    expect(await stateOf(issued)).toMatchObject({ status: 'ready', contents: 1, created: 1 });
  });
});

describe('deliver-document', () => {
  let serial = 0;
  async function queue(channel: 'email' | 'portal') {
    serial += 1;
    const { documentId } = await releasedDocument(api, { email: `p${serial}@muster.example` });
    const { body } = await api.request<{ id: string }>('POST', '/v1/deliveries', {
      body: { document_id: documentId, channel, ...(channel === 'portal' ? { consent_given_on: '2024-03-02' } : {}) },
      headers: { 'Idempotency-Key': `delivery-${serial}` },
    });
    return { id: body.id, address: `p${serial}@muster.example` };
  }
  const run = (id: string) => deliverDocument(api.services, jobOf(api, { delivery_id: id }));
  const stateOf = async (id: string) => {
    const { body } = await api.request<{ status: string; level: number; attempts: { outcome: string }[] }>(
      'GET',
      `/v1/deliveries/${id}`,
    );
    return `${body.status} ${body.level} ${body.attempts.map(({ outcome }) => outcome).join()}`;
  };
  const mailsTo = (address: string) => mail.inbox.filter((raw) => raw.includes(`To: ${address}`)).length;

  test.each([
    {
      point: 'started:before-commit',
      email: 'sent 2 started,accepted',
      portal: 'delivered 3 started,accepted',
      mails: 1,
    },
    { point: 'started:after-commit', email: 'unclear 0 started,unclear', portal: 'sent 1 started,unclear', mails: 0 },
    { point: 'mailed', email: 'unclear 0 started,unclear', portal: 'sent 1 started,unclear', mails: 1 },
    { point: 'outcome:before-commit', email: 'unclear 0 started,unclear', portal: 'sent 1 started,unclear', mails: 1 },
    {
      point: 'outcome:after-commit',
      email: 'sent 2 started,accepted',
      portal: 'delivered 3 started,accepted',
      mails: 1,
    },
  ])('killed at $point: mailed once, or marked for a person, never twice', async ({ point, email, portal, mails }) => {
    for (const [channel, wanted] of [
      ['email', email],
      ['portal', portal],
    ] as const) {
      const { id, address } = await queue(channel);
      await killedAt(`deliver-document:${point}`, () => run(id));
      await run(id);
      await restart();
      expect(await stateOf(id)).toBe(wanted);
      expect(mailsTo(address)).toBe(mails);
    }
  });

  test('the points above are all there are', async () => {
    const { id } = await queue('email');
    passed = [];
    await run(id);
    expect(passed).toEqual([
      'deliver-document:started:before-commit',
      'deliver-document:started:after-commit',
      'deliver-document:mailed',
      'deliver-document:outcome:before-commit',
      'deliver-document:outcome:after-commit',
    ]);
  });

  test('a second process meanwhile mails nothing, and a late answer still counts', async () => {
    const { id, address } = await queue('portal');
    const mailer = createMailer(mail.url);
    const slow = {
      ...api.services,
      mailer: {
        send: async (message: Parameters<typeof mailer.send>[0]) => {
          await run(id);
          expect(await stateOf(id)).toBe('sent 1 started,unclear');
          return mailer.send(message);
        },
      },
    };
    await deliverDocument(slow, jobOf(api, { delivery_id: id }));
    expect(mailsTo(address)).toBe(1);
    expect(await stateOf(id)).toMatch(/^delivered 3 started,(unclear,accepted|accepted,unclear)$/);
  });
});

describe('sequence-log', () => {
  const run = () => sequenceLog(api.services, jobOf(api));

  /** The log as it lies in the database, with every checkpoint. */
  async function readLog() {
    const leaves = await api.db.inspect<{ leaf_index: string | number; leaf_hash: string; leaf: string }>(
      `select l.leaf_index, e.leaf_hash, e.leaf from log_leaves l
         join evidence_entries e on e.account_id = l.account_id and e.id = l.entry_id
        where l.account_id = $1 order by l.leaf_index`,
      [api.root.accountId],
    );
    const checkpoints = await api.db.inspect<{ tree_size: string | number; note: string }>(
      'select tree_size, note from log_checkpoints where account_id = $1 order by tree_size',
      [api.root.accountId],
    );
    return { leaves, checkpoints };
  }

  /** Every entry has one place, places have no gap, and every checkpoint is signed for the root of its leaves. */
  async function logHolds(): Promise<number> {
    const { leaves, checkpoints } = await readLog();
    expect(leaves.map(({ leaf_index }) => Number(leaf_index))).toEqual(leaves.map((_, i) => i));
    expect(leaves).toHaveLength(await count('evidence_entries where account_id = $1', api.root.accountId));
    const { body } = await api.request<{ verifier_key: string }>('GET', '/v1/log/key');
    const key = await parseVkey(body.verifier_key, webCrypto.sha256);
    if (key === undefined) throw new Error('the key cannot be read');
    const opened: Checkpoint[] = [];
    for (const { tree_size, note } of checkpoints) {
      const checkpoint = await openCheckpoint(note, key, webCrypto);
      if (checkpoint === undefined)
        throw new Error(`the checkpoint of ${tree_size} is not signed by the key of the log`);
      expect(checkpoint.size).toBe(Number(tree_size));
      opened.push(checkpoint);
    }
    expect(Number(checkpoints.at(-1)?.tree_size)).toBe(leaves.length);
    const bytes = leaves.map(({ leaf }) => new TextEncoder().encode(leaf));
    const stored = await api.db.inspect<{ level: number; node_index: string | number; hash: Uint8Array }>(
      'select level, node_index, hash from log_nodes where account_id = $1',
      [api.root.accountId],
    );
    const nodes = new Map(
      stored.map(({ level, node_index, hash }) => [`${level}/${node_index}`, new Uint8Array(hash)]),
    );
    const getNode = (level: number, index: number) => nodes.get(`${level}/${index}`) ?? new Uint8Array();
    expect(await auditLog({ leaves: bytes, getNode }, opened, webCrypto.sha256)).toBeUndefined();
    return leaves.length;
  }

  test('killed at every point, and twice at once: every entry has one place', async () => {
    await releasedDocument(api);
    passed = [];
    await run();
    const points = [...new Set(passed)];
    expect(points).toEqual(['sequence-log:signed:before-commit', 'sequence-log:signed:after-commit']);
    for (const point of points) {
      await releasedDocument(api);
      await killedAt(point, run);
      await logHolds();
    }
    for (let i = 0; i < 3; i += 1) await releasedDocument(api);
    await Promise.all([run(), run(), run()]);
    const size = await logHolds();
    await run();
    expect(await logHolds()).toBe(size);
  });

  test('each checkpoint continues the one before', async () => {
    const { leaves, checkpoints } = await readLog();
    const hashes = leaves.map(({ leaf_hash }) => hashOf(leaf_hash));
    const sizes = checkpoints.map(({ tree_size }) => Number(tree_size));
    await inJobContext(api.services, jobOf(api), async (context) => {
      const tree = { size: leaves.length, getNode: nodeReader(context), sha256: webCrypto.sha256 };
      for (const [i, older] of sizes.slice(0, -1).entries()) {
        const size = sizes[i + 1] ?? 0;
        const proof = {
          olderSize: older,
          newerSize: size,
          olderRoot: await merkleRoot(hashes.slice(0, older), webCrypto.sha256),
          newerRoot: await merkleRoot(hashes.slice(0, size), webCrypto.sha256),
          path: await consistencyPath(tree, older, size),
        };
        expect(await verifyConsistency(proof, webCrypto.sha256)).toBe(true);
      }
    });
  });

  test('2,500 entries at once come under three checkpoints', async () => {
    const { documentId } = await releasedDocument(api);
    await run();
    const before = (await readLog()).checkpoints.length;
    await inJobContext(api.services, jobOf(api), async (context) => {
      const document = await fetchDocument(context, documentId);
      const steps = Array.from({ length: 2_500 }, () => ({ document, type: 'opened' as const }));
      await recordEvidence(context, ...steps);
    });
    await run();
    const { checkpoints } = await readLog();
    const sizes = checkpoints.slice(before - 1).map(({ tree_size }) => Number(tree_size));
    expect(sizes.slice(1).map((size, i) => size - (sizes[i] ?? 0))).toEqual([1_000, 1_000, 500]);
    await logHolds();
  });

  test('modes have logs of their own', async () => {
    const live = await api.keyOf('reader', { livemode: true });
    const { body } = await api.request<{ name: string }>('GET', '/v1/log/key', { key: live });
    expect(body.name).toBe(`${api.root.accountId}/live/log`);
  });
});
