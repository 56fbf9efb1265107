import { Problem, type ProblemFinding } from '../problem.ts';
import { shortened } from './validation.ts';

/** Cheap sign that a body may hold broken text; only then it is walked. */
const SUSPECT = /[\u007f-\u009f\ufffd]|\\[bf]|\\u(?:00[01789]|[dD][89a-fA-F]|[fF]{3}[dD])/;

/**
 * Control characters (NUL no database keeps; tab and line ends are text), half of a surrogate pair, or the sign for
 * "this was not UTF-8": what cannot be stored or printed as it was sent.
 */
export const isBrokenText = (text: string): boolean => /[^\P{Cc}\t\n\r]|\ufffd/u.test(text) || !text.isWellFormed();

interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly above: Place | null;
}

/** Without recursion: a body of two megabytes can be nested a million deep. */
function brokenPlaces(root: unknown): string[] {
  const found: string[] = [];
  const waiting: Place[] = [{ value: root, key: '', above: null }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value } = place;
    if (typeof value === 'string') {
      if (isBrokenText(value)) found.push(pointerOf(place));
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const below = { value: inner, key, above: place };
      if (isBrokenText(key)) found.push(pointerOf(below));
      waiting.push(below);
    }
    if (found.length > 0 && waiting.length > 10_000) break;
  }
  return [...new Set(found)];
}

function pointerOf(place: Place): string {
  const parts: string[] = [];
  for (let at = place; at.above !== null; at = at.above) parts.push(at.key.replace(/~/g, '~0').replace(/\//g, '~1'));
  return parts
    .reverse()
    .map((part) => `/${part}`)
    .join('')
    .toWellFormed();
}

function refuse(pointers: readonly string[]): void {
  if (pointers.length === 0) return;
  const findings: ProblemFinding[] = pointers.slice(0, 100).map((pointer) => ({
    pointer: shortened(pointer),
    code: 'broken_text',
    message_de: 'Der Text enthält Steuerzeichen oder ist kein gültiges Unicode.',
    message_en: 'The text has control characters or is not valid Unicode.',
  }));
  throw new Problem('validation-failed', 'Text that cannot be kept as it is: see errors.', { findings });
}

/**
 * Refuses a JSON body with text that could not be stored or printed as it was sent. A body that is no JSON at all is
 * left to whoever reads it.
 * @throws Problem `validation-failed` with a pointer to each place.
 */
export function refuseBrokenBody(text: string): void {
  if (!SUSPECT.test(text)) return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  refuse(brokenPlaces(value));
}

/** The same for a query string. @throws Problem `validation-failed`. */
export function refuseBrokenQuery(query: URLSearchParams): void {
  refuse(
    [...query].flatMap(([name, value]) =>
      isBrokenText(name) || isBrokenText(value) ? [`/query/${name.toWellFormed()}`] : [],
    ),
  );
}
