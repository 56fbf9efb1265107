/** The verbs of this slice that others may call. */
export { runMonthlyInformation } from './run-monthly-information.ts';
