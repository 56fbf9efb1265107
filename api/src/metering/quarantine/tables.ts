import { pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { instant, owned } from '../../db/columns.ts';

/**
 * What somebody decided of an implausible telegram, once. Immutable, like the telegram, whose row never changes. It has
 * no foreign key: the bytes are kept for as long as their class says, the decision for as long as the readings.
 */
export const telegramDecisions = pgTable(
  'telegram_decisions',
  {
    ...owned,
    telegramId: text('telegram_id').notNull(),
    /** released | rejected */
    decision: text('decision').notNull(),
    reason: text('reason').notNull(),
    /** Kind and id of who decided, as in the trail. */
    decidedBy: text('decided_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), unique().on(t.accountId, t.telegramId)],
);
