import { daysIn, daysOfTwelveMonthsFrom, type Period } from '../../../time/period.ts';

/**
 * BGB section 556(3) sentence 1: advance payments are settled yearly, so no period is longer than twelve months.
 * Interpretation: "yearly" names no days. No setting widens it: the tables of degree days and of the CO2 classes are those of a
 * year, and whoever agreed on more bills two periods.
 */
export const isAtMostTwelveMonths = (period: Period): boolean => daysIn(period) <= daysOfTwelveMonthsFrom(period.from);
