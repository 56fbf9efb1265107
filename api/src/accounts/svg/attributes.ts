import { KINDS, type Kind } from './values.ts';

/** What an attribute or a declaration of a style may say: presentation attributes of SVG. */
const PRESENTATION: Readonly<Record<string, Kind>> = {
  'clip-path': 'reference',
  'clip-rule': 'word',
  color: 'color',
  'color-interpolation': 'word',
  display: 'word',
  'dominant-baseline': 'word',
  fill: 'paint',
  'fill-opacity': 'share',
  'fill-rule': 'word',
  'font-family': 'family',
  'font-size': 'size',
  'font-stretch': 'word',
  'font-style': 'word',
  'font-variant': 'word',
  'font-weight': 'size',
  'letter-spacing': 'size',
  mask: 'reference',
  'mask-type': 'word',
  opacity: 'share',
  'paint-order': 'words',
  'shape-rendering': 'word',
  'stop-color': 'color',
  'stop-opacity': 'share',
  stroke: 'paint',
  'stroke-dasharray': 'dashes',
  'stroke-dashoffset': 'length',
  'stroke-linecap': 'word',
  'stroke-linejoin': 'word',
  'stroke-miterlimit': 'number',
  'stroke-opacity': 'share',
  'stroke-width': 'length',
  'text-anchor': 'word',
  'text-decoration': 'words',
  'text-rendering': 'word',
  'vector-effect': 'word',
  visibility: 'word',
  'word-spacing': 'size',
};

/** What only an attribute may say. `overflow` is missing: a logo stays inside its box. */
const GEOMETRY: Readonly<Record<string, Kind>> = {
  clipPathUnits: 'word',
  cx: 'length',
  cy: 'length',
  d: 'path',
  dx: 'lengths',
  dy: 'lengths',
  fr: 'length',
  fx: 'length',
  fy: 'length',
  gradientTransform: 'transform',
  gradientUnits: 'word',
  height: 'length',
  lengthAdjust: 'word',
  maskContentUnits: 'word',
  maskUnits: 'word',
  offset: 'share',
  points: 'numbers',
  preserveAspectRatio: 'fit',
  r: 'length',
  rotate: 'numbers',
  rx: 'length',
  ry: 'length',
  spreadMethod: 'word',
  textLength: 'length',
  transform: 'transform',
  viewBox: 'box',
  width: 'length',
  x: 'lengths',
  x1: 'length',
  x2: 'length',
  y: 'lengths',
  y1: 'length',
  y2: 'length',
};

const DECLARABLE = new Map(Object.entries(PRESENTATION));
const ALLOWED = new Map([...DECLARABLE, ...Object.entries(GEOMETRY)]);

/** Every attribute a cleaned drawing can have. */
export const ATTRIBUTE_NAMES: ReadonlySet<string> = new Set([...ALLOWED.keys(), 'id', 'href', 'xmlns']);

const checked = (kind: Kind | undefined, value: string): string | undefined => {
  const single = value.trim().replace(/\s+/g, ' ');
  return kind !== undefined && KINDS[kind](single) ? single : undefined;
};

/** The value an attribute is kept with; undefined where it is left out. */
export function attributeValue(name: string, value: string): string | undefined {
  if (name === 'id') return /^[^\s"'()\\]{1,200}$/.test(value.trim()) ? value.trim() : undefined;
  if (name === 'href') return /^#[^\s"'()\\]{1,200}$/.test(value.trim()) ? value.trim() : undefined;
  return checked(ALLOWED.get(name), value);
}

/** The value a declaration such as `fill: red` is kept with, as the attribute of the same name. */
export const declaredValue = (property: string, value: string): string | undefined =>
  checked(DECLARABLE.get(property), value);
