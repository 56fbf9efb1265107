import type { Hook } from '@hono/zod-openapi';
import { Problem, type ProblemFinding } from '../problem.ts';
import type { Env } from './app.ts';
import { type Issue, wordsOf } from './finding-words.ts';

/** An answer must not be larger than the request that caused it. */
const FINDINGS_SHOWN = 100;
const WORDS_SHOWN = 500;

/** Cut where a caller's own megabyte would come back. */
export const shortened = (words: string) =>
  words.length <= WORDS_SHOWN ? words : `${words.slice(0, WORDS_SHOWN).toWellFormed()}…`;

const escaped = (part: PropertyKey) => String(part).replace(/~/g, '~0').replace(/\//g, '~1');

const pointerOf = (path: readonly PropertyKey[]) => path.map((part) => `/${escaped(part)}`).join('');

const isOnlyNull = (form: readonly Issue[]): boolean =>
  form.length === 1 && form[0]?.code === 'invalid_type' && form[0].expected === 'null' && form[0].path.length === 0;

/** Of "this or null" what is wrong with "this": its findings name the place, the union only names itself. */
function closestForm({ code, errors }: Issue): readonly Issue[] | null {
  if (code !== 'invalid_union' || errors === undefined) return null;
  const forms = errors.filter((form) => !isOnlyNull(form));
  if (forms.length === 1 && errors.length > 1) return forms[0] ?? null;
  const inside = forms.filter((form) =>
    form.some(({ path }) => path.length > 0 || form.some(({ keys }) => keys !== undefined)),
  );
  return inside.length === 1 ? (inside[0] ?? null) : null;
}

/** Findings with JSON pointers; an unknown field is named itself, not the object around it. */
export function toFindings(issues: readonly Issue[], prefix = ''): ProblemFinding[] {
  return issues.flatMap((issue) => {
    const form = closestForm(issue);
    if (form !== null) return toFindings(form, `${prefix}${pointerOf(issue.path)}`);
    const path = `${prefix}${pointerOf(issue.path)}`;
    const pointers =
      issue.code === 'unrecognized_keys' ? (issue.keys ?? []).map((key) => `${path}/${escaped(key)}`) : [path];
    const { de, en } = wordsOf(issue);
    return pointers.map((pointer) => ({
      pointer: shortened(pointer),
      code: issue.code ?? 'invalid',
      message_de: shortened(de),
      message_en: shortened(en),
    }));
  });
}

/** Validation never answers the library's own shape: every failure is a problem, with all findings at once. */
export const validationHook: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return;
  const issues = result.error.issues as unknown as Issue[];
  if (
    result.target === 'header' &&
    issues.some((issue) => issue.path[0] === 'idempotency-key' && issue.code === 'invalid_type')
  ) {
    throw new Problem(
      'idempotency-key-missing',
      'Send an Idempotency-Key, so that this request can be repeated safely.',
    );
  }
  const prefix = result.target === 'json' ? '' : `/${result.target}`;
  const findings = toFindings(issues, prefix);
  const more = findings.length > FINDINGS_SHOWN ? ` The first ${FINDINGS_SHOWN} are named.` : '';
  throw new Problem(
    'validation-failed',
    `${findings.length} finding${findings.length === 1 ? '' : 's'}: see errors.${more}`,
    { findings: findings.slice(0, FINDINGS_SHOWN) },
  );
};
