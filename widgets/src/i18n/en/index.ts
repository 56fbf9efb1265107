import { templates as consumptionChart } from './consumption-chart.ts';
import { templates as deliveryProof } from './delivery-proof.ts';
import { templates as element } from './element.ts';
import { templates as statementList } from './statement-list.ts';

/** English, put together from a file per element. */
export const templates = { ...element, ...consumptionChart, ...deliveryProof, ...statementList };
