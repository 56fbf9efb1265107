import { Buffer } from 'node:buffer';
import type { MemoryBudget } from '../../http/memory-budget.ts';

const FIRST_BYTES = 64 * 1024;

export type WriteOutcome = 'written' | 'too_large' | 'no_memory';

/** A file on its way: clients write its parts in any order, so it is whole when no part is missing. */
export interface Upload {
  readonly name: string;
  write(offset: number, part: Uint8Array): WriteOutcome;
  /** The bytes; null while a part is missing. */
  whole(): Uint8Array<ArrayBuffer> | null;
  readonly tooLarge: boolean;
  /** Up to the end of what is written. */
  readonly size: number;
  /** Gives its memory back. */
  drop(): void;
}

export function createUpload(name: string, budget: MemoryBudget, bytesMax: number): Upload {
  let buffer = Buffer.alloc(0);
  let size = 0;
  let tooLarge = false;
  /** A part found no room: what was there before is gone, too, and parts that come later make no file. */
  let lost = false;
  /** Written spans, ascending, none touching another. */
  let spans: { from: number; to: number }[] = [];

  const grow = (needed: number): boolean => {
    if (needed <= buffer.length) return true;
    let capacity = Math.max(FIRST_BYTES, buffer.length);
    while (capacity < needed) capacity *= 2;
    if (!budget.take(capacity - buffer.length)) return false;
    buffer = Buffer.concat([buffer], capacity);
    return true;
  };
  return {
    name,
    get size() {
      return size;
    },
    get tooLarge() {
      return tooLarge;
    },
    write(offset, part) {
      const end = offset + part.length;
      if (!Number.isSafeInteger(end) || end > bytesMax) {
        tooLarge = true;
        return 'too_large';
      }
      if (part.length === 0) return 'written';
      if (lost || !grow(end)) {
        lost = true;
        return 'no_memory';
      }
      buffer.set(part, offset);
      size = Math.max(size, end);
      spans = withSpan(spans, { from: offset, to: end });
      return 'written';
    },
    whole() {
      if (lost) return null;
      const [only, other] = spans;
      if (only === undefined) return new Uint8Array();
      return other === undefined && only.from === 0 ? new Uint8Array(buffer.subarray(0, size)) : null;
    },
    drop() {
      budget.give(buffer.length);
      buffer = Buffer.alloc(0);
    },
  };
}

function withSpan(spans: readonly { from: number; to: number }[], added: { from: number; to: number }) {
  const apart = spans.filter(({ from, to }) => to < added.from || added.to < from);
  const touching = spans.filter(({ from, to }) => to >= added.from && added.to >= from);
  const joined = {
    from: Math.min(added.from, ...touching.map(({ from }) => from)),
    to: Math.max(added.to, ...touching.map(({ to }) => to)),
  };
  return [...apart, joined].sort((a, b) => a.from - b.from);
}
