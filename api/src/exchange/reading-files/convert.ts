import type { z } from '@hono/zod-openapi';
import type { Proposal, TableMapping } from '@klarmeter/engine';
import type { DeviceRefusal } from '../../metering/index.ts';
import type { MappingDocument, ReadingFileMapping } from './mapping-schemas.ts';
import type { LineVerdict, ReadingFile, ReadingFileDetail, ReadingFileLine } from './schemas.ts';
import type { MappingRow, ReadingFileLineRow, ReadingFileRow } from './store.ts';
import { toRemark } from './words.ts';

export type MappingWire = z.infer<typeof MappingDocument>;
export type ReadingFileWire = z.infer<typeof ReadingFile>;
type Detail = z.infer<typeof ReadingFileDetail>;

/** What a row of a file keeps of a proposal. */
export interface StoredProposal {
  readonly document: MappingWire;
  readonly missing: Proposal['missing'];
  readonly unused: readonly string[];
  readonly columns: readonly string[];
}

export function toReadingFile(row: ReadingFileRow): ReadingFileWire {
  const { mappingId, mappingVersion, status } = row;
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    name: row.name,
    source: row.source as ReadingFileWire['source'],
    content_type: row.contentType,
    gateway: row.gateway,
    receiver_id: row.receiverId,
    digest: row.digest,
    size_bytes: row.sizeBytes,
    format: row.format as ReadingFileWire['format'],
    encoding: row.encoding as ReadingFileWire['encoding'],
    status: status as ReadingFileWire['status'],
    fingerprint: row.fingerprint,
    mapping: mappingId === null || mappingVersion === null ? null : { id: mappingId, version: mappingVersion },
    read_at: row.readAt.toISOString(),
    attempt: row.attempt,
    records_done: row.recordsDone,
    counts: row.counts,
    new_devices_property_id: row.newDevicesPropertyId,
    new_devices_asked_by: row.newDevicesAskedBy,
    new_devices_remark: row.newDevicesFault === null ? null : toRemark({ code: row.newDevicesFault, values: {} }),
    devices_created: row.devicesCreated,
    devices_refused: row.devicesRefused,
    remark: status === 'failed' && row.reason !== null ? toRemark({ code: row.reason, values: {} }) : null,
    reason: status === 'rejected' ? row.reason : null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

export function toReadingFileDetail(row: ReadingFileRow): Detail {
  const proposal = row.status === 'review' ? (row.proposal as StoredProposal | null) : null;
  return { ...toReadingFile(row), proposal: proposal as Detail['proposal'] };
}

export function toReadingFileLine(row: ReadingFileLineRow): z.infer<typeof ReadingFileLine> {
  return {
    position: row.position,
    line: row.line,
    verdict: row.verdict as LineVerdict,
    meter: row.meter,
    device_id: row.deviceId,
    device_created: row.deviceCreated,
    device_refusal: row.deviceRefusal as DeviceRefusal | null,
    telegram_id: row.telegramId,
    reading_ids: row.readingIds,
    remarks: row.remarks.map(toRemark),
  };
}

export function toReadingFileMapping(row: MappingRow, document: unknown): z.infer<typeof ReadingFileMapping> {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    name: row.name,
    fingerprint: row.fingerprint,
    document: document as MappingWire,
    new_devices_property_id: row.newDevicesPropertyId,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** As the engine reads it. */
export function toTableMapping(wire: MappingWire): TableMapping {
  const { meter_id, manufacturer, device_kind, read_at, current, due_date, due_value, months, status } = wire.columns;
  const value = <T extends { unit?: string | undefined; unit_column?: string | undefined }>({
    unit_column,
    ...rest
  }: T) => ({ ...rest, unitColumn: unit_column });
  return {
    kind: wire.kind,
    encoding: wire.encoding,
    headerRows: wire.header_rows,
    record: wire.record,
    decimal: wire.decimal,
    thousands: wire.thousands,
    dateFormats: wire.date_formats,
    columns: {
      meterId: meter_id,
      manufacturer,
      deviceKind: device_kind,
      readAt: read_at,
      current: current && value(current),
      dueDate: due_date,
      dueValue: due_value && value(due_value),
      months: months && value(months),
      status,
    },
    skip: wire.skip,
  };
}

/** As it travels; what is not set is left out. */
export function toMappingWire(mapping: TableMapping): MappingWire {
  const { meterId, manufacturer, deviceKind, readAt, current, dueDate, dueValue, months, status } = mapping.columns;
  const value = <T extends { unit?: string | undefined; unitColumn?: string | undefined }>({
    unitColumn,
    unit,
    ...rest
  }: T) => ({
    ...rest,
    ...(unit === undefined ? {} : { unit }),
    ...(unitColumn === undefined ? {} : { unit_column: unitColumn }),
  });
  return {
    kind: mapping.kind,
    encoding: mapping.encoding,
    header_rows: mapping.headerRows,
    record: mapping.record,
    decimal: mapping.decimal,
    thousands: mapping.thousands,
    date_formats: [...mapping.dateFormats],
    columns: {
      meter_id: meterId,
      ...(manufacturer && { manufacturer }),
      ...(deviceKind && { device_kind: deviceKind }),
      ...(readAt && { read_at: readAt }),
      ...(current && { current: value(current) }),
      ...(dueDate && { due_date: dueDate }),
      ...(dueValue && { due_value: value(dueValue) }),
      ...(months && { months: value(months) }),
      ...(status && { status }),
    },
    skip: mapping.skip.map((rule) => ({ ...rule })),
  };
}
