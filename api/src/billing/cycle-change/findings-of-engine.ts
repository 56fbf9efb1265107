import type { ChangedCycle } from '@klarmeter/engine';
import { fromEngine } from '../house/findings-of-engine.ts';
import type { PeriodRow } from '../periods/store.ts';
import type { CycleChangeFinding } from './findings.ts';
import type { CycleChangeRequest } from './judge.ts';
import type { RunningHouse, RunningPoint } from './running-house.ts';

interface Known {
  readonly assembled: RunningHouse;
  readonly points: readonly RunningPoint[];
  readonly request: CycleChangeRequest;
  readonly period: PeriodRow;
}

/** A finding of the engine in the words of the request, with the object it leads to. */
export function fromCycleChange(
  { path, ...finding }: ChangedCycle['findings'][number],
  { assembled, points, request, period }: Known,
): CycleChangeFinding {
  const [, part = '', at] = path.split('/');
  const index = Number(at);
  const told = (pointer: string, objectId: string | undefined) => ({
    ...finding,
    pointer,
    object_id: objectId ?? period.id,
  });
  switch (part) {
    case 'house': {
      const inHouse = { ...finding, path: path.slice('/house'.length) };
      const { object_id } = fromEngine(inHouse, assembled.house, assembled.provenance, period.id);
      return told(path, object_id);
    }
    case 'points':
      return told('/points', points[index]?.point.id);
    case 'costs':
      return told(`/costs/${at}`, request.costs[index]?.cost_entry_id);
    case 'advances':
      return told(`/payments/${at}`, request.payments[index]?.occupancy_id);
    case 'stockAtChange':
      return told('/stock_at_change', undefined);
    default:
      return told('/change_on', undefined);
  }
}
