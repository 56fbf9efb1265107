import { declaredValue } from './attributes.ts';
import { Unfit } from './unfit.ts';

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

interface Selector {
  readonly tag: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly weight: number;
}

/** A rule for elements by their name, id and classes. What else a style sheet can say is left out. */
interface StyleRule {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
}

/** The rules of a style sheet by one thing they ask of an element, each with its place: the later wins. */
export type StyleRules = ReadonlyMap<string, readonly (StyleRule & { readonly place: number })[]>;

/** More than drawing programs write. */
const RULES_MAX = 1_000;

export function readRules(css: string): StyleRules {
  /** By selector: a sheet that says the same again and again is no longer than one that says it once. */
  const rules = new Map<string, StyleRule>();
  const text = css.replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' ');
  let at = 0;
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', at)) {
    // Statements such as @import end before the selector.
    const prelude = text.slice(at, open).split(';').at(-1)?.trim() ?? '';
    const end = endOfBlock(text, open);
    const body = text.slice(open + 1, end);
    at = end + 1;
    const declarations = prelude.startsWith('@') || body.includes('{') ? [] : readDeclarations(body);
    if (declarations.length === 0) continue;
    for (const part of prelude.split(',')) {
      const selector = readSelector(part.trim());
      if (selector === undefined) continue;
      const key = JSON.stringify(selector);
      const before = rules.get(key)?.declarations ?? [];
      // Where it is said again it counts from there on.
      rules.delete(key);
      rules.set(key, { selector, declarations: lastOfEach([...before, ...declarations]) });
      if (rules.size > RULES_MAX)
        throw new Unfit(`mehr als ${RULES_MAX} Regeln für Stile`, `more than ${RULES_MAX} rules of style`);
    }
  }
  const sorted = [...rules.values()].sort((a, b) => a.selector.weight - b.selector.weight);
  return Map.groupBy(
    sorted.map((rule, place) => ({ ...rule, place })),
    ({ selector: { id, classes, tag } }) =>
      id !== undefined ? `#${id}` : classes.length > 0 ? `.${classes[0]}` : (tag ?? '*'),
  );
}

/** Of declarations that say the same property, the one that holds; those that are important are told apart. */
function lastOfEach(declarations: readonly Declaration[]): Declaration[] {
  return [...new Map(declarations.map((each) => [`${each.property} ${each.important}`, each])).values()];
}

function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function readSelector(text: string): Selector | undefined {
  const [whole, tag, rest = ''] = /^(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)$/.exec(text) ?? [];
  if (whole === undefined || whole === '') return undefined;
  const names = rest.match(/[.#][\w-]+/g) ?? [];
  const ids = names.filter((name) => name.startsWith('#')).map((name) => name.slice(1));
  const classes = [...new Set(names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)))].sort();
  if (ids.length > 1) return undefined;
  const named = tag === undefined || tag === '*' ? undefined : tag;
  const weight = ids.length * 1_000_000 + classes.length * 1_000 + (named === undefined ? 0 : 1);
  return { tag: named, id: ids[0], classes, weight };
}

/** Declarations whose property is on the list and whose value is of its kind. */
export function readDeclarations(text: string): Declaration[] {
  return text.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    if (colon === -1) return [];
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const said = declaration.slice(colon + 1).trim();
    const plain = said.replace(/ ?! ?important$/i, '');
    const value = declaredValue(property, plain);
    return value === undefined ? [] : [{ property, value, important: plain !== said }];
  });
}

/** What an element's classes and its own style say of it, in the order of CSS: what comes later wins. */
export function declarationsFor(
  rules: StyleRules,
  name: string,
  { id, classes, style }: { id: string | undefined; classes: string | undefined; style: string | undefined },
): Declaration[] {
  const own = new Set(classes?.split(/\s+/));
  const fitting = ['*', name, ...(id === undefined ? [] : [`#${id}`]), ...[...own].map((each) => `.${each}`)]
    .flatMap((key) => rules.get(key) ?? [])
    .filter(
      ({ selector }) =>
        (selector.tag === undefined || selector.tag === name) && selector.classes.every((each) => own.has(each)),
    )
    .sort((a, b) => a.place - b.place);
  const said = [...fitting.flatMap(({ declarations }) => declarations), ...readDeclarations(style ?? '')];
  return [...said.filter(({ important }) => !important), ...said.filter(({ important }) => important)];
}
