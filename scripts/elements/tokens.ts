/** What style sheets do with custom properties: tokens of the host, and private names that begin with `--_`. */
export interface Tokens {
  /** Each token that changes something, with what counts where the host says nothing; undefined where nothing does. */
  readonly read: ReadonlyMap<string, string | undefined>;
  /** Private names that are read and that nobody sets. */
  readonly dangling: readonly string[];
}

const PRIVATE = /^--_/;
const TOKEN = /^--km-/;

/** Reads style sheets. A token that only feeds a private name counts if something reads that name. */
export function tokensOf(sheets: string): Tokens {
  const text = sheets.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const feeds = new Map<string, string[]>();
  const asked: string[] = [];
  const defaults = new Map<string, string>();
  for (const { property, value, within } of declarationsOf(text)) {
    const names = varsOf(value);
    const reads = [...names.map(({ name }) => name), ...within];
    if (PRIVATE.test(property)) feeds.set(property, [...(feeds.get(property) ?? []), ...reads]);
    else asked.push(...reads);
    for (const { name, fallback } of names)
      if (TOKEN.test(name) && fallback !== undefined && !defaults.has(name)) defaults.set(name, plain(fallback));
  }
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const next of feeds.get(name) ?? []) reach(next);
  };
  for (const name of asked) reach(name);
  const withFallback = new Set(varsOf(text).flatMap(({ name, fallback }) => (fallback === undefined ? [] : [name])));
  return {
    read: new Map([...reached].filter((name) => TOKEN.test(name)).map((name) => [name, defaults.get(name)])),
    dangling: [...reached].filter((name) => PRIVATE.test(name) && !feeds.has(name) && !withFallback.has(name)),
  };
}

interface Declaration {
  readonly property: string;
  readonly value: string;
  /** Properties that are asked for around it: `@container style(--x: y)`. */
  readonly within: readonly string[];
}

function declarationsOf(text: string): Declaration[] {
  const open: string[][] = [];
  const declarations: Declaration[] = [];
  for (const [, head, end, property = '', value = ''] of text.matchAll(
    /([^;{}]*)\{|(\})|(?<![\w-])([\w-]+)\s*:([^;{}]+)(?=[;}])/g,
  )) {
    if (head !== undefined) open.push([...head.matchAll(/\bstyle\(\s*(--[\w-]+)/g)].map(([, name = '']) => name));
    else if (end !== undefined) open.pop();
    else declarations.push({ property, value, within: open.flat() });
  }
  return declarations;
}

interface Var {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** Every `var()` of a text, those in the fallback of another one too. */
function varsOf(text: string): Var[] {
  return [...text.matchAll(/\bvar\(\s*(--[\w-]+)\s*/g)].map((match) => {
    const [whole, name = ''] = match;
    let at = match.index + whole.length;
    const begin = at;
    for (let depth = 1; at < text.length; at += 1) {
      if (text[at] === '(') depth += 1;
      if (text[at] === ')') depth -= 1;
      if (depth === 0) break;
    }
    const rest = text.slice(begin, at);
    const fallback = rest.startsWith(',') ? rest.slice(1).trim() : undefined;
    return { name, fallback, from: match.index, to: at + 1 };
  });
}

/** A fallback as the host would write it: a private name is what counts without it, and both grounds alike are one. */
function plain(fallback: string): string {
  const [first] = varsOf(fallback);
  if (first !== undefined)
    return plain(fallback.slice(0, first.from) + (first.fallback ?? 'initial') + fallback.slice(first.to));
  const [, light, dark] = /^light-dark\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)$/.exec(fallback) ?? [];
  if (light === undefined || dark === undefined) return fallback;
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}

/** What values a token takes, by its default. */
export function syntaxOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/^(#|light-dark\()/.test(value)) return '<color>';
  if (/^[\d.]+(px|rem|em)$/.test(value)) return '<length>';
  return /^[\d.]+$/.test(value) ? '<number>' : undefined;
}
