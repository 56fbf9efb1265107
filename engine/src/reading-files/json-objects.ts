/** A value of a text that holds JSON objects: alone, in a list, one a line, or one behind the other. */
export interface JsonPart {
  /** Line it begins in, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** The text ends within the object. */
  readonly cut: boolean;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * The outermost objects of a text, each by itself: a file that is cut off, or broken in one place, still gives the others.
 * What stands between objects (brackets, commas, blanks) is not looked at, unless it is something else.
 */
export function* jsonObjects(text: string): Generator<JsonPart> {
  let line = 1;
  let depth = 0;
  let start = -1;
  let startLine = 1;
  let quoted = false;
  let between = '';
  let betweenLine = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) line += 1;
    if (depth === 0) {
      if (code === OPEN) {
        if (between.trim() !== '') yield { line: betweenLine, text: between, cut: false };
        between = '';
        [depth, start, startLine] = [1, at, line];
      } else if (code === NEWLINE) {
        if (between.trim() !== '') yield { line: betweenLine, text: between, cut: false };
        between = '';
      } else if (between.length < 100 && !/[\s,[\]\ufeff]/.test(text.charAt(at))) {
        if (between === '') betweenLine = line;
        between += text.charAt(at);
      }
      continue;
    }
    if (quoted) {
      if (code === BACKSLASH) at += 1;
      // No JSON text runs over a line end: a quote that was never closed must not swallow the objects behind it.
      else if (code === QUOTE || code === NEWLINE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) yield { line: startLine, text: text.slice(start, at + 1), cut: false };
    }
    // One object a line: where a line begins like an object in the middle of one, the one before was cut.
    if (!quoted && code === NEWLINE && depth > 0 && beginsObject(text, at + 1, start)) {
      yield { line: startLine, text: text.slice(start, at), cut: true };
      depth = 0;
    }
  }
  if (depth > 0) yield { line: startLine, text: text.slice(start), cut: true };
  else if (between.trim() !== '') yield { line: betweenLine, text: between, cut: false };
}

/** Whether `{"` stands at the place, and the object before began the same way: pretty-printed objects are indented. */
function beginsObject(text: string, at: number, start: number): boolean {
  return text.charCodeAt(at) === OPEN && text.charCodeAt(at + 1) === QUOTE && text.charCodeAt(start + 1) === QUOTE;
}
