// Long because every case looks at one delivered document, and a database for each would be slow.
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { fromHex, verifyProofFile, webCrypto, withholdValues } from '@klarmeter/engine/proof';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkProof } from '../../../examples/05-check-the-proof-offline.ts';
import {
  BRAND,
  issueStatement,
  jobOf,
  type MailServer,
  partsOf,
  printDocument,
  release,
  releasedDocument,
  sequence,
  startMailServer,
} from '../../test/delivery-fixture.ts';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { deliverDocument } from './deliver-document.ts';
import { createMailer } from './mail/nodemailer.ts';
import { createRenderer, type Renderer } from './render/renderer.ts';
import { renderDocument } from './render-document.ts';

interface DeliveryBody {
  readonly id: string;
  readonly status: string;
  readonly level: number;
  readonly email: string | null;
  readonly receipt: { on: string; at: string; basis: string } | null;
  readonly attempts: { number: number; outcome: string; detail: string | null }[];
  readonly evidence: { type: string; log_index: number | null }[];
}

const EMAIL = 'ada@muster.example';

let api: TestApi;
let mail: MailServer;
let renderer: Renderer;
let foreign: string;
let key = 0;

beforeAll(async () => {
  mail = await startMailServer();
  renderer = createRenderer();
  api = await startTestApi({ mailer: createMailer(mail.url), renderer });
  await api.request('POST', '/v1/brands', { body: BRAND });
  foreign = (await api.foreignAccount()).key;
});
afterAll(async () => {
  await api.close();
  await renderer.close();
  await mail.close();
});

const post = <T = DeliveryBody>(body: unknown, secret = api.root.key) => {
  key += 1;
  return api.request<T>('POST', '/v1/deliveries', { key: secret, body, headers: { 'Idempotency-Key': `key-${key}` } });
};
const read = async (id: string) => (await api.request<DeliveryBody>('GET', `/v1/deliveries/${id}`)).body;
const send = (id: string) => deliverDocument(api.services, jobOf(api, { delivery_id: id }));
const tokenOf = async (occupancyId: string) =>
  (await api.request<{ token: string }>('POST', '/v1/occupant-tokens', { body: { occupancy_id: occupancyId } })).body
    .token;
const open = (documentId: string, token = api.root.key) =>
  api.request('GET', `/v1/documents/${documentId}/content`, { key: token });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pointers = (problem: { errors: { pointer: string }[] }) => problem.errors.map(({ pointer }) => pointer);

async function delivered(body: { document_id: string } & Record<string, unknown>): Promise<DeliveryBody> {
  const made = await post({ channel: 'portal', ...body });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`/v1/deliveries/${made.body.id}`);
  await send(made.body.id);
  return read(made.body.id);
}

describe('documents', () => {
  test('a statement version is printed once, and its bytes are those of its digest', async () => {
    const issued = await issueStatement(api);
    const id = await printDocument(api, issued);
    expect(await printDocument(api, issued)).toBe(id);
    const { body } = await api.request('GET', `/v1/documents/${id}`);
    expect(body).toMatchObject({
      id,
      status: 'ready',
      released: false,
      statement_number: issued.number,
      statement_version: 1,
      statement_version_id: issued.versionId,
      occupancy_id: issued.occupancyId,
    });
    const { bytes, headers } = await open(id);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Heizkostenabrechnung-${issued.number}-v1.pdf"`,
    );
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect(body).toMatchObject({ sha256: sha256(bytes), size_bytes: bytes.length });
    const stored = await api.db.inspect<{ sealed: Uint8Array }>(
      'select sealed from document_contents where document_id = $1',
      [id],
    );
    expect(Buffer.from(stored[0]?.sealed ?? []).includes('%PDF')).toBe(false);
    expect(
      await api.db.inspect("select 1 from audit_events where action = 'document.read' and object_id = $1", [id]),
    ).toHaveLength(1);
  });

  test('lists are filtered by statement, version, occupancy and property', async () => {
    const first = await releasedDocument(api);
    await releasedDocument(api);
    for (const filter of [
      `statement_id=${first.statementId}`,
      `statement_version_id=${first.versionId}`,
      `occupancy_id=${first.occupancyId}`,
      `property_id=${first.propertyId}`,
    ]) {
      const { body } = await api.request<{ data: { id: string }[] }>('GET', `/v1/documents?${filter}`);
      expect(body.data.map(({ id }) => id)).toEqual([first.documentId]);
      expect(
        (await api.request<{ data: unknown[] }>('GET', `/v1/documents?${filter}`, { key: foreign })).body.data,
      ).toEqual([]);
    }
  });

  test('an occupant sees the released documents of the own occupancy and no others', async () => {
    const issued = await issueStatement(api);
    const documentId = await printDocument(api, issued);
    const other = await releasedDocument(api);
    const token = await tokenOf(issued.occupancyId);
    const list = () => api.request<{ data: { id: string }[] }>('GET', '/v1/documents', { key: token });
    expect((await list()).body.data).toEqual([]);
    problemOf(await api.request('GET', `/v1/documents/${documentId}`, { key: token }), 'not-found');
    problemOf(await open(documentId, token), 'not-found');
    await release(api, issued.versionId);
    expect((await list()).body.data.map(({ id }) => id)).toEqual([documentId]);
    expect((await open(documentId, token)).status).toBe(200);
    problemOf(await open(other.documentId, token), 'not-found');
    problemOf(await api.request('GET', `/v1/documents/${other.documentId}`, { key: token }), 'not-found');
  });

  test('a statement of a vacant unit goes to the landlord', async () => {
    const issued = await issueStatement(api, { vacant: true });
    const documentId = await printDocument(api, issued);
    const [row] = await api.db.inspect<{ person_id: string; owner: string }>(
      `select d.person_id, c.person_id as owner from documents d
         join properties p on p.id = d.property_id join customers c on c.id = p.customer_id where d.id = $1`,
      [documentId],
    );
    expect(row?.person_id).toBe(row?.owner);
  });

  test('a release needs the printed document', async () => {
    const issued = await issueStatement(api);
    await expect(release(api, issued.versionId)).rejects.toMatchObject({ code: 'document-not-ready' });
    const documentId = await printDocument(api, issued);
    await release(api, issued.versionId);
    expect((await api.request('GET', `/v1/documents/${documentId}`)).body).toMatchObject({ released: true });
  });

  test('figures that contradict each other are not printed', async () => {
    const issued = await issueStatement(api);
    await api.db.inspect("set session_replication_role = 'replica'");
    await api.db.inspect(
      `update billing_run_results set result = replace(result, '"1091.56"', '"1091.57"')
        where run_id = (select run_id from statement_versions where id = $1)`,
      [issued.versionId],
    );
    await api.db.inspect("set session_replication_role = 'origin'");
    const documentId = await printDocument({ ...api, services: { ...api.services, log: () => {} } }, issued);
    expect((await api.request('GET', `/v1/documents/${documentId}`)).body).toMatchObject({ status: 'failed' });
    problemOf(await open(documentId), 'document-not-ready');
    await expect(release(api, issued.versionId)).rejects.toMatchObject({ code: 'document-not-ready' });
  });

  test('once the occupant is erased, nobody reads the document, and no mail goes out', async () => {
    const { documentId, occupancyId } = await releasedDocument(api, { email: EMAIL });
    const first = await delivered({ document_id: documentId, channel: 'email' });
    const waiting = (await post({ document_id: documentId, channel: 'email' })).body;
    await sequence(api);
    const sent = mail.inbox.length;
    await api.db.inspect(
      `update persons set key_sealed = null, sealed = null, erased_at = now()
        where id = (select person_id from occupancies where id = $1)`,
      [occupancyId],
    );
    problemOf(await open(documentId), 'person-erased');
    problemOf(await api.request('GET', `/v1/deliveries/${first.id}/proof`), 'person-erased');
    problemOf(await post({ document_id: documentId, channel: 'portal' }), 'person-erased');
    await send(waiting.id);
    expect(await read(waiting.id)).toMatchObject({ status: 'failed', email: null });
    expect(mail.inbox).toHaveLength(sent);
    const stored = JSON.stringify(await api.db.inspect('select * from evidence_entries'));
    expect(stored).not.toContain(EMAIL);
  });

  test('an occupant who is erased before the print is printed for without a name, under the key of the landlord', async () => {
    const issued = await issueStatement(api);
    await api.db.inspect(
      `update persons set key_sealed = null, sealed = null, erased_at = now()
        where id = (select person_id from occupancies where id = $1)`,
      [issued.occupancyId],
    );
    const documentId = await printDocument(api, issued);
    expect((await open(documentId)).status).toBe(200);
  });
});

describe('e-mail', () => {
  test('carries the document in the name of the brand, and is handed over, not delivered', async () => {
    const { documentId, number } = await releasedDocument(api, { email: EMAIL });
    const before = mail.inbox.length;
    const delivery = await delivered({ document_id: documentId, channel: 'email' });
    expect(delivery).toMatchObject({ status: 'sent', level: 2, receipt: null, email: EMAIL });
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['started', 'accepted']);
    expect(delivery.attempts[1]?.detail).toBe('250 2.0.0 OK queued as 4F1A');
    expect(delivery.evidence.map(({ type }) => type)).toEqual(['created', 'released', 'handed_over']);
    expect(mail.inbox).toHaveLength(before + 1);

    const raw = mail.inbox.at(-1) ?? '';
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).toContain('From: Nordlicht Messdienst <abrechnung@nordlicht.example>');
    expect(head).toContain('Reply-To: hilfe@nordlicht.example');
    expect(head).toContain(`Message-ID: <${delivery.id}@nordlicht.example>`);
    expect(head).toContain(`Subject: Ihre Heizkostenabrechnung ${number}`);
    const parts = partsOf(raw);
    expect(parts).toHaveLength(3);
    const [plain, html, pdf] = parts;
    expect(sha256(pdf?.body ?? new Uint8Array())).toBe(sha256((await open(documentId)).bytes));
    // Both forms say the same words.
    const words = (text: string) =>
      text
        .replace(/<head>.*<\/head>/s, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
        .split(/\s+/)
        .filter(Boolean);
    expect(words(html?.body.toString() ?? '')).toEqual(words(plain?.body.toString() ?? ''));
    expect(plain?.body.toString()).toContain('Guten Tag Ada Muster,');
    expect(html?.body.toString()).not.toMatch(/<img|<script|src=|url\(/);
    const text = [head, plain?.body, html?.body].join('\n').toLowerCase();
    expect(text).not.toContain('klarmeter');
    expect(text).not.toContain('nodemailer');
    expect(text).not.toContain(hostname().toLowerCase());
    expect(text).not.toMatch(/\d,\d\d/);
  });

  test('"try later" is tried again, with a number of its own', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const { id } = (await post({ document_id: documentId, channel: 'email' })).body;
    mail.answers.push('later');
    await expect(send(id)).rejects.toThrow('later');
    expect(await read(id)).toMatchObject({ status: 'queued', level: 0 });
    await send(id);
    const { attempts, status } = await read(id);
    expect(status).toBe('sent');
    expect(attempts.map(({ number, outcome }) => `${number} ${outcome}`)).toEqual([
      '1 started',
      '1 refused',
      '2 started',
      '2 accepted',
    ]);
    expect(attempts[1]?.detail).toBe('451 4.7.1 … greylisted, try later');
  });

  test('"try later" for ever ends as failed', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const { id } = (await post({ document_id: documentId, channel: 'email' })).body;
    mail.answers.push(...Array<'later'>(7).fill('later'));
    for (let i = 1; i <= 6; i += 1) await expect(send(id)).rejects.toThrow('later');
    await send(id);
    expect(await read(id)).toMatchObject({ status: 'failed', level: 0 });
  });

  test('"never" fails with the words of the server', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    mail.answers.push('never');
    const delivery = await delivered({ document_id: documentId, channel: 'email' });
    expect(delivery).toMatchObject({ status: 'failed', level: 0, receipt: null });
    expect(delivery.attempts[1]).toMatchObject({ outcome: 'refused', detail: '550 5.1.1 … no such user' });
    expect(delivery.evidence.map(({ type }) => type)).toEqual(['created', 'released']);
  });

  test('a connection that breaks in the middle is unclear, and nothing is sent again', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const before = mail.inbox.length;
    mail.answers.push('drop');
    const delivery = await delivered({ document_id: documentId, channel: 'email' });
    expect(delivery).toMatchObject({ status: 'unclear', level: 0 });
    await send(delivery.id);
    expect((await read(delivery.id)).attempts).toHaveLength(2);
    expect(mail.inbox).toHaveLength(before);
  });

  test('no server at the address is a refusal that may be repeated', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const { id } = (await post({ document_id: documentId, channel: 'email' })).body;
    const nowhere = { ...api.services, mailer: createMailer('smtp://127.0.0.1:1') };
    await expect(deliverDocument(nowhere, jobOf(api, { delivery_id: id }))).rejects.toThrow('later');
    await send(id);
    expect(await read(id)).toMatchObject({ status: 'sent', level: 2 });
  });

  test('without a mail server it waits', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const { id } = (await post({ document_id: documentId, channel: 'email' })).body;
    const { mailer: _, ...services } = api.services;
    await deliverDocument(services, jobOf(api, { delivery_id: id }));
    expect(await read(id)).toMatchObject({ status: 'queued', attempts: [] });
  });

  test('an address of its own wins over the known one', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const delivery = await delivered({ document_id: documentId, channel: 'email', email: 'neu@muster.example' });
    expect(delivery.email).toBe('neu@muster.example');
    expect(mail.inbox.at(-1)).toContain('To: neu@muster.example');
  });
});

describe('portal', () => {
  const consent = { consent_given_on: '2024-03-02' };

  test.each([
    { why: 'consent and an accepted notice: delivered', email: EMAIL, body: consent, level: 3, status: 'delivered' },
    { why: 'no consent: handed over', email: EMAIL, body: {}, level: 2, status: 'sent' },
    { why: 'consent without a notice: available', email: undefined, body: consent, level: 1, status: 'sent' },
    {
      why: 'consent, notice refused: available',
      email: EMAIL,
      body: consent,
      answer: 'never',
      level: 1,
      status: 'sent',
    },
    {
      why: 'consent, notice unclear: available',
      email: EMAIL,
      body: consent,
      answer: 'drop',
      level: 1,
      status: 'sent',
    },
  ] as const)('BGB s. 130(1), $why', async ({ email, body, level, status, ...more }) => {
    const { documentId } = await releasedDocument(api, email === undefined ? {} : { email });
    if ('answer' in more) mail.answers.push(more.answer);
    const delivery = await delivered({ document_id: documentId, ...body });
    expect(delivery).toMatchObject({ level, status });
    expect(delivery.receipt?.basis ?? null).toBe(level === 3 ? 'portal_with_consent' : null);
  });

  test('the notice carries the link and no attachment', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    await delivered({ document_id: documentId });
    const parts = partsOf(mail.inbox.at(-1) ?? '');
    expect(parts).toHaveLength(2);
    for (const { body } of parts) expect(body.toString()).toContain('https://portal.nordlicht.example');
  });

  test('fetched and confirmed by the occupant: once each, and the first sets the day of receipt', async () => {
    const { documentId, occupancyId } = await releasedDocument(api, { email: EMAIL });
    const { id } = await delivered({ document_id: documentId });
    const before = api.clock.now;
    const openedAt = '2026-01-15T23:30:00.000Z';
    api.clock.now = new Date(openedAt);
    const token = await tokenOf(occupancyId);
    await open(documentId, token);
    await open(documentId, token);
    await open(documentId);
    // 23:30 UTC is the next day in Germany.
    const receipt = { basis: 'opened', at: openedAt, on: '2026-01-16' };
    expect(await read(id)).toMatchObject({ level: 4, status: 'delivered', receipt });
    api.clock.now = new Date('2026-01-15T23:35:00.000Z');
    const confirm = () => api.request<DeliveryBody>('POST', `/v1/deliveries/${id}/acknowledgements`, { key: token });
    expect((await confirm()).body).toMatchObject({ level: 5, receipt });
    expect((await confirm()).body.evidence.map(({ type }) => type)).toEqual([
      'created',
      'released',
      'handed_over',
      'opened',
      'acknowledged',
    ]);
    problemOf(await api.request('POST', `/v1/deliveries/${id}/acknowledgements`), 'forbidden');
    api.clock.now = before;
  });

  test('two fetches at once are one entry', async () => {
    const { documentId, occupancyId } = await releasedDocument(api);
    const { id } = await delivered({ document_id: documentId });
    const token = await tokenOf(occupancyId);
    await Promise.all(Array.from({ length: 4 }, () => open(documentId, token)));
    expect((await read(id)).evidence.filter(({ type }) => type === 'opened')).toHaveLength(1);
  });

  test('fetched before the notice was accepted: the level does not fall and the day of receipt stays', async () => {
    const { documentId, occupancyId } = await releasedDocument(api, { email: EMAIL });
    const { id } = (await post({ document_id: documentId, channel: 'portal', ...consent })).body;
    await open(documentId, await tokenOf(occupancyId));
    const at = api.clock.now;
    api.clock.now = new Date(at.getTime() + 5_000);
    await send(id);
    expect(await read(id)).toMatchObject({
      level: 4,
      status: 'delivered',
      receipt: { basis: 'opened', at: at.toISOString() },
    });
    api.clock.now = at;
  });

  test('a second occupant neither reads nor confirms the delivery', async () => {
    const { documentId } = await releasedDocument(api);
    const { id } = await delivered({ document_id: documentId });
    const other = await releasedDocument(api);
    const token = await tokenOf(other.occupancyId);
    problemOf(await api.request('GET', `/v1/deliveries/${id}`, { key: token }), 'not-found');
    problemOf(await api.request('GET', `/v1/deliveries/${id}/proof`, { key: token }), 'not-found');
    problemOf(await api.request('POST', `/v1/deliveries/${id}/acknowledgements`, { key: token }), 'not-found');
    expect((await api.request<{ data: unknown[] }>('GET', '/v1/deliveries', { key: token })).body.data).toEqual([]);
  });
});

describe('requests', () => {
  test('a version that a newer one has replaced is delivered no more', async () => {
    const { documentId, versionId } = await releasedDocument(api);
    const copy = (table: string, id: string, change: object) =>
      api.db.inspect(`insert into ${table} select (jsonb_populate_record(r, $2)).* from ${table} r where id = $1`, [
        id,
        change,
      ]);
    const [version] = await api.db.inspect<{ run_id: string }>('select run_id from statement_versions where id = $1', [
      versionId,
    ]);
    const run_id = `run_${'0'.repeat(32)}`;
    await copy('billing_runs', version?.run_id ?? '', { id: run_id });
    await copy('statement_versions', versionId, { id: `stv_${'0'.repeat(32)}`, run_id, version: 2, reason: 'Beleg' });
    problemOf(await post({ document_id: documentId, channel: 'portal' }), 'version-superseded');
  });

  test('what cannot be delivered is said by pointer', async () => {
    const issued = await issueStatement(api);
    const unreleased = await printDocument(api, issued);
    problemOf(await post({ document_id: unreleased, channel: 'portal' }), 'not-released');
    const { documentId } = await releasedDocument(api);
    const missing = documentId.replace(/.{8}$/, '00000000');
    const refused = async (body: object, code: string) =>
      pointers(problemOf(await post({ document_id: documentId, channel: 'portal', ...body }), code));
    expect(await refused({ document_id: missing }, 'unknown-reference')).toEqual(['/document_id']);
    expect(await refused({ channel: 'email' }, 'rule-violated')).toEqual(['/email']);
    const consent = { consent_given_on: '2024-03-02' };
    expect(await refused({ channel: 'email', email: EMAIL, ...consent }, 'rule-violated')).toEqual([
      '/consent_given_on',
    ]);
    expect(await refused({ consent_given_on: '2026-01-16' }, 'rule-violated')).toEqual(['/consent_given_on']);
    expect(await refused({ channel: 'fax', nonsense: 1 }, 'validation-failed')).toEqual(['/channel', '/nonsense']);
    problemOf(
      await api.request('POST', '/v1/deliveries', { body: { document_id: documentId, channel: 'portal' } }),
      'idempotency-key-missing',
    );
  });

  test('one key makes one delivery', async () => {
    const { documentId } = await releasedDocument(api);
    const once = (channel: string) =>
      api.request<DeliveryBody>('POST', '/v1/deliveries', {
        body: { document_id: documentId, channel },
        headers: { 'Idempotency-Key': 'deliver-once' },
      });
    const first = await once('portal');
    const second = await once('portal');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    problemOf(await once('email'), 'idempotency-key-reused');
    const { body } = await api.request<{ data: unknown[] }>('GET', `/v1/deliveries?document_id=${documentId}`);
    expect(body.data).toHaveLength(1);
  });

  test('another account finds nothing, wherever an id can stand', async () => {
    const { documentId, occupancyId, propertyId } = await releasedDocument(api);
    const { id } = await delivered({ document_id: documentId });
    for (const path of [
      `/v1/documents/${documentId}`,
      `/v1/documents/${documentId}/content`,
      `/v1/deliveries/${id}`,
      `/v1/deliveries/${id}/proof`,
    ]) {
      problemOf(await api.request('GET', path, { key: foreign }), 'not-found');
    }
    const problem = problemOf(await post({ document_id: documentId, channel: 'portal' }, foreign), 'unknown-reference');
    expect(pointers(problem)).toEqual(['/document_id']);
    for (const filter of [`document_id=${documentId}`, `occupancy_id=${occupancyId}`, `property_id=${propertyId}`]) {
      const all = await api.request<{ data: { id: string }[] }>('GET', `/v1/deliveries?${filter}`);
      expect(all.body.data.map((delivery) => delivery.id)).toEqual([id]);
      const none = await api.request<{ data: unknown[] }>('GET', `/v1/deliveries?${filter}`, { key: foreign });
      expect(none.body.data).toEqual([]);
    }
    const { body } = await api.request<{ data: unknown[] }>('GET', '/v1/log/checkpoints', { key: foreign });
    expect(body.data).toEqual([]);
  });

  test('roles that may read may not deliver, and gateways see nothing', async () => {
    const { documentId } = await releasedDocument(api);
    const reader = await api.keyOf('reader');
    problemOf(await post({ document_id: documentId, channel: 'portal' }, reader), 'forbidden');
    expect((await api.request('GET', `/v1/documents/${documentId}`, { key: reader })).status).toBe(200);
    problemOf(await api.request('GET', '/v1/documents', { key: await api.keyOf('gateway') }), 'forbidden');
  });
});

describe('proof', () => {
  test('waits for the checkpoint, then verifies with two verifiers, and fails after any change', async () => {
    const { documentId, occupancyId } = await releasedDocument(api, { email: EMAIL });
    const { id } = await delivered({ document_id: documentId, consent_given_on: '2024-03-02' });
    await open(documentId, await tokenOf(occupancyId));
    const path = `/v1/deliveries/${id}/proof`;
    problemOf(await api.request('GET', path), 'not-yet-sequenced');
    await sequence(api);
    const proof = await api.request('GET', path);
    expect(proof.headers.get('content-disposition')).toBe(`attachment; filename="proof-${id}.json"`);
    expect((await api.request('GET', path)).bytes).toEqual(proof.bytes);
    const logKey = (await api.request<{ name: string; verifier_key: string }>('GET', '/v1/log/key')).body;
    expect(logKey.name).toBe(`${api.root.accountId}/test/log`);

    const document = (await open(documentId)).bytes;
    const options = { publicKey: logKey.verifier_key, crypto: webCrypto };
    const verdict = await verifyProofFile(proof.bytes, options);
    expect(verdict.ok).toBe(true);
    const offline = checkProof(proof.bytes, logKey.verifier_key);
    expect(offline.document).toBe(sha256(document));
    expect(offline.steps.map(({ type }) => type)).toEqual([
      'created',
      'released',
      'handed_over',
      'delivered',
      'opened',
    ]);
    expect((await read(id)).evidence.every(({ log_index }) => log_index !== null)).toBe(true);

    for (let i = 0; i < proof.bytes.length; i += 97) {
      const changed = proof.bytes.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect((await verifyProofFile(changed, options)).ok, `byte ${i}`).toBe(false);
    }
    const text = new TextDecoder().decode(proof.bytes);
    expect(() => checkProof(Buffer.from(text.replace('2024-03-02', '2024-03-03')), logKey.verifier_key)).toThrow();
    expect(text).not.toContain(EMAIL);
    expect(text.toLowerCase()).not.toContain('klarmeter');
    const masked = withholdValues(proof.bytes, ['address_sha256']);
    expect((await verifyProofFile(masked, options)).ok).toBe(true);
  });

  test('checkpoints are listed as pages, each signed, and the log cannot be changed', async () => {
    await releasedDocument(api);
    await sequence(api);
    type Page = { data: { tree_size: number; note: string; root_hash: string }[]; next_cursor: string | null };
    const first = (await api.request<Page>('GET', '/v1/log/checkpoints?limit=1')).body;
    const second = (await api.request<Page>('GET', `/v1/log/checkpoints?limit=1&cursor=${first.next_cursor}`)).body;
    expect(second.data[0]?.tree_size).toBeGreaterThan(first.data[0]?.tree_size ?? 0);
    expect(fromHex(first.data[0]?.root_hash ?? '', 32)).toBeDefined();
    const session = { accountId: api.root.accountId, livemode: false };
    for (const table of [
      'evidence_entries',
      'log_leaves',
      'log_nodes',
      'log_checkpoints',
      'log_keys',
      'document_contents',
    ]) {
      await expect(
        api.services.database.transaction(session, (db) => db.execute(`delete from ${table}`)),
      ).rejects.toThrow();
    }
  });

  test('a delivery that only waits has a proof of what was before it', async () => {
    const { documentId } = await releasedDocument(api, { email: EMAIL });
    const { id } = (await post({ document_id: documentId, channel: 'email' })).body;
    await sequence(api);
    const { bytes } = await api.request('GET', `/v1/deliveries/${id}/proof`);
    const { verifier_key } = (await api.request<{ verifier_key: string }>('GET', '/v1/log/key')).body;
    expect(checkProof(bytes, verifier_key).steps.map(({ type }) => type)).toEqual(['created', 'released']);
  });
});

test('a job that names nothing of the account does nothing', async () => {
  await deliverDocument(api.services, jobOf(api, { delivery_id: 'dlv_00000000000000000000000000000000' }));
  await renderDocument(api.services, jobOf(api, { document_id: 'doc_00000000000000000000000000000000' }));
});
