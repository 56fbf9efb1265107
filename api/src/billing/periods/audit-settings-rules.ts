import type { Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { deviceIdsOfProperty } from '../../metering/index.ts';
import { namedTwice, unknownReference } from '../../problem.ts';
import { selectOccupanciesOfProperties, selectUnitsOfProperties } from '../../properties/index.ts';
import { selectCostsOfPeriods } from '../costs/store.ts';
import type { AuditSettings } from './audit-settings.ts';

/** What one list of the settings names, in its order; an empty name is none. */
export interface Named {
  /** By its pointer. */
  readonly list: string;
  readonly field: string;
  readonly noun: string;
  readonly ids: readonly string[];
  /** Asked where the list names anything. */
  readonly known: () => Promise<ReadonlySet<string>>;
}

/**
 * Every unit, occupancy, device and cost that the audit is told of must be one of the property and its period.
 * @throws Problem `unknown-reference` for what is missing, foreign or of another property: the same words for all;
 * `rule-violated` where something is named twice.
 */
export async function refuseUnknownInAudit(
  context: Context,
  { propertyId, period, periodId }: { propertyId: string; period: Period; periodId: string | null },
  audit: AuditSettings,
): Promise<void> {
  const units = once(async () => idsOf(await selectUnitsOfProperties(context, [propertyId])));
  const occupancies = once(async () => idsOf(await selectOccupanciesOfProperties(context, [propertyId], period)));
  const devices = once(() => deviceIdsOfProperty(context, propertyId));
  const costs = once(async () => idsOf(periodId === null ? [] : await selectCostsOfPeriods(context, [periodId])));
  const at = '/settings/audit';
  const ofOccupancies = (list: 'occupancies' | 'interim_readings' | 'monthly_information') => ({
    ...{ list: `${at}/${list}`, field: 'occupancy_id', noun: 'occupancy', known: occupancies },
    ids: (audit[list] ?? []).map(({ occupancy_id: id }) => id),
  });
  const named: readonly Named[] = [
    {
      ...{ list: `${at}/units`, field: 'unit_id', noun: 'unit', known: units },
      ids: (audit.units ?? []).map(({ unit_id: id }) => id),
    },
    ...(['occupancies', 'interim_readings', 'monthly_information'] as const).map(ofOccupancies),
    {
      ...{ list: `${at}/devices`, field: 'device_id', noun: 'device', known: devices },
      ids: (audit.devices ?? []).map(({ device_id: id }) => id),
    },
    ...(['heating', 'hot_water'] as const).map((use) => ({
      ...{ list: `${at}/substitutes`, field: 'unit_id', noun: 'unit', known: units },
      // A unit may have one for each use.
      ids: (audit.substitutes ?? []).map((each) => (each.use === use ? each.unit_id : '')),
    })),
    {
      ...{ list: `${at}/fuel/cuts`, field: 'cost_entry_id', noun: 'cost entry', known: costs },
      ids: (audit.fuel?.cuts ?? []).map(({ cost_entry_id: id }) => id),
    },
  ];
  for (const each of named) await refuseUnknownNames(each);
}

/** @throws Problem `unknown-reference` for what is not known; `rule-violated` for what is named twice. */
export async function refuseUnknownNames({ list, field, noun, ids, known }: Named): Promise<void> {
  if (ids.every((id) => id === '')) return;
  const there = await known();
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (id === '') continue;
    const pointer = `${list}/${index}/${field}`;
    if (!there.has(id)) throw unknownReference(pointer, noun, id);
    if (seen.has(id)) throw namedTwice(pointer, id, 'The audit is told of each thing once.');
    seen.add(id);
  }
}

/** Asks the database when it is needed, and then no more. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
