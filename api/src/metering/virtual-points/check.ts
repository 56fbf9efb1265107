import { filled, VIRTUAL_FINDINGS, virtualFindings } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { Problem } from '../../problem.ts';
import { countedInOf } from '../consumption/measure-uses.ts';
import { isCounting } from '../schemas.ts';
import { selectInstalled, selectPoints } from '../series/series-store.ts';
import { measuringPoints } from '../tables.ts';
import { toDefined } from './convert.ts';
import type { VirtualTermWire } from './schemas.ts';
import { selectVirtualPointsOf } from './store.ts';

/**
 * Refuses terms that are circular, too deep, of another unit or of another house, all of them at once, with their places
 * under `pointer`. @throws Problem `rule-violated`.
 */
export async function refuseWrongTerms(
  context: Context,
  { id, propertyId, countedIn }: { readonly id: string; readonly propertyId: string; readonly countedIn: string },
  terms: readonly VirtualTermWire[],
  pointer: string,
): Promise<void> {
  const which = oneOf(measuringPoints.propertyId, [propertyId]);
  const [virtual, points, installed] = await Promise.all([
    selectVirtualPointsOf(context, [propertyId], true),
    selectPoints(context, which),
    selectInstalled(context, which),
  ]);
  const kinds = new Map(installed.map(({ pointId, device }) => [pointId, device.kind]));
  const named = new Map<string, { countedIn: string | null }>(
    points.map((point) => {
      const kind = kinds.get(point.id);
      if (!isCounting(point)) return [point.id, { countedIn: 'nothing' }];
      return [point.id, { countedIn: kind === undefined ? null : countedInOf(kind) }];
    }),
  );
  for (const { row } of virtual) named.set(row.id, { countedIn: row.countedIn });
  const others = new Map(virtual.map((point) => [point.row.id, toDefined(point)]));
  const asked = terms.map(({ point_id, sign }) => ({ pointId: point_id, sign }));
  const findings = virtualFindings({ id, countedIn, terms: asked }, named, others).map(
    ({ code, term, details = [] }) => {
      const { de, en } = filled(VIRTUAL_FINDINGS[code], details);
      const at = term === null ? pointer : `${pointer}/${term}/point_id`;
      return { pointer: at, code, message_de: de, message_en: en };
    },
  );
  if (findings.length > 0) {
    throw new Problem('rule-violated', 'The point cannot be made of these terms.', { findings });
  }
}
