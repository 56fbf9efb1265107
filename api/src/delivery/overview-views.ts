import { openPersonKeys, readPersons } from '../accounts/index.ts';
import { type ReleasableVersion, type StatementRow, selectVersionsOfStatements } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { type OccupancyRow, type PropertyRow, selectPlaces, type UnitRow } from '../properties/index.ts';
import { openPartiesWith } from './statement-source.ts';
import { type DeliveryRow, type DocumentRow, selectDeliveriesOfDocuments, selectDocumentsOfVersions } from './store.ts';

/** A statement with everything that is said of it. */
export interface OverviewView {
  readonly statement: StatementRow;
  readonly property: PropertyRow;
  readonly unit: UnitRow;
  readonly occupancy: OccupancyRow;
  readonly occupant: string | null;
  readonly landlord: string | null;
  /** Newest first; at least one. */
  readonly versions: readonly VersionView[];
}

export interface VersionView extends ReleasableVersion {
  readonly document: DocumentRow | null;
  readonly deliveries: readonly DeliveryRow[];
}

export async function viewOverviews(context: Context, statements: readonly StatementRow[]): Promise<OverviewView[]> {
  if (statements.length === 0) return [];
  const places = await selectPlaces(context, statements);
  const versions = await selectVersionsOfStatements(
    context,
    statements.map(({ id }) => id),
  );
  const documents = await selectDocumentsOfVersions(
    context,
    versions.map(({ version }) => version.id),
  );
  const deliveries = await selectDeliveriesOfDocuments(
    context,
    documents.map(({ id }) => id),
  );
  const persons = [...places.occupancies.values()].flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const names = await readPersons(context, persons);
  const keys = await openPersonKeys(
    context,
    documents.map(({ personId }) => personId),
  );
  const documentOf = new Map(documents.map((document) => [document.statementVersionId, document]));
  const views = versions.map((version): VersionView => {
    const document = documentOf.get(version.version.id) ?? null;
    return { ...version, document, deliveries: deliveries.filter(({ documentId }) => documentId === document?.id) };
  });
  const byStatement = Map.groupBy(views, ({ version }) => version.statementId);
  return Promise.all(
    statements.map(async (statement): Promise<OverviewView> => {
      const property = places.properties.get(statement.propertyId);
      const unit = places.units.get(statement.unitId);
      const occupancy = places.occupancies.get(statement.occupancyId);
      const own = byStatement.get(statement.id) ?? [];
      if (property === undefined || unit === undefined || occupancy === undefined)
        throw new Error(`statement ${statement.id} is visible and its place is not`);
      const newest = own.find(({ document }) => document !== null)?.document ?? null;
      const key = newest === null ? undefined : keys.get(newest.personId);
      const parties = newest === null || key === undefined ? null : await openPartiesWith(key, newest);
      return {
        statement,
        property,
        unit,
        occupancy,
        occupant: names.get(occupancy.personId ?? '')?.name ?? null,
        landlord: parties?.landlord.name.at(-1) ?? null,
        versions: own,
      };
    }),
  );
}
