import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { SvgElement } from './element.ts';
import { HOLDS_TEXT, nameWithin } from './elements.ts';
import { Unfit } from './unfit.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** Deeper drawings exhaust the stack of whoever draws them. */
export const DEPTH_MAX = 64;

/** The five of XML itself. The parser's own table also knows what every object of JavaScript inherits. */
const ENTITIES = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };

/** A drawing as it came: allowed elements only, but with attributes nobody has looked at, and the text of its styles. */
export interface RawSvg {
  readonly root: SvgElement;
  readonly css: string;
}

/** Reads well-formed XML whose root is an SVG. Expands nothing, loads nothing. Throws `Unfit`. */
export function readSvg(text: string): RawSvg {
  const parser = new SaxesParser({
    xmlns: true,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
    // Drawings cut out of a page use the prefix without saying whose it is.
    additionalNamespaces: { xlink: XLINK },
  });
  parser.ENTITIES = Object.assign(Object.create(null), ENTITIES);
  const open: SvgElement[] = [];
  let root: SvgElement | undefined;
  let css = '';
  let depth = 0;
  /** Depth at which something began that is left out, or whose text is a style sheet. */
  let left: { readonly depth: number; readonly style: boolean } | undefined;

  parser.on('error', () => {
    const { line, column } = parser;
    throw new Unfit(
      `kein wohlgeformtes XML (Zeile ${line}, Spalte ${column})`,
      `no well-formed XML (line ${line}, column ${column})`,
    );
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('['))
      throw new Unfit('Deklarationen in der DOCTYPE, etwa von Entitäten', 'declarations in DOCTYPE, such as entities');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEPTH_MAX)
      throw new Unfit(`mehr als ${DEPTH_MAX} Elemente ineinander`, `more than ${DEPTH_MAX} elements inside each other`);
    if (left !== undefined) return;
    const parent = open.at(-1);
    const ours = tag.uri === SVG || tag.uri === '';
    const name = ours ? nameWithin(parent?.name, tag.local) : undefined;
    if (name === undefined) {
      if (parent === undefined) throw new Unfit('kein <svg>-Element', 'no <svg> element');
      left = { depth, style: ours && tag.local === 'style' && tag.attributes.media === undefined };
      return;
    }
    const element: SvgElement = { name, attributes: attributesOf(tag), children: [] };
    parent?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (left !== undefined) {
      if (left.depth > depth) left = undefined;
      return;
    }
    const element = open.pop();
    // Of a <switch> the first that fits is shown; what never fits here is left out already.
    if (element !== undefined && tag.local === 'switch') element.children = element.children.slice(0, 1);
  });
  const onText = (words: string) => {
    const parent = open.at(-1);
    if (left?.style) css += words;
    else if (left === undefined && parent !== undefined && HOLDS_TEXT.has(parent.name))
      parent.children.push(words.replace(/[\t\n\r]/g, ' ').replace(/\p{Cc}/gu, ''));
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.write(text.trimStart()).close();
  if (root === undefined) throw new Unfit('kein <svg>-Element', 'no <svg> element');
  return { root, css };
}

/** Attributes of SVG under their own names; those of other vocabularies are left out, but for the old way to link. */
function attributesOf({ attributes }: SaxesTagNS): Map<string, string> {
  const found = new Map<string, string>();
  for (const { local, uri, value } of Object.values(attributes))
    if (uri === '') found.set(local, value);
    else if (uri === XLINK && local === 'href' && !found.has('href')) found.set('href', value);
  return found;
}
