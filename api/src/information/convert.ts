import type { z } from '@hono/zod-openapi';
import { type InformationDuty as Duty, informationDueOn, type Month } from '@klarmeter/engine';
import type { MonthlyInformation, MonthlyInformationSummary, ToldInformation } from './information-schemas.ts';
import type { InformationDuty, MonthlyInformationRun } from './schemas.ts';
import type { InformationRow, InformationRunRow, LatestInformation } from './store.ts';

export type InformationRunWire = z.infer<typeof MonthlyInformationRun>;
export type InformationWire = z.infer<typeof MonthlyInformation>;
type SummaryWire = z.infer<typeof MonthlyInformationSummary>;
export type InformationDutyWire = z.infer<typeof InformationDuty>;

export function toInformationRun(row: InformationRunRow): InformationRunWire {
  return {
    id: row.id,
    livemode: row.livemode,
    property_id: row.propertyId,
    month: row.month,
    status: row.status as InformationRunWire['status'],
    reference_average: row.referenceAverage,
    progress: row.progress,
    findings: [...row.findings],
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

export function toInformation(row: InformationRow): SummaryWire {
  return {
    id: row.id,
    livemode: row.livemode,
    property_id: row.propertyId,
    unit_id: row.unitId,
    occupancy_id: row.occupancyId,
    month: row.month,
    version: row.version,
    run_id: row.runId,
    complete: row.complete,
    due_on: informationDueOn(row.month as Month),
    information: JSON.parse(row.information) as ToldInformation,
    digest: row.digest,
    created_at: row.createdAt.toISOString(),
  };
}

export function toInformationDuty(
  { unitId, occupancyId, days, owed, reason, sentence, legalBasis, due, communication }: Duty,
  { propertyId, month }: { readonly propertyId: string; readonly month: string },
  information: LatestInformation | undefined,
): InformationDutyWire {
  return {
    property_id: propertyId,
    unit_id: unitId,
    occupancy_id: occupancyId,
    month,
    from: days.from,
    to: days.to,
    owed,
    reason,
    message_de: sentence.de,
    message_en: sentence.en,
    legal_basis: legalBasis,
    due_on: due.on,
    communication: {
      medium: communication.medium,
      notify_by: [...communication.notifyBy],
      message_de: communication.sentence.de,
      message_en: communication.sentence.en,
      legal_basis: communication.legalBasis,
    },
    information:
      information === undefined
        ? null
        : {
            id: information.id,
            version: information.version,
            complete: information.complete,
            created_at: information.createdAt.toISOString(),
          },
  };
}
