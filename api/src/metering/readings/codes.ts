/** Which value of its moment a reading is: the register itself, or one the device kept of a due date or month's end. */
export const READING_KINDS = ['register', 'due_date', 'month_end'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

export const READING_UNITS = ['kWh', 'm3', 'HCA'] as const;

/** How a value came: by a telegram, read by somebody for the owner, by who lives there, from a file. */
export const READING_ORIGINS = ['radio', 'manual', 'self_read', 'file'] as const;
export type ReadingOrigin = (typeof READING_ORIGINS)[number];
