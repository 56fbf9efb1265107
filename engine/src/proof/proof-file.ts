import { isMoment } from './leaf.ts';

/** The steps of a delivery in their order, and the level of evidence each one stands for. */
export const STEP_LEVELS = {
  created: 0,
  released: 1,
  handed_over: 2,
  delivered: 3,
  opened: 4,
  acknowledged: 5,
} as const;

export type StepType = keyof typeof STEP_LEVELS;

export function isStepType(text: string): text is StepType {
  return Object.hasOwn(STEP_LEVELS, text);
}

/** What the file is about; README section 7. Each of these names may be a value of an entry as well. */
export const SUBJECT_NAMES = ['document_id', 'document_sha256', 'version', 'statement_id', 'delivery_id'] as const;
/** Those that every entry shows. */
export const REQUIRED_SUBJECT_NAMES = ['document_id', 'document_sha256', 'version'] as const;

export type SubjectName = (typeof SUBJECT_NAMES)[number];
export type Subject = Readonly<Record<(typeof REQUIRED_SUBJECT_NAMES)[number], string>> &
  Readonly<Partial<Record<SubjectName, string>>>;

/** The file as it stands in its bytes: snake_case, hashes and salts in lower-case hex, notes as text. */
export interface ProofFile {
  readonly format: string;
  readonly key: string;
  readonly checkpoint: string;
  readonly contents: string;
  readonly subject: Subject;
  readonly entries: readonly ProofFileEntry[];
}

export interface ProofFileEntry {
  readonly index: number;
  readonly leaf: { readonly type: StepType; readonly time: string; readonly digests: Readonly<Record<string, string>> };
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, { readonly salt: string; readonly value: string }>>;
}

const HASH = /^[0-9a-f]{64}$/;
const NAME = /^[a-z][a-z0-9_]{0,63}$/;

export const isHash = (value: unknown): value is string => typeof value === 'string' && HASH.test(value);
export const isName = (name: string): boolean => NAME.test(name);
export const isTime = (value: unknown): value is string => typeof value === 'string' && isMoment(value);
