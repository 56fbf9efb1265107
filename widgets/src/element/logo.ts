const SVG = 'http://www.w3.org/2000/svg';
const TAGS = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath mask symbol use title desc text tspan'.split(
    ' ',
  ),
);
/** Neither styles, which a strict page refuses, nor anything that loads or runs; references stay inside the drawing. */
const ATTRIBUTE = /^(?!on|style$|href$)[a-z][a-zA-Z0-9-]*$/;
const TOKEN =
  /<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const PAIR = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * A brand's logo as elements. It is read and built node by node, never handed to the browser as text: a page with Trusted
 * Types would refuse that, and what is not on the list above cannot come through.
 */
export function logoElement(source: string, label: string): SVGElement | undefined {
  const root = document.createElementNS(SVG, 'svg');
  const open: { element: Element | undefined; tag: string }[] = [];
  let begun = false;
  for (const [, closing, tag = '', attributes = '', single, text] of source.matchAll(TOKEN)) {
    const parent = open.at(-1)?.element;
    if (text !== undefined) {
      if (text.trim() !== '') parent?.append(decoded(text));
    } else if (closing) {
      if (open.at(-1)?.tag === tag) open.pop();
    } else if (tag !== '') {
      const element: Element | undefined = begun ? childOf(parent, tag) : tag === 'svg' ? root : undefined;
      begun ||= element === root;
      if (element !== undefined) copyAttributes(attributes, element);
      if (!single) open.push({ element, tag });
    }
  }
  if (!begun) return undefined;
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', label);
  return root;
}

/** Below something that is not allowed nothing is kept. */
function childOf(parent: Element | undefined, tag: string): Element | undefined {
  if (parent === undefined || !TAGS.has(tag)) return undefined;
  return parent.appendChild(document.createElementNS(SVG, tag));
}

function copyAttributes(text: string, element: Element): void {
  for (const [, name = '', double, single] of text.matchAll(PAIR)) {
    const value = decoded(double ?? single ?? '');
    const foreign = /url\(\s*(?!#)/i.test(value.replaceAll(/['"]/g, ''));
    const inside = /^(xlink:)?href$/.test(name) && value.startsWith('#');
    if (inside) element.setAttribute('href', value);
    else if (ATTRIBUTE.test(name) && !foreign) element.setAttribute(name, value);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
