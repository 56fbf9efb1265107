import { type SQL, sql } from 'drizzle-orm';

/*
 * Between which moments the values of a day are read: from two hours before it in UTC, where its summer day begins, until
 * its end in the standard time that devices keep all year. Months of readings and their keys are ordered by the moment, so
 * a day is always asked for with these.
 */

/** @param day an expression of the type `date` */
export const firstMomentOf = (day: SQL): SQL => sql`${day}::timestamp at time zone 'UTC' - interval '2 hours'`;

/** @param day an expression of the type `date` */
export const lastMomentOf = (day: SQL): SQL => sql`${day}::timestamp at time zone 'UTC' + interval '23 hours'`;
