import { attributeValue } from './attributes.ts';
import { isElement, type SvgElement, walk } from './element.ts';
import { SHAPES } from './elements.ts';
import { readSvg } from './read-svg.ts';
import { leaveOutIdle, nameIds, refuseEndless } from './references.ts';
import { declarationsFor, readRules, type StyleRules } from './styles.ts';
import { Unfit } from './unfit.ts';
import { writeSvg } from './write-svg.ts';

/** Characters of a drawing, before and after. */
export const SVG_LENGTH_MAX = 100_000;

/**
 * The drawing rebuilt from listed elements and presentation attributes: what a style sheet or a `style` says of them
 * becomes attributes, everything else is left out. It runs nothing, loads nothing and links nowhere, in a document as
 * in a page of somebody else's. Cleaning what is clean changes nothing. Throws `Unfit` where no drawing is left.
 */
export function sanitiseSvg(text: string): string {
  if (text.length > SVG_LENGTH_MAX) throw tooLong();
  const { root, css } = readSvg(text);
  const rules = readRules(css);
  let length = 0;
  for (const element of walk(root)) {
    setAttributes(element, rules);
    // What one rule says is written once for each element of its class: a short sheet can make a long drawing.
    for (const [name, value] of element.attributes) length += name.length + value.length;
    if (length > SVG_LENGTH_MAX) throw tooLong();
  }
  setBox(root);
  leaveOutIdle(root);
  if (!paints(root)) throw new Unfit('nichts, was gezeichnet wird', 'nothing that is drawn');
  refuseEndless(root);
  for (const element of walk(root)) {
    element.children = joinText(element.children);
    refuseUnprintable(element);
  }
  // Several drawings of one page must not name each other's parts, and the same drawing always has the same names.
  nameIds(root, 'logo');
  nameIds(root, `logo-${fingerprint(writeSvg(root))}`);
  const clean = writeSvg(root);
  if (clean.length > SVG_LENGTH_MAX) throw tooLong();
  return clean;
}

const tooLong = () => new Unfit('mehr als 100 kB', 'more than 100 kB');

function setAttributes(element: SvgElement, rules: StyleRules): void {
  const { name, attributes } = element;
  const given = new Map(attributes);
  attributes.clear();
  for (const [attribute, said] of given) {
    const value = attributeValue(attribute, said);
    if (value !== undefined && (attribute !== 'href' || LINKING.has(name))) attributes.set(attribute, value);
  }
  const own = { id: given.get('id'), classes: given.get('class'), style: given.get('style') };
  for (const { property, value } of declarationsFor(rules, name, own)) attributes.set(property, value);
}

const LINKING = new Set(['use', 'linearGradient', 'radialGradient']);

/** Whoever shows a drawing scales it by its box; drawings that have only a size get the box of that size. */
function setBox({ attributes }: SvgElement): void {
  const given = new Map(attributes);
  attributes.clear();
  attributes.set('xmlns', 'http://www.w3.org/2000/svg');
  // Where it stands is for whoever shows it to say.
  for (const place of ['x', 'y', 'transform']) given.delete(place);
  const [width, height] = ['width', 'height'].map((side) => {
    const value = given.get(side) ?? '';
    if (value.endsWith('%') || !(Number.parseFloat(value) >= 1e-3)) given.delete(side);
    return /^[\d.]+(?:px)?$/.test(value) ? Number.parseFloat(value) : 0;
  });
  if (!given.has('viewBox') && width && height) given.set('viewBox', `0 0 ${width} ${height}`);
  for (const [attribute, value] of given) attributes.set(attribute, value);
}

/** Whether something is drawn outside of what only waits to be named. */
function paints({ name, children }: SvgElement): boolean {
  if (SHAPES.has(name)) return true;
  return (name === 'svg' || name === 'g') && children.some((child) => isElement(child) && paints(child));
}

/** Neighbouring pieces of text as one, with single spaces, and letters in one piece with their accents. */
function joinText(children: SvgElement['children']): SvgElement['children'] {
  const joined: SvgElement['children'] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
    else joined.push(child);
  }
  return joined.map((child) => (typeof child === 'string' ? child.replace(/ +/g, ' ').normalize('NFC') : child));
}

/** Latin, Greek, Cyrillic, dashes, quotes and a few signs: what the font of the documents has without holes. */
const PRINTABLE =
  /^[\x20-\x7e\xa0-\u017f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u1e9e\u2010-\u201e\u2020-\u2022\u2026\u20ac\u2122\u2190-\u2193]*$/;

/** A document with a character its font lacks cannot be made at all, so no logo may bring one. */
function refuseUnprintable({ name, children }: SvgElement): void {
  if (name !== 'text' && name !== 'tspan') return;
  for (const child of children)
    if (typeof child === 'string' && !PRINTABLE.test(child))
      throw new Unfit(
        'Text mit Zeichen, die die Schrift der Dokumente nicht hat; bitte in Pfade umwandeln',
        'text with characters the font of the documents lacks; please convert it to paths',
      );
}

/** FNV-1a, 32 bits: enough to tell the logos of one page apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
