import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.ts';

/** Keys that came before their device, sealed. The device takes its key with it when it is made. */
export const waitingDeviceKeys = pgTable(
  'waiting_device_keys',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    serial: text('serial').notNull(),
    /** Three letters; empty where the list did not say whose device it is. */
    manufacturer: text('manufacturer').notNull(),
    keySealed: text('key_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode, t.serial, t.manufacturer] })],
);
