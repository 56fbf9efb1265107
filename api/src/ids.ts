import { Buffer } from 'node:buffer';

/** Prefixes of the ids that travel over the wire: `run_` + UUIDv7 as 32 lower-case hex digits. */
export const ID_PREFIXES = {
  account: 'acc',
  apiKey: 'key',
  brand: 'brd',
  person: 'psn',
  auditEvent: 'aud',
  customer: 'cus',
  property: 'prp',
  unit: 'unt',
  occupancy: 'occ',
  measuringPoint: 'mpt',
  device: 'dev',
  installation: 'ins',
  deviceEvent: 'dve',
  deviceExchange: 'exc',
  calibrationRecord: 'clb',
  equipmentExemption: 'exm',
  gateway: 'gtw',
  ticket: 'tkt',
  ticketEvent: 'tke',
  telegram: 'tlg',
  telegramDecision: 'tdc',
  reading: 'rdg',
  readingFile: 'rfl',
  readingFileMapping: 'rfm',
  virtualPoint: 'vpt',
  virtualPointDefinition: 'vpd',
  readingRoute: 'rrt',
  readerAccess: 'rac',
  readerSession: 'rss',
  readingEntry: 'ren',
  readingPhoto: 'rph',
  selfReadingWindow: 'srw',
  selfReading: 'srd',
  costEntry: 'cst',
  fuelDelivery: 'fdl',
  operatingCostEntry: 'oce',
  billingPeriod: 'bpr',
  climateFactorTable: 'cft',
  cycleChange: 'bcc',
  billingRun: 'run',
  monthlyInformationRun: 'mir',
  monthlyInformation: 'mif',
  correctionProposal: 'cpr',
  correctionDecision: 'cpd',
  statement: 'stm',
  statementVersion: 'stv',
  release: 'rel',
  document: 'doc',
  fieldDocument: 'fdc',
  delivery: 'dlv',
  embedSession: 'ems',
  deliveryAttempt: 'att',
  evidenceEntry: 'evd',
  uploadLogin: 'upl',
  inboxAddress: 'inb',
  fileDrop: 'drp',
  outbox: 'job',
  request: 'req',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Time-sortable (RFC 9562 UUIDv7), so that (created, id) is one stable order. */
export function newId(kind: IdKind, now: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  const millis = now.getTime();
  view.setUint32(0, Math.floor(millis / 0x10000));
  view.setUint16(4, millis % 0x10000);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  return `${ID_PREFIXES[kind]}_${toHex(bytes)}`;
}

const PACKABLE = /^[a-z]{3}_[0-9a-f]{32}$/;
/** What no id is ever made to: finds nothing. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** An id as the text of a uuid; of what is no id of ours that of nothing. */
export const packId = (id: string): string => (PACKABLE.test(id) ? id.slice(4) : NO_ID);

/** The same of an id that was made here or read from the database, and so needs no look at its form. */
export const packOwnId = (id: string): string => id.slice(4);

/** The id that a uuid stands for, as the database writes it. */
export const unpackId = (kind: IdKind, uuid: string): string => `${ID_PREFIXES[kind]}_${uuid.replaceAll('-', '')}`;

export function toHex(bytes: Uint8Array): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('hex');
}

/** @throws RangeError when the text is not an even number of hex digits. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new RangeError('not hexadecimal');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
