import { setInformedMonths } from '../../billing/index.ts';
import type { App } from '../../http/app.ts';
import { informedMonthsOf } from '../store.ts';
import { registerGetMonthlyInformation } from './get-monthly-information.ts';
import { registerGetMonthlyInformationRun } from './get-monthly-information-run.ts';
import { registerListMonthlyInformation } from './list-monthly-information.ts';
import { registerListMonthlyInformationDuties } from './list-monthly-information-duties.ts';
import { registerListMonthlyInformationRuns } from './list-monthly-information-runs.ts';
import { registerStartMonthlyInformationRun } from './start-monthly-information-run.ts';

export function registerInformation(app: App) {
  // The audit before a release is billing's; who was informed of which month is known here.
  setInformedMonths(informedMonthsOf);
  registerStartMonthlyInformationRun(app);
  registerListMonthlyInformationRuns(app);
  registerGetMonthlyInformationRun(app);
  registerListMonthlyInformation(app);
  registerGetMonthlyInformation(app);
  registerListMonthlyInformationDuties(app);
}
