import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { selectPoints } from '../series/series-store.ts';
import type { MeasuringPointRow } from '../store.ts';
import { measuringPoints } from '../tables.ts';

/** The measuring points of some houses. */
export const pointsOfProperties = (
  context: Pick<Context, 'db' | 'accountId'>,
  propertyIds: Iterable<string>,
): Promise<MeasuringPointRow[]> => selectPoints(context, oneOf(measuringPoints.propertyId, propertyIds));
