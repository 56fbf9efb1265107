import { type AnyPgColumn, date, foreignKey, index, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { owned, said } from '../../db/columns.ts';
import { properties } from '../../properties/tables.ts';
import { deviceInstallations, devices, measuringPoints } from '../tables.ts';

const ofDevice = (name: string, accountId: AnyPgColumn, deviceId: AnyPgColumn) =>
  foreignKey({ name, columns: [accountId, deviceId], foreignColumns: [devices.accountId, devices.id] });

const ofInstallation = (name: string, accountId: AnyPgColumn, installationId: AnyPgColumn) =>
  foreignKey({
    name,
    columns: [accountId, installationId],
    foreignColumns: [deviceInstallations.accountId, deviceInstallations.id],
  });

/** What happened to a device, in order of its days. Its state is read from these. Immutable. */
export const deviceEvents = pgTable(
  'device_events',
  {
    ...owned,
    deviceId: text('device_id').notNull(),
    /** One of DEVICE_EVENT_KINDS. */
    kind: text('kind').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    reason: text('reason').notNull(),
    /** Of an installation or removal. */
    installationId: text('installation_id'),
    /** The event that this one takes back. */
    correctsId: text('corrects_id'),
    ...said,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.deviceId),
    ofDevice('device_events_device', t.accountId, t.deviceId),
    ofInstallation('device_events_installation', t.accountId, t.installationId),
  ],
);

/** The protocol of an exchange; a wrong one is taken back by a row that names it. Immutable. */
export const deviceExchanges = pgTable(
  'device_exchanges',
  {
    ...owned,
    /** exchange | correction */
    kind: text('kind').notNull(),
    measuringPointId: text('measuring_point_id').notNull(),
    endedInstallationId: text('ended_installation_id').notNull(),
    begunInstallationId: text('begun_installation_id').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    reason: text('reason').notNull(),
    performedBy: text('performed_by'),
    /** Null where it could not be read; then `unreadReason` says why. */
    oldFinalValue: numeric('old_final_value'),
    unreadReason: text('unread_reason'),
    newInitialValue: numeric('new_initial_value').notNull(),
    /** Where the photo of the old register is kept. */
    photoReference: text('photo_reference'),
    /** The exchange that a correction takes back. */
    correctsId: text('corrects_id'),
    ...said,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.measuringPointId),
    foreignKey({
      name: 'device_exchanges_point',
      columns: [t.accountId, t.measuringPointId],
      foreignColumns: [measuringPoints.accountId, measuringPoints.id],
    }),
    ofInstallation('device_exchanges_ended', t.accountId, t.endedInstallationId),
    ofInstallation('device_exchanges_begun', t.accountId, t.begunInstallationId),
  ],
);

/** What changes until when a device may be used, besides its year of marking. Immutable. */
export const calibrationRecords = pgTable(
  'calibration_records',
  {
    ...owned,
    deviceId: text('device_id').notNull(),
    /** recalibrated | extended | ended */
    kind: text('kind').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** Of an extension: the new last day. */
    validUntil: date('valid_until', { mode: 'string' }),
    /** Decision, lot, seal or report it rests on. */
    reference: text('reference').notNull(),
    ...said,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.deviceId),
    ofDevice('calibration_records_device', t.accountId, t.deviceId),
  ],
);

/** Why a device or a whole house need not be remotely readable, with what shows it. Immutable. */
export const equipmentExemptions = pgTable(
  'equipment_exemptions',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** Null: the whole house. */
    deviceId: text('device_id'),
    /** technically_impossible | disproportionate_effort | undue_hardship | section_11 */
    ground: text('ground').notNull(),
    evidence: text('evidence').notNull(),
    /** The day on which it was established. */
    day: date('day', { mode: 'string' }).notNull(),
    /** Last day it is relied on; null: open. */
    untilDay: date('until_day', { mode: 'string' }),
    /** The exemption that this row ends, because it does not hold any more. */
    revokesId: text('revokes_id'),
    ...said,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    foreignKey({
      name: 'equipment_exemptions_property',
      columns: [t.accountId, t.propertyId],
      foreignColumns: [properties.accountId, properties.id],
    }),
    ofDevice('equipment_exemptions_device', t.accountId, t.deviceId),
  ],
);
