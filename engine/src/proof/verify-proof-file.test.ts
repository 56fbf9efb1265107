import { beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { ORIGIN, type SampleLog, STEPS, sampleLog, sampleProof, sampleSigner, shown } from './fixtures/sample-log.ts';
import { spansOf } from './fixtures/spans.ts';
import {
  buildProofFile,
  canonicalText,
  formatVkey,
  inclusionPath,
  type Json,
  type LogSigner,
  type ProofVerdict,
  signCheckpoint,
  signNote,
  toHex,
  verifyProofFile,
  webCrypto,
  webSigner,
  withholdValues,
} from './index.ts';

const crypto = nodeCrypto();
let signer: LogSigner;
let vkey: string;
let log: SampleLog;
let proof: Uint8Array;

type Loose = { [name: string]: never } & { entries: LooseEntry[]; subject: Record<string, string> };
type LooseEntry = { index: number; path: string[]; leaf: Record<string, unknown>; values: Record<string, unknown> };

beforeAll(async () => {
  signer = await sampleSigner();
  vkey = await formatVkey(signer, crypto.sha256);
  log = await sampleLog(signer, crypto);
  proof = await sampleProof(log, signer, crypto);
});

const verify = (bytes: Uint8Array, publicKey: string | undefined = vkey) =>
  verifyProofFile(bytes, { crypto, publicKey });
const faultsOf = (verdict: ProofVerdict) =>
  verdict.ok ? [] : verdict.faults.map(({ pointer, code }) => `${pointer} ${code}`);

/** The file after a change of its content, in canonical bytes again: what a forger who knows the format would hand in. */
function changed(change: (file: Loose) => void): Uint8Array {
  const file = JSON.parse(new TextDecoder().decode(proof)) as Loose;
  change(file);
  return new TextEncoder().encode(`${canonicalText(file as unknown as Json)}\n`);
}

const entry = (file: Loose, i: number): LooseEntry => {
  const found = file.entries[i];
  if (found === undefined) throw new RangeError(`no entry ${i}`);
  return found;
};

describe('a proof as it was issued', () => {
  test('holds, and says all six steps with their values', async () => {
    const verdict = await verify(proof);
    if (!verdict.ok) throw new Error(faultsOf(verdict).join());
    expect(verdict.entries.map(({ type, time, values }) => ({ type, time, values }))).toEqual(STEPS);
    expect(verdict.entries.map(({ index }) => index)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(verdict).toMatchObject({ level: 5, checkpoint: { origin: ORIGIN, size: 12 } });
    expect(verdict.key).toEqual({ vkey, source: 'given' });
  });

  test('says plainly when the key came from the file', async () => {
    const verdict = await verifyProofFile(proof, { crypto });
    expect(verdict).toMatchObject({ ok: true, key: { source: 'file' } });
    expect(verdict.ok && verdict.key.notice_de).toMatch(/stammt aus der Datei/);
    expect(verdict.ok && verdict.key.notice_en).toMatch(/taken from the file/);
  });

  test('gives the same verdict with WebCrypto', async () => {
    expect(await verifyProofFile(proof, { crypto: webCrypto, publicKey: vkey })).toEqual(await verify(proof));
  });

  test('may hold the first steps only', async () => {
    for (let count = 1; count <= STEPS.length; count += 1) {
      const early = await sampleLog(signer, crypto, STEPS.slice(0, count));
      const verdict = await verify(await sampleProof(early, signer, crypto));
      expect(verdict).toMatchObject({ ok: true, level: count - 1 });
    }
  });

  test('is small, and carries no name but the one the caller gave the log', () => {
    expect(proof.length).toBeLessThan(24_000);
    expect(new TextDecoder().decode(proof).toLowerCase()).not.toContain('klar');
  });
});

describe('one changed bit', () => {
  const notice = async (original: Uint8Array, bitsOf: (at: number) => readonly number[], publicKey?: string) => {
    const spans = spansOf(original);
    let tried = 0;
    for (let at = 0; at < original.length; at += 1) {
      const place = spans[at] ?? '';
      for (const bit of bitsOf(at)) {
        const mutant = original.slice();
        mutant[at] = (mutant[at] ?? 0) ^ (1 << bit);
        const verdict = await verifyProofFile(mutant, { crypto, publicKey });
        if (verdict.ok) throw new Error(`byte ${at}, bit ${bit} at ${place} goes unnoticed`);
        const near = verdict.faults.some(({ pointer }) => isNear(pointer, place));
        if (!near) throw new Error(`byte ${at}, bit ${bit} at ${place}: ${faultsOf(verdict).join()}`);
        tried += 1;
      }
    }
    return tried;
  };
  const everyBit = [0, 1, 2, 3, 4, 5, 6, 7];

  test('anywhere in a file of two steps makes it fail, and the fault names the place', async () => {
    const two = await sampleLog(
      signer,
      crypto,
      [STEPS[0], STEPS[3]].filter((step) => step !== undefined),
    );
    const short = await sampleProof(two, signer, crypto);
    expect(await notice(short, () => everyBit, vkey)).toBe(short.length * 8);
  });

  // `npm run prove` turns every bit of the long file too; the ordinary run turns one bit of every third byte.
  test('anywhere in a file of all six steps does so too', { timeout: 600_000 }, async () => {
    const full = process.env.KLARMETER_PROVE === '1';
    const tried = await notice(proof, (at) => (full ? everyBit : at % 3 === 0 ? [(at / 3) % 8] : []), vkey);
    expect(tried).toBe(full ? proof.length * 8 : Math.ceil(proof.length / 3));
  });

  test('is noticed and placed with the key from the file as well', async () => {
    expect(await notice(proof, (at) => (at % 9 === 0 ? [(at / 9) % 8] : []))).toBe(Math.ceil(proof.length / 9));
  });

  test('so do a missing, a doubled and an added byte', async () => {
    for (let at = 0; at <= proof.length; at += 17) {
      const [before, after] = [proof.slice(0, at), proof.slice(at)];
      const mutants = [
        [...before, ...after.slice(1)],
        [...before, ...proof.slice(at, at + 1), ...after],
        [...before, 0x20, ...after],
      ];
      for (const bytes of mutants.map((mutant) => new Uint8Array(mutant))) {
        if (toHex(bytes) !== toHex(proof) && (await verify(bytes)).ok)
          throw new Error(`a byte at ${at} goes unnoticed`);
      }
    }
  });
});

describe('entries', () => {
  test.each([0, 1, 2, 3, 4, 5])('dropping entry %i is noticed', async (i) => {
    const faults = faultsOf(await verify(changed((file) => file.entries.splice(i, 1))));
    expect(faults).toContain('/entries/5 entry_missing');
  });

  test.each([0, 1, 2, 3, 4, 5])('doubling entry %i is noticed', async (i) => {
    const faults = faultsOf(await verify(changed((file) => file.entries.splice(i, 0, entry(file, i)))));
    expect(faults).toContain('/entries/6 entry_unlisted');
  });

  test('swapping any two is noticed at both places', async () => {
    for (let a = 0; a < 6; a += 1) {
      for (let b = a + 1; b < 6; b += 1) {
        const swapped = changed((file) => {
          const [first, second] = [entry(file, a), entry(file, b)];
          file.entries[a] = second;
          file.entries[b] = first;
        });
        const faults = faultsOf(await verify(swapped));
        expect(faults).toEqual(expect.arrayContaining([`/entries/${a}/leaf leaf_mismatch`]));
        expect(faults).toEqual(expect.arrayContaining([`/entries/${b}/leaf leaf_mismatch`]));
      }
    }
  });

  test('an entry of another delivery does not fit in', async () => {
    const foreign = {
      index: 1,
      leafBytes: log.leaves[1]?.leafBytes ?? new Uint8Array(),
      path: await inclusionPath(log.tree, 1),
      values: shown(log, 1),
    };
    const own = {
      ...foreign,
      index: 0,
      leafBytes: log.leaves[0]?.leafBytes ?? new Uint8Array(),
      values: shown(log, 0),
    };
    const parts = {
      checkpoint: log.checkpoint,
      entries: [{ ...own, path: await inclusionPath(log.tree, 0) }, foreign],
    };
    await expect(buildProofFile(parts, { signer, crypto })).rejects.toThrow(/do not fit together/);
  });
});

describe('a forger who writes canonical bytes', () => {
  const forgeries: [string, (file: Loose) => void, string][] = [
    [
      'another time',
      (f) => Object.assign(entry(f, 3).leaf, { time: '2026-01-17T07:00:00.000Z' }),
      '/entries/3/leaf leaf_mismatch',
    ],
    ['another type', (f) => Object.assign(entry(f, 2).leaf, { type: 'delivered' }), '/entries/2/leaf leaf_mismatch'],
    [
      'a type the log does not know',
      (f) => Object.assign(entry(f, 2).leaf, { type: 'read' }),
      '/entries/2/leaf/type wrong_form',
    ],
    [
      '30 February',
      (f) => Object.assign(entry(f, 2).leaf, { time: '2026-02-30T07:00:00.000Z' }),
      '/entries/2/leaf/time wrong_form',
    ],
    [
      'another value',
      (f) =>
        Object.assign(entry(f, 3).values, { recipient: { ...(entry(f, 3).values.recipient as object), value: 'Eva' } }),
      '/entries/3/values/recipient digest_mismatch',
    ],
    [
      'a value nobody logged',
      (f) => Object.assign(entry(f, 3).values, { note: entry(f, 3).values.channel }),
      '/entries/3/values/note value_without_digest',
    ],
    [
      'a value called like a built-in',
      (f) => Object.assign(entry(f, 3).values, { constructor: entry(f, 3).values.channel }),
      '/entries/3/values/constructor value_without_digest',
    ],
    [
      'a letter moved from the value into the salt',
      (f) => {
        const { salt, value } = entry(f, 3).values.channel as { salt: string; value: string };
        Object.assign(entry(f, 3).values, { channel: { salt: `${salt}70`, value: value.slice(1) } });
      },
      '/entries/3/values/channel/salt wrong_form',
    ],
    ['another index', (f) => Object.assign(entry(f, 1), { index: 3 }), '/entries/1/index index_mismatch'],
    ['an index that is no count', (f) => Object.assign(entry(f, 1), { index: 2.5 }), '/entries/1/index wrong_form'],
    ['a shorter path', (f) => entry(f, 4).path.pop(), '/entries/4/path not_in_tree'],
    ['a longer path', (f) => entry(f, 4).path.push('00'.repeat(32)), '/entries/4/path not_in_tree'],
    [
      'another document',
      (f) => Object.assign(f.subject, { document_sha256: '00'.repeat(32) }),
      '/subject/document_sha256 subject_mismatch',
    ],
    ['another version', (f) => Object.assign(f.subject, { version: '2' }), '/subject/version subject_mismatch'],
    ['no statement', (f) => delete f.subject.statement_id, '/subject/statement_id subject_mismatch'],
    [
      'an entry that hides its document',
      (f) => delete entry(f, 0).values.document_sha256,
      '/entries/0/values/document_sha256 missing_member',
    ],
    ['no entries', (f) => f.entries.splice(0), '/entries wrong_form'],
    ['one member more', (f) => Object.assign(f, { seal: 'x' }), '/seal unknown_member'],
    ['one member less', (f) => delete (f as Record<string, unknown>).contents, '/contents missing_member'],
    ['another format', (f) => Object.assign(f, { format: 'delivery-proof/v2' }), '/format unknown_format'],
    ['the checkpoint as contents', (f) => Object.assign(f, { contents: f.checkpoint }), '/contents note_malformed'],
    ['the contents as checkpoint', (f) => Object.assign(f, { checkpoint: f.contents }), '/checkpoint note_malformed'],
    [
      'a second signature line',
      (f) => Object.assign(f, { checkpoint: `${f.checkpoint}— other.example AAAAAAAA\n` }),
      '/checkpoint note_malformed',
    ],
  ];

  test.each(forgeries)('%s', async (_, change, expected) => {
    expect(faultsOf(await verify(changed(change)))).toContain(expected);
  });

  test('signs everything anew with a key of his own: refused against the published key, warned about without it', async () => {
    const forger = await webSigner(ORIGIN, new Uint8Array(32).fill(9));
    const forged = await sampleProof(await sampleLog(forger, crypto), forger, crypto);
    expect(faultsOf(await verify(forged))).toEqual([
      '/key key_mismatch',
      '/checkpoint signature_invalid',
      '/contents signature_invalid',
    ]);
    expect(await verifyProofFile(forged, { crypto })).toMatchObject({ ok: true, key: { source: 'file' } });
  });

  test('cannot pair a list of contents with a checkpoint of another size', async () => {
    const text = `${ORIGIN}\ndelivery-proof/v1\n13\n0 ${'A'.repeat(43)}=\n`;
    const contents = await signNote(text, signer, crypto.sha256);
    expect(faultsOf(await verify(changed((f) => Object.assign(f, { contents }))))).toContain('/contents size_mismatch');
  });

  test('cannot use a checkpoint that another log signed with the same key', async () => {
    const other = { ...signer, name: 'other.example/log' };
    const head = { origin: other.name, size: 12, root: new Uint8Array(32) };
    const checkpoint = await signCheckpoint(head, other, crypto.sha256);
    const faults = faultsOf(await verify(changed((f) => Object.assign(f, { checkpoint }))));
    expect(faults).toContain('/checkpoint signature_invalid');
  });
});

describe('what is no proof file at all', () => {
  const text = (content: string) => new TextEncoder().encode(content);
  test.each([
    ['nothing', text(''), ' not_json'],
    ['a newline', text('\n'), ' not_json'],
    ['a number', text('5\n'), ' wrong_form'],
    ['a list', text('[]\n'), ' wrong_form'],
    ['null', text('null\n'), ' wrong_form'],
    ['a byte order mark', text('\uFEFF{}\n'), ' not_json'],
    ['no final newline', text('{}'), ' not_canonical'],
    ['deep nesting', text('['.repeat(100_000)), '/0'.repeat(33).concat(' not_json')],
    ['no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff), ' not_utf8'],
  ])('%s', async (_, bytes, expected) => {
    expect(faultsOf(await verify(bytes))).toContain(expected);
  });

  test('a key that cannot be read is said to be the given one', async () => {
    expect(faultsOf(await verify(proof, 'log.example+00000000+AAAA'))).toEqual([' given_key_malformed']);
  });
});

describe('withheld values', () => {
  test('are listed, and the rest still holds', async () => {
    const verdict = await verify(withholdValues(proof, ['recipient', 'actor']));
    if (!verdict.ok) throw new Error(faultsOf(verdict).join());
    expect(verdict.entries.map(({ withheld }) => withheld)).toEqual([
      ['actor'],
      ['actor'],
      [],
      ['recipient'],
      ['actor'],
      ['actor'],
    ]);
    expect(JSON.stringify(verdict.entries)).not.toContain('Ada Muster');
  });

  test('cannot be those that say what the proof is about', () => {
    expect(() => withholdValues(proof, ['document_sha256'])).toThrow(/cannot be withheld/);
  });
});

/** The member itself, one around it, or one in it. */
function isNear(pointer: string, place: string): boolean {
  return (
    pointer === place || place.startsWith(`${pointer}/`) || pointer.startsWith(`${place}/`) || sibling(pointer, place)
  );
}

/** A changed member name is named by what is missing there and what nobody knows there. */
function sibling(pointer: string, place: string): boolean {
  return pointer.slice(0, pointer.lastIndexOf('/')) === place.slice(0, place.lastIndexOf('/'));
}
