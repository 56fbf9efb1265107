import { daysIn, daysOfTwelveMonthsFrom, type Period } from '../../../time/period.ts';

/** BGB section 556(3) sentence 1: advance payments are settled yearly, so no period is longer than twelve months. */
export const isAtMostTwelveMonths = (period: Period): boolean => daysIn(period) <= daysOfTwelveMonthsFrom(period.from);
