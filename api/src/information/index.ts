/** The verbs of this slice that others may call. */
export { informationsOfPeriod } from './informations-of-period.ts';
export { runMonthlyInformation } from './run-monthly-information.ts';
