import { xmlEvents } from '@klarmeter/engine';
import { type BrokenLine, type Column, columnOf, type KeyLine, keyOf, readFields } from './columns.ts';
import { UnreadableKeys } from './unreadable.ts';

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
  const open: Element[] = [];
  const found: (KeyLine | BrokenLine)[] = [];
  for (const event of xmlEvents(text)) {
    const around = open.at(-1);
    if (event.kind === 'broken') throw new UnreadableKeys('broken_xml');
    if (event.kind === 'open') {
      if (around !== undefined) around.leaf = false;
      const { line, name, attributes } = event;
      const element: Element = { line, name, text: '', leaf: true, fields: {} };
      for (const [attribute, value] of attributes) give(element, columnOf(attribute), value);
      open.push(element);
    } else if (event.kind === 'text') {
      if (around !== undefined && around.text.length <= VALUE_MAX) around.text += event.text;
    } else {
      open.pop();
      if (around !== undefined) found.push(...recordIn(around, open));
    }
  }
  if (found.length === 0) throw new UnreadableKeys('no_devices');
  return found;
}

/** An element that has ended, as a record where it is one; else what it says is said of the element around it. */
function recordIn(element: Element, around: readonly Element[]): (KeyLine | BrokenLine)[] {
  if (element.leaf) give(element, leafColumn(element, around), element.text.trim());
  const { fields, line } = element;
  if (fields.key !== undefined && (fields.serial ?? fields.meter) !== undefined) return [readFields(line, fields)];
  const parent = around.at(-1);
  if (parent !== undefined) for (const [column, value] of Object.entries(fields)) give(parent, column as Column, value);
  return [];
}

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
