/** An element of a drawing. Text stands in `text`, `tspan`, `title` and `desc` only. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  children: (SvgElement | string)[];
}

export const isElement = (child: SvgElement | string): child is SvgElement => typeof child !== 'string';

/** The element and everything in it, in the order of the drawing. */
export function* walk(element: SvgElement): Generator<SvgElement> {
  yield element;
  for (const child of element.children) if (isElement(child)) yield* walk(child);
}
