/** Longer than any gateway's names. */
const NAME_MAX = 120;

/** What the verdict of a file is read under. */
export const RESULT = '.result.json';

/** The name a file is kept by: its last part, without what leads elsewhere or is not printed. Null where nothing is left. */
export function nameOfFile(text: string): string | null {
  const last = text.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (name === '' || name === '.' || name === '..') return null;
  return name.length <= NAME_MAX ? name : `${name.slice(0, NAME_MAX - 20)}…${name.slice(-19)}`;
}
