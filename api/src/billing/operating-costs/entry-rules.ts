import { billOperatingCosts, type Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { namedTwice, Problem, type ProblemFinding, unknownReference } from '../../problem.ts';
import { selectUnitsOfProperties } from '../../properties/index.ts';
import type { OperatingCostEntryData } from './entry-schemas.ts';
import { positionOf } from './position.ts';

type Entry = Parameters<typeof positionOf>[1];

const AT = '/positions/0/';

/**
 * What the law says about an entry by itself, asked of the engine with a house of one unit: the kind on the days of the
 * cost, what no. 15 and 17 need, labour and deduction within the amount. Keys and units are judged in a run, with the
 * house they belong to. @throws Problem `rule-violated` with every finding.
 */
export function refuseUnlawfulEntry({ kind, amountCents, data }: Entry, period: Period): void {
  const { key: _, units: __, ...position } = positionOf('entry', { kind, amountCents, data });
  const house = {
    schema: 'klarmeter.house/2',
    id: 'entry',
    period,
    positions: [{ ...position, key: { by: 'units' } }],
    units: [{ id: 'unit', occupancies: [{ id: 'occupancy', ...period }] }],
  };
  const findings = billOperatingCosts(house, { reasons: false }).findings.flatMap(
    ({ severity, path, code, legal_basis, message_de, message_en }): ProblemFinding[] => {
      if (severity !== 'error' || !path.startsWith(AT)) return [];
      const pointer = `/${path.slice(AT.length)}`.replace(/\/amount_eur$/, '/amount_cents');
      return [{ pointer, code, ...(legal_basis === undefined ? {} : { legal_basis }), message_de, message_en }];
    },
  );
  if (findings.length > 0) throw new Problem('rule-violated', 'This is no operating cost of the period.', { findings });
}

/**
 * @throws Problem `unknown-reference` for a unit that is missing, foreign or of another property; `rule-violated` for one
 * that is named twice.
 */
export async function refuseUnknownUnits(
  context: Context,
  propertyId: string,
  { key, unit_ids }: Pick<OperatingCostEntryData, 'key' | 'unit_ids'>,
): Promise<void> {
  if ((unit_ids ?? []).length === 0 && key?.by !== 'fixed') return;
  const known = new Set((await selectUnitsOfProperties(context, [propertyId])).map(({ id }) => id));
  refuseUnitsOutside(known, { key, unit_ids });
}

/** The same, of units that are known already; `at` is where key and units stand in the request. */
export function refuseUnitsOutside(
  known: ReadonlySet<string>,
  { key, unit_ids }: Partial<Pick<OperatingCostEntryData, 'key' | 'unit_ids'>>,
  at = '',
): void {
  const taking = (unit_ids ?? []).map((id, index) => ({ id, pointer: `${at}/unit_ids/${index}` }));
  const fixed = (key?.by === 'fixed' ? key.amounts : []).map(({ unit_id: id }, index) => ({
    id,
    pointer: `${at}/key/amounts/${index}/unit_id`,
  }));
  for (const named of [taking, fixed]) {
    const seen = new Set<string>();
    for (const { id, pointer } of named) {
      if (!known.has(id)) throw unknownReference(pointer, 'unit', id);
      if (seen.has(id)) throw namedTwice(pointer, id, 'A unit takes part once.');
      seen.add(id);
    }
  }
}
