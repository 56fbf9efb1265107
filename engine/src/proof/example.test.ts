import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { DOCUMENT_SHA256, STEPS, sampleLog, sampleProof, sampleSigner } from './fixtures/sample-log.ts';
import { formatVkey, verifyProofFile, withholdValues } from './index.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/05-check-the-proof-offline.ts', import.meta.url));
const VERIFY = fileURLToPath(new URL('../../cli/verify.ts', import.meta.url));

const crypto = nodeCrypto();
let folder: string;
let vkey: string;
let proof: Uint8Array;
let short: Uint8Array;
let checkProof: (bytes: Uint8Array, vkey: string) => unknown;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proof-'));
  const signer = await sampleSigner();
  vkey = await formatVkey(signer, crypto.sha256);
  proof = await sampleProof(await sampleLog(signer, crypto), signer, crypto);
  short = await sampleProof(await sampleLog(signer, crypto, STEPS.slice(0, 1)), signer, crypto);
  // By address, not by name: the example stands outside and is not part of this workspace.
  ({ checkProof } = (await import(EXAMPLE)) as { checkProof: typeof checkProof });
});
afterAll(() => rmSync(folder, { recursive: true }));

function exampleAccepts(bytes: Uint8Array): boolean {
  try {
    checkProof(bytes, vkey);
    return true;
  } catch {
    return false;
  }
}

function run(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function withBit(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const mutant = bytes.slice();
  mutant[at] = (mutant[at] ?? 0) ^ (1 << bit);
  return mutant;
}

const tampered = () => withBit(proof, 4000, 0);

describe('the verifier that imports nothing of ours', () => {
  test('agrees on the good file and on one that withholds values', () => {
    expect(exampleAccepts(proof)).toBe(true);
    expect(exampleAccepts(short)).toBe(true);
    expect(exampleAccepts(withholdValues(proof, ['recipient', 'actor', 'channel']))).toBe(true);
  });

  // `npm run prove` turns every bit; the ordinary run one bit of each byte.
  test('agrees on every byte of a file of one step: refused by both', { timeout: 600_000 }, async () => {
    for (let at = 0; at < short.length; at += 1) {
      for (const bit of process.env.KLARMETER_PROVE === '1' ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]) {
        const mutant = withBit(short, at, bit);
        const ours = (await verifyProofFile(mutant, { crypto, publicKey: vkey })).ok;
        if (ours || exampleAccepts(mutant)) throw new Error(`byte ${at}, bit ${bit}: ours ${ours}`);
      }
    }
  });

  test('agrees on a bit of every 25th byte of a file of six steps', async () => {
    for (let at = 0; at < proof.length; at += 25) {
      const mutant = withBit(proof, at, (at / 25) % 8);
      const ours = (await verifyProofFile(mutant, { crypto, publicKey: vkey })).ok;
      if (ours || exampleAccepts(mutant)) throw new Error(`byte ${at}: ours ${ours}`);
    }
  });

  test('run from a shell: good, tampered, missing', () => {
    const good = run(EXAMPLE, file('good.json', proof), vkey);
    expect(good.out).toContain(`The proof holds for the document with SHA-256 ${DOCUMENT_SHA256}.`);
    expect(good.out).toContain('2026-01-18T07:00:00.000Z  delivered  (log entry 6)');
    expect(good.status).toBe(0);
    const bad = run(EXAMPLE, file('bad.json', tampered()), vkey);
    expect(bad.out).toMatch(/^The proof does not hold: /);
    expect(bad.status).toBe(1);
    expect(run(EXAMPLE, join(folder, 'nowhere.json'), vkey).status).toBe(1);
  });
});

describe('npm run verify', () => {
  test('says in German what holds, step by step, and what is not proven', () => {
    const { status, out } = run(VERIFY, file('good.json', proof), '--key', vkey);
    expect(out).toContain('Der Nachweis hält.');
    expect(out).toContain('So 18.01.2026 08:00:00 MEZ');
    expect(out).toContain('zugestellt');
    expect(out).toContain('Nicht belegt');
    expect(out).not.toContain('gerichtsfest');
    expect(status).toBe(0);
  });

  test('takes the key from a file, and speaks English', () => {
    const key = file('log.vkey', `${vkey}\n`);
    const { status, out } = run(VERIFY, file('good.json', proof), '--key', key, '--lang', 'en');
    expect(out).toContain('The proof holds.');
    expect(out).toContain('Sun 18 Jan 2026 08:00:00 CET');
    expect(out).toContain('the one given');
    expect(status).toBe(0);
  });

  test('without a key warns that it came from the file', () => {
    const { status, out } = run(VERIFY, file('good.json', proof));
    expect(out).toContain('Der Schlüssel stammt aus der Datei selbst.');
    expect(status).toBe(0);
  });

  test('names the place of a fault and fails', () => {
    const { status, out } = run(VERIFY, file('bad.json', tampered()), '--key', vkey);
    expect(out).toContain('Der Nachweis hält nicht.');
    expect(out).toMatch(/\/entries\/\d/);
    expect(status).toBe(1);
  });

  test('compares the document', () => {
    const good = file('good.json', proof);
    const right = run(VERIFY, good, '--key', vkey, '--document', file('right.pdf', 'test'));
    expect(right.out).toContain('Das Dokument ist das des Nachweises.');
    expect(right.status).toBe(0);
    const wrong = run(VERIFY, good, '--key', vkey, '--document', file('wrong.pdf', 'test.'));
    expect(wrong.out).toContain('ist nicht das des Nachweises');
    expect(wrong.status).toBe(1);
  });

  test.each([
    ['a missing file', () => [join(folder, 'nowhere.json')], /kann nicht gelesen werden/],
    ['a folder', () => [folder], /kann nicht gelesen werden/],
    ['no file', () => [], /Aufruf:/],
    ['two files', () => ['a', 'b'], /Aufruf:/],
    ['an unknown option', () => ['--nope'], /Aufruf:/],
    ['an unknown language', () => ['a', '--lang', 'fr'], /Aufruf:/],
    [
      'no key in the key file',
      () => [file('good.json', proof), '--key', file('k', 'no key')],
      /Schlüssel ist nicht lesbar/,
    ],
    [
      'a missing document',
      () => [file('good.json', proof), '--document', join(folder, 'no.pdf')],
      /kann nicht gelesen werden/,
    ],
  ])('%s: one clear sentence, exit 1', (_, args, sentence) => {
    const { status, out } = run(VERIFY, ...args());
    expect(out).toMatch(sentence);
    expect(out).not.toContain('    at ');
    expect(status).toBe(1);
  });
});
