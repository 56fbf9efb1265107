import type { z } from '@hono/zod-openapi';
import { type CalibrationRecord as CalibrationFact, calibrationOf, type Day } from '@klarmeter/engine';
import type { DeviceRow } from '../store.ts';
import type { CalibrationRecord, DeviceCalibration, EquipmentExemption } from './schemas.ts';
import type { CalibrationRow, ExemptionRow } from './upkeep-store.ts';

type CalibrationRecordWire = z.infer<typeof CalibrationRecord>;
export type ExemptionWire = z.infer<typeof EquipmentExemption>;

export function toCalibrationRecord(row: CalibrationRow): CalibrationRecordWire {
  return {
    id: row.id,
    livemode: row.livemode,
    device_id: row.deviceId,
    kind: row.kind as CalibrationRecordWire['kind'],
    day: row.day,
    valid_until: row.validUntil,
    reference: row.reference,
    actor: row.actor,
    created_at: row.createdAt.toISOString(),
  };
}

const toFact = ({ kind, day, validUntil }: CalibrationRow): CalibrationFact => ({
  kind: kind as CalibrationFact['kind'],
  day: day as Day,
  validUntil: validUntil as Day | null,
});

export const toDeviceCalibration = (
  { kind, markingYear }: Pick<DeviceRow, 'kind' | 'markingYear'>,
  rows: readonly CalibrationRow[],
): z.infer<typeof DeviceCalibration> => ({
  ...calibrationOf(kind, markingYear, rows.map(toFact)),
  records: rows.map(toCalibrationRecord),
});

const LEGAL_BASES: Readonly<Record<ExemptionWire['ground'], string>> = {
  technically_impossible: 'HeizkostenV § 5(3) S. 2',
  disproportionate_effort: 'HeizkostenV § 5(3) S. 2',
  undue_hardship: 'HeizkostenV § 5(3) S. 2',
  section_11: 'HeizkostenV § 11',
};

export function toExemption({ exemption: row, revoked }: ExemptionRow): ExemptionWire {
  const ground = row.ground as ExemptionWire['ground'];
  return {
    id: row.id,
    livemode: row.livemode,
    property_id: row.propertyId,
    device_id: row.deviceId,
    ground,
    legal_basis: LEGAL_BASES[ground],
    evidence: row.evidence,
    day: row.day,
    until: row.untilDay,
    revokes_id: row.revokesId,
    revoked,
    actor: row.actor,
    created_at: row.createdAt.toISOString(),
  };
}
