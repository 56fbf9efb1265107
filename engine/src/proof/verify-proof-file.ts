import { equalBytes, fromHex, toHex } from './bytes.ts';
import { type Checkpoint, parseCheckpointText } from './checkpoint.ts';
import { type Contents, parseContents } from './contents.ts';
import type { ProofCrypto } from './crypto.ts';
import { type FaultCode, fault, type ProofFault } from './faults.ts';
import { hashLeaf, leafBytesOf, valueDigest } from './leaf.ts';
import { verifyInclusion } from './merkle.ts';
import { toPointer } from './parse-canonical.ts';
import {
  type ProofFile,
  type ProofFileEntry,
  REQUIRED_SUBJECT_NAMES,
  STEP_LEVELS,
  type StepType,
  SUBJECT_NAMES,
  type Subject,
} from './proof-file.ts';
import { readProofFile } from './read-proof-file.ts';
import { parseNote, parseVkey, type VerifierKey, verifyNote } from './signed-note.ts';

export interface VerifiedEntry {
  readonly index: number;
  readonly type: StepType;
  /** Level of evidence, 0 to 5. */
  readonly level: number;
  readonly time: string;
  readonly leafHash: string;
  readonly values: Readonly<Record<string, string>>;
  /** Names whose values the log holds by digest and this copy does not show. */
  readonly withheld: readonly string[];
}

/** Where the key came from. Taken from the file it proves nothing until it is compared with the published one. */
export interface KeyInVerdict {
  readonly vkey: string;
  readonly source: 'given' | 'file';
  readonly notice_de?: string;
  readonly notice_en?: string;
}

export interface ProofHolds {
  readonly ok: true;
  readonly key: KeyInVerdict;
  /** `root` is lower-case hex. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string };
  readonly subject: Subject;
  /** In the order of the log. */
  readonly entries: readonly VerifiedEntry[];
  /** The highest level among the entries. */
  readonly level: number;
}

export type ProofVerdict = ProofHolds | { readonly ok: false; readonly faults: readonly ProofFault[] };

export interface VerifyOptions {
  readonly crypto: ProofCrypto;
  /** The log's key as vkey text, from a source other than the file. */
  readonly publicKey?: string | undefined;
}

const KEY_FROM_FILE = {
  notice_de:
    'Der Schlüssel stammt aus der Datei selbst. Erst der Vergleich mit dem veröffentlichten Schlüssel zeigt, wer unterschrieben hat.',
  notice_en: 'The key was taken from the file itself. Only comparing it with the published key tells who signed.',
} as const;

/** Checks a proof file as README section 8 says. Never throws for what stands in the file. */
export async function verifyProofFile(bytes: Uint8Array, options: VerifyOptions): Promise<ProofVerdict> {
  const read = readProofFile(bytes);
  if ('faults' in read) return { ok: false, faults: read.faults };
  return new Verification(read.file, options).run();
}

class Verification {
  private readonly file: ProofFile;
  private readonly options: VerifyOptions;
  private readonly faults: ProofFault[] = [];

  constructor(file: ProofFile, options: VerifyOptions) {
    this.file = file;
    this.options = options;
  }

  async run(): Promise<ProofVerdict> {
    const { file } = this;
    const key = await this.key();
    const checkpoint = key && (await this.checkpoint(key));
    const contents = key && (await this.contents(key, checkpoint));
    const leafHashes = await Promise.all(
      file.entries.map(({ leaf }) => hashLeaf(leafBytesOf(leaf), this.options.crypto.sha256)),
    );
    const altered = contents ? this.listed(contents, leafHashes) : new Set<number>();
    if (checkpoint) await this.included(checkpoint, leafHashes, altered);
    const digests = await Promise.all(file.entries.map(({ values }) => this.digests(values)));
    const entries = file.entries.map((entry, i) =>
      this.values(i, entry, leafHashes[i] ?? new Uint8Array(), digests[i] ?? {}, altered.has(i)),
    );
    this.subject(entries);
    if (this.faults.length > 0 || checkpoint === undefined) return { ok: false, faults: this.faults };
    const source = this.options.publicKey === undefined ? 'file' : 'given';
    return {
      ok: true,
      key: { vkey: file.key, source, ...(source === 'file' ? KEY_FROM_FILE : {}) },
      checkpoint: { origin: checkpoint.origin, size: checkpoint.size, root: toHex(checkpoint.root) },
      subject: file.subject,
      entries,
      level: Math.max(...entries.map(({ level }) => level)),
    };
  }

  private async key(): Promise<VerifierKey | undefined> {
    const { publicKey, crypto } = this.options;
    const inFile = await parseVkey(this.file.key, crypto.sha256);
    if (inFile === undefined) this.fault(['key'], 'key_malformed');
    if (publicKey === undefined) return inFile;
    const given = await parseVkey(publicKey, crypto.sha256);
    if (given === undefined) this.fault([], 'given_key_malformed');
    else if (inFile !== undefined && this.file.key !== publicKey) this.fault(['key'], 'key_mismatch');
    return given;
  }

  /** The text of a note that this key signed, with exactly one signature: a second line would be bound by nothing. */
  private async signedText(member: 'checkpoint' | 'contents', key: VerifierKey): Promise<string | undefined> {
    const note = parseNote(this.file[member]);
    if (note?.signatures.length !== 1) return this.fault([member], 'note_malformed');
    if (!(await verifyNote(note, key, this.options.crypto))) return this.fault([member], 'signature_invalid');
    return note.text;
  }

  private async checkpoint(key: VerifierKey): Promise<Checkpoint | undefined> {
    const text = await this.signedText('checkpoint', key);
    if (text === undefined) return undefined;
    const checkpoint = parseCheckpointText(text);
    if (checkpoint?.origin !== key.name) return this.fault(['checkpoint'], 'note_malformed');
    return checkpoint;
  }

  private async contents(key: VerifierKey, checkpoint: Checkpoint | undefined): Promise<Contents | undefined> {
    const text = await this.signedText('contents', key);
    if (text === undefined) return undefined;
    const contents = parseContents(text);
    if (contents?.origin !== key.name) return this.fault(['contents'], 'note_malformed');
    if (checkpoint && checkpoint.size !== contents.size) return this.fault(['contents'], 'size_mismatch');
    return contents;
  }

  /** Compares the entries with the signed list; answers the places whose leaf is not the signed one. */
  private listed(contents: Contents, leafHashes: readonly Uint8Array[]): Set<number> {
    const altered = new Set<number>();
    for (const [i, entry] of this.file.entries.entries()) {
      const hash = leafHashes[i] ?? new Uint8Array();
      const signed = contents.entries[i];
      if (signed === undefined) {
        this.fault(['entries', i], 'entry_unlisted');
        continue;
      }
      const sameHash = equalBytes(signed.leafHash, hash);
      if (signed.index !== entry.index) this.fault(['entries', i, 'index'], 'index_mismatch');
      if (!sameHash) {
        altered.add(i);
        this.fault(['entries', i, 'leaf'], 'leaf_mismatch');
      }
    }
    for (let i = this.file.entries.length; i < contents.entries.length; i += 1) {
      this.fault(['entries', i], 'entry_missing');
    }
    return altered;
  }

  /** An altered leaf has been named already; that it does not lead to the root either would only blur the place. */
  private async included(checkpoint: Checkpoint, leafHashes: readonly Uint8Array[], altered: Set<number>) {
    const holds = await Promise.all(
      this.file.entries.map((entry, i) => {
        const path = entry.path.map((hash) => fromHex(hash) ?? new Uint8Array());
        const proof = { leafHash: leafHashes[i] ?? new Uint8Array(), index: entry.index, path, ...checkpoint };
        return altered.has(i) || verifyInclusion(proof, this.options.crypto.sha256);
      }),
    );
    for (const [i, held] of holds.entries()) if (!held) this.fault(['entries', i, 'path'], 'not_in_tree');
  }

  /** What value and salt give, by name, in hex. */
  private async digests(values: ProofFileEntry['values']): Promise<Record<string, string>> {
    const { sha256 } = this.options.crypto;
    const digests = Object.entries(values).map(async ([name, { salt, value }]) => {
      const digest = await valueDigest({ salt: fromHex(salt) ?? new Uint8Array(), value }, sha256);
      return [name, toHex(digest)] as const;
    });
    return Object.fromEntries(await Promise.all(digests));
  }

  private values(
    i: number,
    entry: ProofFileEntry,
    leafHash: Uint8Array,
    given: Readonly<Record<string, string>>,
    altered: boolean,
  ): VerifiedEntry {
    const { digests, time, type } = entry.leaf;
    const values: Record<string, string> = {};
    for (const [name, { value }] of Object.entries(entry.values)) {
      if (!Object.hasOwn(digests, name)) this.fault(['entries', i, 'values', name], 'value_without_digest');
      else if (given[name] !== digests[name]) {
        this.fault(['entries', i, ...(altered ? ['leaf', 'digests'] : ['values']), name], 'digest_mismatch');
      }
      values[name] = value;
    }
    const withheld = Object.keys(digests).filter((name) => !Object.hasOwn(values, name));
    return { index: entry.index, type, level: STEP_LEVELS[type], time, leafHash: toHex(leafHash), values, withheld };
  }

  private subject(entries: readonly VerifiedEntry[]): void {
    const { subject } = this.file;
    for (const name of SUBJECT_NAMES) {
      const shown = entries.map(({ values }) => values[name]);
      const required = (REQUIRED_SUBJECT_NAMES as readonly string[]).includes(name);
      for (const [i, value] of shown.entries()) {
        if (value === undefined && required) this.fault(['entries', i, 'values', name], 'missing_member');
        if (value !== undefined && value !== subject[name]) this.fault(['subject', name], 'subject_mismatch');
      }
      if (subject[name] !== undefined && shown.every((value) => value === undefined)) {
        this.fault(['subject', name], 'subject_mismatch');
      }
    }
  }

  private fault(path: readonly (string | number)[], code: FaultCode): undefined {
    const pointer = toPointer(path);
    if (this.faults.some((known) => known.pointer === pointer && known.code === code)) return;
    this.faults.push(fault(pointer, code));
  }
}
