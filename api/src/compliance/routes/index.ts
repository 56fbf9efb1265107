import type { App } from '../../http/app.ts';
import { registerGetReductionRisks } from './get-reduction-risks.ts';

export function registerCompliance(app: App) {
  registerGetReductionRisks(app);
}
