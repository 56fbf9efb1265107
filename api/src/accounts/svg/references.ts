import { isElement, type SvgElement, walk } from './element.ts';
import { GRADIENTS, isIdle, SHAPES } from './elements.ts';
import { DEPTH_MAX } from './read-svg.ts';
import { Unfit } from './unfit.ts';
import { referenceOf } from './values.ts';

/** Drawings that repeat drawings grow exponentially. */
const USES_MAX = 8;
/** What a drawing comes to once every reference is followed. */
const ELEMENTS_MAX = 50_000;

/** Attributes that name another element, and what that may be. */
const REFERRING: Readonly<Record<string, (target: string) => boolean>> = {
  fill: (target) => GRADIENTS.has(target),
  stroke: (target) => GRADIENTS.has(target),
  'clip-path': (target) => target === 'clipPath',
  mask: (target) => target === 'mask',
};
const REPEATABLE = (target: string) => SHAPES.has(target) || target === 'g' || target === 'symbol' || target === 'svg';

type Ids = ReadonlyMap<string, SvgElement>;

function idsOf(root: SvgElement): Ids {
  const ids = new Map<string, SvgElement>();
  for (const element of walk(root)) {
    const id = element.attributes.get('id');
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}

/** Attributes of an element that name another, with the id they name. */
function referencesOf({ attributes }: SvgElement): { attribute: string; id: string }[] {
  const found: { attribute: string; id: string }[] = [];
  const href = attributes.get('href');
  if (href !== undefined) found.push({ attribute: 'href', id: href.slice(1) });
  for (const attribute of Object.keys(REFERRING)) {
    const reference = referenceOf(attributes.get(attribute) ?? '');
    if (reference !== undefined) found.push({ attribute, id: reference.id });
  }
  return found;
}

/** Leaves out references that lead nowhere and elements that paint nothing, until every one leads and paints. */
export function leaveOutIdle(root: SvgElement): void {
  const uses = [...walk(root)].filter(({ name, attributes }) => name === 'use' && attributes.has('href'));
  if (uses.length > USES_MAX)
    throw new Unfit(`mehr als ${USES_MAX} wiederholte Zeichnungen`, `more than ${USES_MAX} repeated drawings`);
  for (let found = true; found; ) {
    const ids = idsOf(root);
    for (const element of walk(root)) resolve(element, ids);
    found = prune(root);
  }
}

function resolve(element: SvgElement, ids: Ids): void {
  const { name, attributes } = element;
  for (const { attribute, id } of referencesOf(element)) {
    const target = ids.get(id)?.name;
    const fits = REFERRING[attribute] ?? (name === 'use' ? REPEATABLE : (each) => GRADIENTS.has(each));
    if (target !== undefined && fits(target)) continue;
    // A fill that leads nowhere is no fill; without the attribute it would be black.
    if (attribute === 'fill' || attribute === 'stroke')
      attributes.set(attribute, referenceOf(attributes.get(attribute) ?? '')?.fallback ?? 'none');
    else attributes.delete(attribute);
  }
}

function prune(element: SvgElement): boolean {
  let found = false;
  element.children = element.children.filter((child) => {
    if (!isElement(child)) return true;
    if (prune(child)) found = true;
    const idle = isIdle(child.name, child.attributes, child.children);
    if (idle) found = true;
    return !idle;
  });
  return found;
}

/** Refuses drawings that hold themselves, and those that are small as text and endless as a picture. */
export function refuseEndless(root: SvgElement): void {
  const ids = idsOf(root);
  const known = new Map<SvgElement, { size: number; depth: number } | 'unfinished'>();
  const measure = (element: SvgElement, level: number): { size: number; depth: number } => {
    const before = known.get(element);
    if (level > DEPTH_MAX) throw endless();
    if (before === 'unfinished')
      throw new Unfit('eine Zeichnung, die sich selbst enthält', 'a drawing that holds itself');
    if (before !== undefined) return before;
    known.set(element, 'unfinished');
    const named = referencesOf(element).flatMap(({ id }) => ids.get(id) ?? []);
    const inside = [...element.children.filter(isElement), ...named].map((each) => measure(each, level + 1));
    const size = inside.reduce((sum, each) => sum + each.size, 1);
    const depth = inside.reduce((deepest, each) => Math.max(deepest, each.depth), 0) + 1;
    if (size > ELEMENTS_MAX || depth > DEPTH_MAX) throw endless();
    known.set(element, { size, depth });
    return { size, depth };
  };
  measure(root, 1);
}

const endless = () => new Unfit('eine Zeichnung, die ins Endlose wächst', 'a drawing that grows endlessly');

/** Numbers the ids that something names, in the order of the drawing, and takes the others away. */
export function nameIds(root: SvgElement, prefix: string): void {
  const ids = idsOf(root);
  const named = new Set([...walk(root)].flatMap((element) => referencesOf(element).map(({ id }) => id)));
  const names = new Map<string, string>();
  for (const [id] of ids) if (named.has(id)) names.set(id, `${prefix}-${names.size + 1}`);
  for (const element of walk(root)) {
    const { attributes } = element;
    for (const { attribute, id } of referencesOf(element)) {
      const name = `#${names.get(id)}`;
      const fallback = referenceOf(attributes.get(attribute) ?? '')?.fallback;
      const behind = fallback === undefined ? '' : ` ${fallback}`;
      attributes.set(attribute, attribute === 'href' ? name : `url(${name})${behind}`);
    }
    const id = attributes.get('id');
    if (id === undefined) continue;
    const name = ids.get(id) === element ? names.get(id) : undefined;
    if (name === undefined) attributes.delete('id');
    else attributes.set('id', name);
  }
}
