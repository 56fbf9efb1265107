import { FORMAT } from './contents.ts';
import { type FaultCode, fault, type ProofFault } from './faults.ts';
import { parseCanonical, toPointer } from './parse-canonical.ts';
import {
  isHash,
  isName,
  isStepType,
  isTime,
  type ProofFile,
  REQUIRED_SUBJECT_NAMES,
  SUBJECT_NAMES,
} from './proof-file.ts';

type Path = readonly (string | number)[];
type Members = Readonly<Record<string, unknown>>;

/** Reads the form of a proof file, not its truth: bytes, members and their spelling. Collects every fault. */
export function readProofFile(
  bytes: Uint8Array,
): { readonly file: ProofFile } | { readonly faults: readonly ProofFault[] } {
  const parsed = parseCanonical(bytes, '\n');
  if (!parsed.ok) return { faults: [fault(parsed.pointer, parsed.code)] };
  const form = new FormCheck();
  form.file(parsed.value);
  return form.faults.length > 0 ? { faults: form.faults } : { file: parsed.value as unknown as ProofFile };
}

class FormCheck {
  readonly faults: ProofFault[] = [];

  file(value: unknown): void {
    const file = this.members([], value, ['checkpoint', 'contents', 'entries', 'format', 'key', 'subject']);
    if (file === undefined) return;
    this.must(file.format === FORMAT, ['format'], 'unknown_format');
    for (const name of ['key', 'checkpoint', 'contents']) this.must(isText(file[name]), [name]);
    this.subject(file.subject);
    const entries = file.entries;
    this.must(Array.isArray(entries) && entries.length > 0, ['entries']);
    if (Array.isArray(entries)) for (const [i, entry] of entries.entries()) this.entry(['entries', i], entry);
  }

  private subject(value: unknown): void {
    const subject = this.members(['subject'], value, REQUIRED_SUBJECT_NAMES, SUBJECT_NAMES);
    if (subject === undefined) return;
    for (const [name, member] of Object.entries(subject)) this.must(isText(member), ['subject', name]);
    this.must(isHash(subject.document_sha256), ['subject', 'document_sha256']);
  }

  private entry(path: Path, value: unknown): void {
    const entry = this.members(path, value, ['index', 'leaf', 'path', 'values']);
    if (entry === undefined) return;
    const index = entry.index;
    this.must(typeof index === 'number' && Number.isSafeInteger(index) && index >= 0, [...path, 'index']);
    this.leaf([...path, 'leaf'], entry.leaf);
    const hashes = entry.path;
    if (Array.isArray(hashes)) for (const [i, hash] of hashes.entries()) this.must(isHash(hash), [...path, 'path', i]);
    else this.must(false, [...path, 'path']);
    this.values([...path, 'values'], entry.values);
  }

  private leaf(path: Path, value: unknown): void {
    const leaf = this.members(path, value, ['digests', 'time', 'type']);
    if (leaf === undefined) return;
    this.must(isText(leaf.type) && isStepType(leaf.type), [...path, 'type']);
    this.must(isTime(leaf.time), [...path, 'time']);
    this.each([...path, 'digests'], leaf.digests, (digest, at) => this.must(isHash(digest), at));
  }

  private values(path: Path, value: unknown): void {
    this.each(path, value, (shown, at) => {
      const member = this.members(at, shown, ['salt', 'value']);
      if (member === undefined) return;
      this.must(isHash(member.salt), [...at, 'salt']);
      this.must(isText(member.value), [...at, 'value']);
    });
  }

  /** An object whose members carry names of values. */
  private each(path: Path, value: unknown, check: (member: unknown, at: Path) => void): void {
    this.must(isObject(value), path);
    for (const [name, member] of Object.entries(isObject(value) ? value : {})) {
      this.must(isName(name), [...path, name]);
      check(member, [...path, name]);
    }
  }

  private members(
    path: Path,
    value: unknown,
    required: readonly string[],
    known: readonly string[] = required,
  ): Members | undefined {
    if (!isObject(value)) {
      this.must(false, path);
      return undefined;
    }
    for (const name of required) this.must(name in value, [...path, name], 'missing_member');
    for (const name of Object.keys(value)) this.must(known.includes(name), [...path, name], 'unknown_member');
    // A member that is missing has been named; checking its form as well would name it twice.
    return required.every((name) => name in value) ? value : undefined;
  }

  private must(holds: boolean, path: Path, code: FaultCode = 'wrong_form'): void {
    if (!holds) this.faults.push(fault(toPointer(path), code));
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
