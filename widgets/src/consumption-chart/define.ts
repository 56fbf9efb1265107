import { register } from '../element/km-element.ts';
import { KmConsumptionChart } from './consumption-chart.ts';

/** Registers the chart of consumption; doing it twice is harmless. */
export function define(tag = 'km-consumption-chart'): void {
  register(tag, KmConsumptionChart);
}
