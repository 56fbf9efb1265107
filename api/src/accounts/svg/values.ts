/** Larger numbers draw nothing anybody sees, and break the arithmetic of those who draw. */
const NUMBER_MAX = 1e6;
/** A smaller box is none for those who draw. */
const BOX_MIN = 1e-3;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/g;
const LENGTH = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?:px|pt|pc|mm|cm|in|em|ex|%)?$/;
const WORD = /^[a-zA-Z][a-zA-Z-]{0,30}$/;
const COLOR = /^(?:#[\da-fA-F]{3,4}|#[\da-fA-F]{6}|#[\da-fA-F]{8}|(?:rgb|hsl)a?\([\d.,%/ +-]{1,60}\)|[a-zA-Z]{3,24})$/;
const REFERENCE = /^url\( ?(["']?)#([^"'()\s\\]{1,200})\1 ?\) ?(.*)$/;

const inReach = (value: string) =>
  (value.match(NUMBER) ?? []).every((number) => Math.abs(Number(number)) <= NUMBER_MAX);
/** Longer is no length: nobody writes one, and a pattern need not read it. */
const LENGTH_CHARACTERS_MAX = 40;

const isLength = (value: string) => value.length <= LENGTH_CHARACTERS_MAX && LENGTH.test(value) && inReach(value);
const isNumber = (value: string) => isLength(value) && !/[a-z%]$/.test(value);
const isColor = (value: string) => COLOR.test(value);
const some = (value: string, is: (part: string) => boolean) => value.split(/[ ,]+/).every(is);

/** The kinds of values an attribute can have: what is none of its kind is left out. Spaces are single by then. */
export const KINDS = {
  word: (value: string) => WORD.test(value),
  words: (value: string) => value.length <= 60 && some(value, (part) => WORD.test(part)),
  number: isNumber,
  share: (value: string) => isLength(value) && !/[a-z]$/.test(value),
  length: isLength,
  lengths: (value: string) => some(value, isLength),
  dashes: (value: string) => value === 'none' || some(value, isLength),
  size: (value: string) => isLength(value) || WORD.test(value),
  numbers: (value: string) => /^[-+.,\deE ]+$/.test(value) && inReach(value),
  path: (value: string) => /^[Mm][-+.,\deEMmZzLlHhVvCcSsQqTtAa ]*$/.test(value) && inReach(value),
  transform: (value: string) =>
    /^(?:(?:matrix|translate|scale|rotate|skewX|skewY) ?\([-+.,\deE ]+\)[ ,]*)+$/.test(value) && inReach(value),
  box: (value: string) => {
    const numbers = value.split(/[ ,]+/);
    const [width = 0, height = 0] = numbers.slice(2).map(Number);
    return numbers.length === 4 && numbers.every(isNumber) && width >= BOX_MIN && height >= BOX_MIN;
  },
  fit: (value: string) => /^(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max)(?: (?:meet|slice))?)$/.test(value),
  family: (value: string) => /^[\p{L}\d ,'"_-]{1,200}$/u.test(value),
  color: isColor,
  paint: (value: string) => isColor(value) || referenceOf(value) !== undefined,
  reference: (value: string) => value === 'none' || referenceOf(value) !== undefined,
} as const satisfies Record<string, (value: string) => boolean>;

export type Kind = keyof typeof KINDS;

/** The id that `url(#id)` names, and the colour behind it for when there is no such thing. */
export function referenceOf(value: string): { id: string; fallback: string | undefined } | undefined {
  const [, , id, rest = ''] = REFERENCE.exec(value) ?? [];
  if (id === undefined || (rest !== '' && !isColor(rest))) return undefined;
  return { id, fallback: rest === '' ? undefined : rest };
}
