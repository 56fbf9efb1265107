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
  | { readonly kind: 'close'; readonly name: string }
  /** Nothing follows. */
  | { readonly kind: 'broken'; readonly line: number; readonly remark: Remark };

const DEPTH_MAX = 64;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.:-]*`;
const OPEN = new RegExp(String.raw`^<(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'u');
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gu');
const CLOSE = new RegExp(String.raw`^</(${NAME})\s*>`, 'u');
/** Longer than any tag of a list of meters. */
const TAG_MAX = 8_192;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities every XML has, and characters by number. There are no others: a DOCTYPE is refused. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name as string] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    const isCharacter = code > 31 ? code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) : code === 9 || code === 10;
    return isCharacter ? String.fromCodePoint(code) : '';
  });
}

/** A namespace says nothing about which value it is. */
const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/**
 * What a text of XML holds, in order, without building a tree. Comments and instructions are passed over. A text that is
 * cut off or not well-formed gives everything in front of the place, then `broken`.
 */
export function* xmlEvents(text: string): Generator<XmlEvent> {
  const open: string[] = [];
  let line = 1;
  let at = 0;
  const broken = (why: Remark): XmlEvent => ({ kind: 'broken', line, remark: why });
  const pass = (to: number): void => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < to; next = text.indexOf('\n', next + 1)) line += 1;
    at = to;
  };
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag === -1 ? text.length : tag;
    if (end > at) {
      const content = text.slice(at, end);
      if (content.trim() !== '') yield { kind: 'text', text: withoutEntities(content) };
      pass(end);
      continue;
    }
    const passed = behindSpecial(text, at);
    if (passed !== null) {
      if ('remark' in passed) return yield broken(passed.remark);
      if (passed.text !== null) yield { kind: 'text', text: passed.text };
      pass(passed.to);
      continue;
    }
    const piece = text.slice(at, at + TAG_MAX);
    const closing = CLOSE.exec(piece);
    if (closing !== null) {
      const name = open.pop();
      if (name === undefined || name !== closing[1])
        return yield broken(remark('xml_broken', { seen: seen(closing[0]) }));
      yield { kind: 'close', name: local(name) };
      pass(at + closing[0].length);
      continue;
    }
    const opening = OPEN.exec(piece);
    if (opening === null) {
      const isCut = !piece.includes('>') && piece.length < TAG_MAX;
      return yield broken(isCut ? remark('cut_off') : remark('xml_broken', { seen: seen(piece.slice(0, 80)) }));
    }
    const [whole, name = '', inside = '', single] = opening;
    if (open.length >= DEPTH_MAX) return yield broken(remark('xml_too_deep', { max: String(DEPTH_MAX) }));
    const attributes = [...inside.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, quoted]) => [local(key), withoutEntities(double ?? quoted ?? '')] as const,
    );
    yield { kind: 'open', name: local(name), attributes, line };
    if (single === '/') yield { kind: 'close', name: local(name) };
    else open.push(name);
    pass(at + whole.length);
  }
  if (open.length > 0) yield broken(remark('cut_off'));
}

/** Behind a comment, an instruction or a section of plain text; null where none of them begins. */
function behindSpecial(
  text: string,
  at: number,
): { readonly to: number; readonly text: string | null } | { readonly remark: Remark } | null {
  if (text.startsWith('<!DOCTYPE', at)) return { remark: remark('xml_doctype') };
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(begin, at)) continue;
    const found = text.indexOf(end, at + begin.length);
    if (found === -1) return { remark: remark('cut_off') };
    return { to: found + end.length, text: begin === '<![CDATA[' ? text.slice(at + begin.length, found) : null };
  }
  return null;
}
