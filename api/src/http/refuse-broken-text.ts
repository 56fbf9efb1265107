import { Problem, type ProblemFinding } from '../problem.ts';
import { shortened } from './validation.ts';

/** What nobody sees and `trim` leaves there: zero-width and filling characters, the empty cell of Braille. */
const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb`;

/** Cheap sign that a body may hold broken or invisible text; only then it is walked. */
const SUSPECT = new RegExp(
  String.raw`[\u007f-\u009f\ufffd${UNSEEN}]|\\[bf]|\\u(?:00[01789aA]|034[fF]|061[cC]|11[56]|17[bB]|180|2[08]|3164|[dD][89a-fA-F]|[fF][eE][0fF]|[fF]{2}[aAfF])`,
  'u',
);

/**
 * Control characters (NUL no database keeps; tab and line ends are text), half of a surrogate pair, or the sign for
 * "this was not UTF-8": what cannot be stored or printed as it was sent.
 */
export const isBrokenText = (text: string): boolean => /[^\P{Cc}\t\n\r]|\ufffd/u.test(text) || !text.isWellFormed();

const SOMETHING_UNSEEN = new RegExp(`[${UNSEEN}]`, 'u');
const NOTHING_SEEN = new RegExp(String.raw`^[\s${UNSEEN}]*$`, 'u');

/** A reason of zero-width characters is none. What has a letter may have them: they join and part letters. */
export const isInvisibleText = (text: string): boolean => SOMETHING_UNSEEN.test(text) && NOTHING_SEEN.test(text);

interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly above: Place | null;
}

interface Found {
  readonly pointer: string;
  readonly words: typeof BROKEN | typeof INVISIBLE;
}

const BROKEN = {
  code: 'broken_text',
  message_de: 'Der Text enthält Steuerzeichen oder ist kein gültiges Unicode.',
  message_en: 'The text has control characters or is not valid Unicode.',
};
const INVISIBLE = {
  code: 'invisible_text',
  message_de: 'Von dem Text ist nichts zu sehen.',
  message_en: 'Nothing of the text can be seen.',
};

/** Without recursion: a body of two megabytes can be nested a million deep. */
function unfitPlaces(root: unknown): Found[] {
  const found: Found[] = [];
  const waiting: Place[] = [{ value: root, key: '', above: null }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value } = place;
    if (typeof value === 'string') {
      if (isBrokenText(value)) found.push({ pointer: pointerOf(place), words: BROKEN });
      else if (isInvisibleText(value)) found.push({ pointer: pointerOf(place), words: INVISIBLE });
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const below = { value: inner, key, above: place };
      if (isBrokenText(key)) found.push({ pointer: pointerOf(below), words: BROKEN });
      waiting.push(below);
    }
    if (found.length > 0 && waiting.length > 10_000) break;
  }
  // Of a name and its value one is enough.
  return [...new Map(found.map((each) => [each.pointer, each])).values()];
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

function refuse(found: readonly Found[]): void {
  if (found.length === 0) return;
  const findings: ProblemFinding[] = found
    .slice(0, 100)
    .map(({ pointer, words }) => ({ pointer: shortened(pointer), ...words }));
  throw new Problem('validation-failed', 'Text that cannot be kept as it is: see errors.', { findings });
}

/**
 * Refuses a JSON body with text that could not be stored or printed as it was sent, or that nobody could see. A body that is no JSON at all is
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
  refuse(unfitPlaces(value));
}

/** The same for a query string. @throws Problem `validation-failed`. */
export function refuseBrokenQuery(query: URLSearchParams): void {
  refuse(
    [...query].flatMap(([name, value]) =>
      isBrokenText(name) || isBrokenText(value) ? [{ pointer: `/query/${name.toWellFormed()}`, words: BROKEN }] : [],
    ),
  );
}
