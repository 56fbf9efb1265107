const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What paints. */
export const SHAPES = words('path rect circle ellipse line polyline polygon use text');
export const GRADIENTS = words('linearGradient radialGradient');
/** What holds other elements and paints nothing itself. */
const CONTAINERS = words('svg g defs symbol clipPath mask');
const TEXTS = words('text tspan');
const WORDS = words('title desc');

/** Where characters are kept; between other elements they mean nothing. */
export const HOLDS_TEXT: ReadonlySet<string> = new Set([...TEXTS, ...WORDS]);

/** What stands for itself, and means here what it holds: links, and what Illustrator wraps its drawings in. */
const WRAPPERS = words('a switch');

/** Under which name an element is kept inside another; undefined: it is left out with everything in it. */
export function nameWithin(parent: string | undefined, name: string): string | undefined {
  if (parent === undefined) return name === 'svg' ? name : undefined;
  if (WORDS.has(parent)) return undefined;
  if (WORDS.has(name)) return name;
  if (TEXTS.has(parent)) return name === 'tspan' || name === 'a' ? 'tspan' : undefined;
  if (GRADIENTS.has(parent)) return name === 'stop' ? name : undefined;
  if (!CONTAINERS.has(parent)) return undefined;
  if (WRAPPERS.has(name)) return 'g';
  return SHAPES.has(name) || GRADIENTS.has(name) || CONTAINERS.has(name) ? name : undefined;
}

/** Without one of these an element paints nothing. */
const NEEDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  path: [['d']],
  rect: [['width'], ['height']],
  circle: [['r']],
  ellipse: [['rx', 'ry']],
  line: [['x1', 'y1', 'x2', 'y2']],
  polyline: [['points']],
  polygon: [['points']],
  use: [['href']],
};

/** Whether an element whose attributes and children are final can be left out without anybody seeing it. */
export function isIdle(
  name: string,
  attributes: ReadonlyMap<string, string>,
  children: readonly (string | { name: string })[],
) {
  if (HOLDS_TEXT.has(name)) return !children.some((child) => typeof child !== 'string' || child.trim() !== '');
  // An empty clip hides what it clips, so it stays; so does a gradient without colours.
  if (name === 'g' || name === 'defs' || name === 'symbol' || name === 'svg')
    return !children.some((child) => typeof child !== 'string' && !WORDS.has(child.name));
  return (NEEDS[name] ?? []).some((oneOf) => !oneOf.some((attribute) => attributes.has(attribute)));
}
