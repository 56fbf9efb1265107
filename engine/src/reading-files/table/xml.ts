import { SaxesParser } from 'saxes';
import { type Remark, remark } from '../record.ts';
import { seen } from '../remarks.ts';

export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: readonly (readonly [string, string])[];
      readonly line: number;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close' }
  /** Nothing follows. */
  | { readonly kind: 'broken'; readonly line: number; readonly remark: Remark };

/** The five of XML itself. The parser's own table also knows what every object of JavaScript inherits. */
const ENTITIES = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };
const DEPTH_MAX = 64;
/** The parser takes ten microseconds for each of one element; nobody has hundreds. */
const ATTRIBUTES_MAX = 1_000;
/** Handed to the parser at once: what it says about a piece is all that is kept at a time. */
const PIECE = 65_536;

/** A namespace says nothing about which value it is. */
const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/**
 * What a text of XML holds, in order, without building a tree. A DOCTYPE, and with it every entity but the five of XML
 * itself, is refused. A text that is cut off or not well-formed gives everything in front of the place, then `broken`.
 */
export function* xmlEvents(text: string): Generator<XmlEvent> {
  const events: XmlEvent[] = [];
  const parser = new SaxesParser();
  parser.ENTITIES = Object.assign(Object.create(null), ENTITIES);
  let depth = 0;
  let attributesOfElement = 0;
  let over = false;
  const put = (event: XmlEvent): void => {
    if (over) return;
    events.push(event);
    if (event.kind === 'broken') over = true;
  };
  const broken = (why: Remark): void => put({ kind: 'broken', line: parser.line, remark: why });
  const content = (piece: string): void => {
    if (piece.trim() !== '') put({ kind: 'text', text: piece });
  };
  parser.on('doctype', () => broken(remark('xml_doctype')));
  parser.on('error', ({ message }) => broken(remark('xml_broken', { seen: seen(message) })));
  parser.on('text', content);
  parser.on('cdata', content);
  parser.on('closetag', () => {
    depth -= 1;
    put({ kind: 'close' });
  });
  parser.on('opentagstart', () => {
    attributesOfElement = 0;
  });
  parser.on('attribute', () => {
    attributesOfElement += 1;
    if (attributesOfElement > ATTRIBUTES_MAX) broken(remark('xml_too_wide', { max: String(ATTRIBUTES_MAX) }));
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEPTH_MAX) broken(remark('xml_too_deep', { max: String(DEPTH_MAX) }));
    const named = Object.entries(attributes).map(([key, value]) => [local(key), value] as const);
    put({ kind: 'open', name: local(name), attributes: named, line: parser.line });
  });
  for (let at = 0; at < text.length && !over; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    yield* events;
    events.length = 0;
  }
  if (over) return;
  if (depth > 0) broken(remark('cut_off'));
  else parser.close();
  yield* events;
}
