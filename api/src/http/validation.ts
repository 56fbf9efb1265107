import type { Hook } from '@hono/zod-openapi';
import { Problem, type ProblemFinding } from '../problem.ts';
import type { Env } from './app.ts';
import { NO_DECIMAL } from './schemas.ts';

type Issue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  /** Of a union: what each of its forms objects to. */
  readonly errors?: readonly (readonly Issue[])[];
};

/** An answer must not be larger than the request that caused it. */
const FINDINGS_SHOWN = 100;
const WORDS_SHOWN = 500;

/** Cut where a caller's own megabyte would come back. */
export const shortened = (words: string) =>
  words.length <= WORDS_SHOWN ? words : `${words.slice(0, WORDS_SHOWN).toWellFormed()}…`;

/** German words for messages of our own and for the validation library's codes; the English message is the library's own. */
const GERMAN: Record<string, string> = {
  invalid_type: 'Der Wert fehlt oder hat die falsche Art.',
  invalid_format: 'Der Wert hat nicht die verlangte Form.',
  [NO_DECIMAL]: 'Nur Ziffern, mit einem Punkt vor den Nachkommastellen, wie "318.742".',
  'The bytes of the file in base64, with padding and without line breaks.':
    'Die Bytes der Datei in Base64, mit Füllzeichen am Ende und ohne Zeilenumbrüche.',
  'The last day is before the first': 'Der letzte Tag liegt vor dem ersten.',
  'An entry has a value, a remark or both': 'Ein Eintrag hat einen Wert, einen Vermerk oder beides.',
  'A reminder lies within the window': 'Eine Erinnerung liegt im Zeitraum der Ablesung.',
  'A point of a unit measures a use of the unit, a point of the house one of the house':
    'Eine Messstelle in einer Wohnung misst, was dort verbraucht wird, eine des Hauses, was das Haus verbraucht.',
  'An extension has a new last day, and nothing else has one':
    'Eine Verlängerung hat einen neuen letzten Tag, sonst nichts.',
  'Without a password there is a key': 'Ohne Passwort ist ein Schlüssel nötig.',
  'A vacant unit has no occupant, any other one has': 'Bei Leerstand gibt es keinen Nutzer, sonst immer.',
  invalid_value: 'Dieser Wert ist nicht vorgesehen.',
  too_small: 'Der Wert ist zu klein oder zu kurz.',
  too_big: 'Der Wert ist zu groß oder zu lang.',
  unrecognized_keys: 'Das Feld ist unbekannt.',
  invalid_union: 'Der Wert passt zu keiner der erlaubten Formen.',
  not_multiple_of: 'Der Wert hat die falsche Schrittweite.',
  custom: 'Der Wert ist nicht zulässig.',
};

const escaped = (part: PropertyKey) => String(part).replace(/~/g, '~0').replace(/\//g, '~1');

const pointerOf = (path: readonly PropertyKey[]) => path.map((part) => `/${escaped(part)}`).join('');

/** Of "this or null" what is wrong with "this": its findings name the place, the union only names itself. */
function closestForm({ code, errors }: Issue): readonly Issue[] | null {
  if (code !== 'invalid_union' || errors === undefined) return null;
  const inside = errors.filter((form) =>
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
    return pointers.map((pointer) => ({
      pointer: shortened(pointer),
      code: issue.code ?? 'invalid',
      message_de: GERMAN[issue.message] ?? GERMAN[issue.code ?? 'custom'] ?? 'Der Wert ist nicht zulässig.',
      // The library repeats every unknown key in the words about each.
      message_en: issue.code === 'unrecognized_keys' ? 'The field is unknown.' : shortened(issue.message),
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
