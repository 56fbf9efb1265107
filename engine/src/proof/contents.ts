import { fromBase64, toBase64 } from './bytes.ts';
import { parseCount } from './checkpoint.ts';
import { isKeyName } from './signed-note.ts';

/** Also the second line of the contents note, where a checkpoint has a number: neither can pass for the other. */
export const FORMAT = 'delivery-proof/v1';

/** The signed list of all entries of one delivery at one tree size: README section 6. */
export interface Contents {
  readonly origin: string;
  readonly size: number;
  readonly entries: readonly { readonly index: number; readonly leafHash: Uint8Array }[];
}

export function formatContents({ origin, size, entries }: Contents): string {
  const lines = entries.map(({ index, leafHash }) => `${index} ${toBase64(leafHash)}`);
  return `${[origin, FORMAT, size, ...lines].join('\n')}\n`;
}

/** `undefined` for any spelling but the one {@link formatContents} writes, or indexes that do not ascend. */
export function parseContents(text: string): Contents | undefined {
  if (!text.endsWith('\n')) return undefined;
  const [origin = '', format, digits = '', ...lines] = text.slice(0, -1).split('\n');
  const size = parseCount(digits);
  if (!isKeyName(origin) || format !== FORMAT || size === undefined || lines.length === 0) return undefined;
  const entries: { index: number; leafHash: Uint8Array }[] = [];
  for (const line of lines) {
    const [, place = '', encoded = ''] = /^(\d+) (\S+)$/.exec(line) ?? [];
    const index = parseCount(place);
    const leafHash = fromBase64(encoded);
    if (index === undefined || leafHash?.length !== 32) return undefined;
    if (index >= size || index <= (entries.at(-1)?.index ?? -1)) return undefined;
    entries.push({ index, leafHash });
  }
  return { origin, size, entries };
}
