import { SaxesParser } from 'saxes';
import { type BrokenLine, type Column, columnOf, type KeyLine, keyOf, readFields } from './columns.ts';
import { UnreadableKeys } from './unreadable.ts';

/** The five of XML itself. The parser's own table also knows what every object of JavaScript inherits. */
const ENTITIES = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };
const DEPTH_MAX = 64;
const VALUE_MAX = 256;

interface Element {
  readonly line: number;
  readonly name: string;
  text: string;
  leaf: boolean;
  readonly fields: Partial<Record<Column, string>>;
}

/**
 * A record is the innermost element with both a number and a key, in attributes or in elements inside it, under whatever
 * names of columns: `Meter/SerialNo/DEK` as well as `<device serial="…" key="…"/>`. Expands nothing, loads nothing.
 * @throws UnreadableKeys `broken_xml`, `no_devices`
 */
export function readXml(text: string): (KeyLine | BrokenLine)[] {
  const parser = new SaxesParser({ xmlns: false });
  parser.ENTITIES = Object.assign(Object.create(null), ENTITIES);
  const open: Element[] = [];
  const found: (KeyLine | BrokenLine)[] = [];
  parser.on('error', () => {
    throw new UnreadableKeys('broken_xml');
  });
  parser.on('doctype', () => {
    throw new UnreadableKeys('broken_xml');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.leaf = false;
    if (open.length >= DEPTH_MAX) throw new UnreadableKeys('broken_xml');
    const element: Element = { line: parser.line, name: local(name), text: '', leaf: true, fields: {} };
    for (const [attribute, value] of Object.entries(attributes)) give(element, columnOf(local(attribute)), value);
    open.push(element);
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element !== undefined && element.text.length <= VALUE_MAX) element.text += part;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (element === undefined) return;
    if (element.leaf) give(element, leafColumn(element, open), element.text.trim());
    const { fields } = element;
    if (fields.key !== undefined && (fields.serial ?? fields.meter) !== undefined) {
      found.push(readFields(element.line, fields));
    } else if (parent !== undefined)
      for (const [column, value] of Object.entries(fields)) give(parent, column as Column, value);
  });
  parser.write(text).close();
  if (found.length === 0) throw new UnreadableKeys('no_devices');
  return found;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** What was said first counts: of several keys of a device the first is the one of its telegrams. */
function give(element: Element, column: Column | undefined, value: string): void {
  if (column !== undefined && value !== '' && element.fields[column] === undefined) {
    (element.fields as Record<Column, string>)[column] = value;
  }
}

/** By its own name; a mere `Value` by the element around it, and only where it is a key. */
function leafColumn({ name, text }: Element, around: readonly Element[]): Column | undefined {
  const own = columnOf(name);
  if (own !== undefined || name.toLowerCase() !== 'value') return own;
  const inKey = around.some((element) => /key|schl(ü|ue)ssel/i.test(element.name));
  return inKey || keyOf(text) !== null ? 'key' : undefined;
}
