import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { changesOf } from './changes.ts';
import { type OccupancyWire, toOccupancy } from './convert.ts';
import { refusePersonChanges } from './person-changes.ts';
import { savePerson } from './save-person.ts';
import type { UpdateOccupancy } from './schemas.ts';
import { fetchOccupancy, type OccupancyRow } from './store.ts';
import { occupancies } from './tables.ts';

type Patch = z.infer<typeof UpdateOccupancy>;

/** Changes an occupancy: mostly its last day when somebody moves out. Statements that exist stay as they are. */
export async function updateOccupancy(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: Patch,
): Promise<OccupancyWire> {
  authorize(context, 'updateOccupancy');
  const row = await fetchOccupancy(context, id);
  matchVersion(row, ifMatch);
  refuseContradictions(row, patch);
  const before = toOccupancy(row, await occupantOf(context, row));
  const personId = patch.occupant ? await savePerson(context, row.personId, patch.occupant) : row.personId;
  const [updated] = await context.db
    .update(occupancies)
    .set({
      personId,
      number: patch.number ?? row.number,
      fromDay: patch.from ?? row.fromDay,
      toDay: patch.to === undefined ? row.toDay : patch.to,
      vatPercent: patch.vat_percent === undefined ? row.vatPercent : patch.vat_percent,
      persons: patch.persons === undefined ? row.persons : patch.persons,
      personChanges: patch.person_changes ?? row.personChanges,
      consumerContract: patch.consumer_contract ?? row.consumerContract,
      externalRefs: patch.external_refs ?? row.externalRefs,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(
      and(eq(occupancies.accountId, context.accountId), eq(occupancies.id, id), eq(occupancies.version, row.version)),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toOccupancy(updated, await occupantOf(context, updated));
  await audit(context, {
    action: 'occupancy.updated',
    objectType: 'occupancy',
    objectId: id,
    changes: changesOf(before, after, ['occupant', 'external_refs']),
  });
  return after;
}

/** What only shows together with the stored row, and would otherwise run into a constraint of the database. */
function refuseContradictions(row: OccupancyRow, patch: Patch): void {
  const from = patch.from ?? row.fromDay;
  const to = patch.to === undefined ? row.toDay : patch.to;
  if (to !== null && to < from) {
    throw refusal(patch.to === undefined ? '/from' : '/to', 'days_out_of_order', {
      de: 'Der letzte Tag liegt vor dem ersten.',
      en: 'The last day is before the first.',
    });
  }
  refusePersonChanges(
    { from, to },
    {
      persons: patch.persons === undefined ? row.persons : patch.persons,
      person_changes: patch.person_changes ?? row.personChanges,
    },
  );
  if (patch.occupant !== undefined && (patch.occupant === null) !== row.vacant) {
    throw refusal('/occupant', 'occupant_and_vacancy', {
      de: 'Leerstand hat keinen Nutzer, jede andere Nutzung hat einen.',
      en: 'A vacant unit has no occupant, any other one has.',
    });
  }
}

const occupantOf = (context: Context, { personId }: OccupancyRow) =>
  readPersons(context, personId === null ? [] : [personId]);
