import { createHash } from 'node:crypto';
import { webCrypto } from '@klarmeter/engine/proof';
import { beforeAll, describe, expect, test } from 'vitest';
import { STEPS, sampleLog, sampleProof, sampleSigner } from '../../../engine/src/proof/fixtures/sample-log.ts';
import { type CheckResult, checkProof } from './check-proof.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 a document');
const sha256 = createHash('sha256').update(pdf).digest('hex');
let proof: Uint8Array;
let text: string;
let key: string;

beforeAll(async () => {
  const signer = await sampleSigner();
  const steps = STEPS.map((step) => ({ ...step, values: { ...step.values, document_sha256: sha256 } }));
  proof = await sampleProof(await sampleLog(signer, webCrypto, steps), signer, webCrypto);
  text = new TextDecoder().decode(proof);
  key = (JSON.parse(text) as { key: string }).key;
});

const check = (
  file: string | Uint8Array,
  more: { key?: string; pdf?: Uint8Array; about?: { delivery_id: string } } = {},
): Promise<CheckResult> =>
  checkProof({
    proof: typeof file === 'string' ? new TextEncoder().encode(file) : file,
    key: more.key ?? key,
    pdf: more.pdf,
    about: more.about,
  });
const verdicts = (result: CheckResult) =>
  result.outcome === 'unable' ? [] : result.steps.map(({ verdict }) => verdict);

test('a good file holds, step by step', async () => {
  const result = await check(proof);
  expect(result).toMatchObject({
    outcome: 'holds',
    withPdf: false,
    verdict: { level: 5, key: { source: 'given' } },
  });
  expect(verdicts(result)).toEqual(Array.from({ length: 6 }, () => 'holds'));
});

test('the PDF beside it is the document of the entries, or it is not', async () => {
  expect(await check(proof, { pdf })).toMatchObject({ outcome: 'holds', withPdf: true });
  const other = await check(proof, { pdf: pdf.slice(1) });
  expect(other).toMatchObject({ outcome: 'fails', misfits: ['pdf'], faults: [] });
  expect(verdicts(other)).not.toContain('fails');
});

test('a good file about another delivery is not the proof of this one', async () => {
  const { delivery_id = '' } = (JSON.parse(text) as { subject: { delivery_id?: string } }).subject;
  expect(await check(proof, { about: { delivery_id } })).toMatchObject({ outcome: 'holds' });
  expect(await check(proof, { about: { delivery_id: 'dlv_other' } })).toMatchObject({
    outcome: 'fails',
    misfits: ['subject'],
  });
});

describe('what is changed fails, and the step it stands in is named', () => {
  test('a value', async () => {
    const result = await check(text.replace('250 2.0.0 angenommen', '250 2.0.1 angenommen'));
    expect(result).toMatchObject({
      outcome: 'fails',
      faults: [{ pointer: '/entries/2/values/answer', code: 'digest_mismatch', step: 2 }],
    });
    expect(verdicts(result)).toEqual(['holds', 'holds', 'fails', 'holds', 'holds', 'holds']);
  });
  test('a signature, and then nothing vouches for any step', async () => {
    const result = await check(text.replace(/(\\n— \S+ )(.{20})./, '$1$2A'));
    expect(result).toMatchObject({ outcome: 'fails', faults: [{ pointer: '/checkpoint', step: null }] });
    expect(new Set(verdicts(result))).toEqual(new Set(['unchecked']));
  });
  test('the form of one step, and then the others were not tried', async () => {
    const result = await check(text.replace('"type":"opened"', '"type":"0pened"'));
    expect(verdicts(result)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked', 'fails', 'unchecked']);
  });
  test('another key', async () => {
    const other = key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(await check(proof, { key: other })).toMatchObject({ outcome: 'fails' });
  });
  test.each(['', '[]', 'null', '{"entries":[null,{"leaf":null}]}', '%PDF-1.7'])(
    'what is no proof file at all: %s',
    async (file) => {
      expect(await check(file)).toMatchObject({ outcome: 'fails' });
      expect(await check(file, { pdf })).toMatchObject({ outcome: 'fails', misfits: ['pdf'] });
    },
  );
});

test('one flipped bit anywhere fails', async () => {
  for (let at = 0; at < proof.length; at += 97) {
    const changed = proof.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect((await check(changed)).outcome, `byte ${at}`).toBe('fails');
  }
});
