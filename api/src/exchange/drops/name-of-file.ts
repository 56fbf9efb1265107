/** Longer than any gateway's names. */
const NAME_MAX = 120;

/** What the verdict of a file is read under. */
export const RESULT = '.result.json';

/** The name a file is kept by: its last part, without what leads elsewhere or is not printed. Null where nothing is left. */
export function nameOfFile(text: string): string | null {
  const last = text.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, '')
    .normalize('NFC')
    .trim();
  if (name === '' || name === '.' || name === '..') return null;
  return name.length <= NAME_MAX ? name : `${name.slice(0, NAME_MAX - 20)}…${name.slice(-19)}`.toWellFormed();
}
