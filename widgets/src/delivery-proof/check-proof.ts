import {
  type FaultCode,
  type ProofFault,
  type ProofHolds,
  STEP_LEVELS,
  type StepType,
  type Subject,
  toHex,
  verifyProofFile,
  webCrypto,
} from '@klarmeter/engine/proof';

export { CLAIMS } from '@klarmeter/engine/proof';

/** `unchecked`: the fault lies in what carries the entry, a signature or the form of the file, so nothing vouches for it. */
export type StepVerdict = 'holds' | 'fails' | 'unchecked';

/** One entry of the file and what the check says of it. */
export interface CheckedStep {
  readonly index: number | null;
  readonly type: StepType | null;
  readonly verdict: StepVerdict;
}

/** A fault with the step it belongs to; none where it lies in the file as a whole, a signature or the key. */
export interface PlacedFault extends ProofFault {
  readonly step: number | null;
}

/** What was handed in and is not what the file speaks of: another PDF, or a file about another delivery. */
export type Misfit = 'pdf' | 'subject';

export type CheckResult =
  /** This browser lacks Ed25519, or the page has no secure connection: nothing was checked, nothing is wrong. */
  | { readonly outcome: 'unable' }
  | {
      readonly outcome: 'holds';
      readonly verdict: ProofHolds;
      readonly steps: readonly CheckedStep[];
      /** Whether the PDF was at hand, and so was compared. */
      readonly withPdf: boolean;
    }
  | {
      readonly outcome: 'fails';
      readonly faults: readonly PlacedFault[];
      readonly misfits: readonly Misfit[];
      readonly steps: readonly CheckedStep[];
    };

export interface CheckInput {
  readonly proof: Uint8Array;
  /** The log's key as vkey text; without it the key of the file is taken, and the verdict says so. */
  readonly key: string | undefined;
  readonly pdf?: Uint8Array | undefined;
  /** What the file must speak of; without it, it may be any. */
  readonly about?: Partial<Subject> | undefined;
}

/** Checks a proof file with the browser's own functions. Nothing is fetched. */
export async function checkProof({ proof, key, pdf, about = {} }: CheckInput): Promise<CheckResult> {
  if (!(await isAble())) return { outcome: 'unable' };
  const verdict = await verifyProofFile(proof, { crypto: webCrypto, publicKey: key });
  const subject = verdict.ok ? verdict.subject : looselyRead(proof).subject;
  const misfits: Misfit[] = [];
  if (pdf !== undefined && toHex(await webCrypto.sha256(pdf)) !== subject.document_sha256) misfits.push('pdf');
  const names = Object.keys(about) as (keyof Subject)[];
  if (names.some((name) => about[name] !== subject[name])) misfits.push('subject');
  if (verdict.ok && misfits.length === 0) {
    const steps = verdict.entries.map(({ index, type }) => ({ index, type, verdict: 'holds' as const }));
    return { outcome: 'holds', verdict, steps, withPdf: pdf !== undefined };
  }
  const faults = verdict.ok ? [] : verdict.faults.map((fault) => ({ ...fault, step: stepOf(fault.pointer) }));
  const others: StepVerdict = faults.some(({ step, code }) => step === null || FORM.has(code)) ? 'unchecked' : 'holds';
  const steps = looselyRead(proof).entries.map(
    (entry, i): CheckedStep => ({
      ...entry,
      verdict: faults.some(({ step }) => step === i) ? 'fails' : others,
    }),
  );
  return { outcome: 'fails', faults, misfits, steps };
}

/** After one of these the file was read no further: neither signatures nor paths were tried. */
const FORM: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'not_utf8',
  'not_json',
  'not_canonical',
  'missing_member',
  'unknown_member',
  'wrong_form',
  'unknown_format',
]);

/** RFC 8032, test 1: a browser that knows the algorithm says yes, one that does not says so before anything is judged. */
async function isAble(): Promise<boolean> {
  const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  try {
    const bytes = Uint8Array.from(publicKey.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

interface LooseFile {
  readonly subject: Readonly<Record<string, unknown>>;
  readonly entries: readonly { readonly index: number | null; readonly type: StepType | null }[];
}

/** The file as far as it can be read: only to say where something is wrong, never whether. */
function looselyRead(proof: Uint8Array): LooseFile {
  const file = membersOf(parsed(new TextDecoder().decode(proof)));
  const entries = Array.isArray(file.entries) ? file.entries.map(membersOf) : [];
  return {
    subject: membersOf(file.subject),
    entries: entries.map(({ index, leaf }) => {
      const { type } = membersOf(leaf);
      const isStep = typeof type === 'string' && Object.hasOwn(STEP_LEVELS, type);
      return { index: typeof index === 'number' ? index : null, type: isStep ? (type as StepType) : null };
    }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function stepOf(pointer: string): number | null {
  const [, place] = /^\/entries\/(\d+)(\/|$)/.exec(pointer) ?? [];
  return place === undefined ? null : Number(place);
}
