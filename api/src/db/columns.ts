import { bigint, boolean, customType, integer, text, timestamp } from 'drizzle-orm/pg-core';

/** Every table of an account begins with these; the account is first in every key (see tables.test.ts). */
export const owned = {
  accountId: text('account_id').notNull(),
  id: text('id').notNull(),
  livemode: boolean('livemode').notNull(),
};

/** An instant in UTC, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Whole cents. */
export const cents = (name: string) => bigint(name, { mode: 'number' });

/** Master data change; their row version is the strong ETag. */
export const changing = {
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
};

/** bytea; both drivers give and take Uint8Array. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => (typeof Buffer === 'undefined' ? value : Buffer.from(value)),
  fromDriver: (value) => new Uint8Array(value),
});
