/** Which value of its moment a reading is: the register itself, or one the device kept of a due date or month's end. */
export const READING_KINDS = ['register', 'due_date', 'month_end'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

export const READING_UNITS = ['kWh', 'm3', 'HCA'] as const;

/** The kind that the database writes as its first letter. */
export const kindOf = (letter: string): ReadingKind => wordOf(READING_KINDS, letter);

/** How a value came: by a telegram, read by somebody for the owner, by who lives there, from a file. */
export const READING_ORIGINS = ['radio', 'manual', 'self_read', 'file'] as const;
export type ReadingOrigin = (typeof READING_ORIGINS)[number];

export const originOf = (letter: string): ReadingOrigin => wordOf(READING_ORIGINS, letter);

function wordOf<Word extends string>(words: readonly Word[], letter: string): Word {
  const word = words.find((each) => each.startsWith(letter));
  if (word === undefined) throw new Error(`no word of ${words.join(', ')} begins with ${letter}`);
  return word;
}
