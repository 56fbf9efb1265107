import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type MeasuringPointWire, toMeasuringPoint } from './convert.ts';
import { fetchMeasuringPoint } from './store.ts';

export async function getMeasuringPoint(context: Context, id: string): Promise<MeasuringPointWire> {
  authorize(context, 'getMeasuringPoint');
  return toMeasuringPoint(await fetchMeasuringPoint(context, id));
}
