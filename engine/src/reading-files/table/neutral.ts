import type { TableMapping } from './mapping.ts';

/** Columns of our own layout, for whoever can choose one. */
export const NEUTRAL_COLUMNS = [
  'Zählernummer',
  'Hersteller',
  'Gerätetyp',
  'Ablesedatum',
  'Zählerstand',
  'Einheit',
  'Stichtag',
  'Stichtagswert',
  'Status',
] as const;

/** How our own layout is read; every account has this mapping from the start. */
export const NEUTRAL_MAPPING: TableMapping = {
  kind: 'csv',
  encoding: 'auto',
  headerRows: 1,
  record: '',
  decimal: ',',
  thousands: null,
  dateFormats: ['DD.MM.YYYY', 'DD.MM.YYYY HH:mm', 'DD.MM.YYYY HH:mm:ss', 'YYYY-MM-DD', 'YYYY-MM-DD HH:mm:ss'],
  columns: {
    meterId: { name: 'Zählernummer', transform: 'auto' },
    manufacturer: { name: 'Hersteller' },
    deviceKind: { name: 'Gerätetyp' },
    readAt: { name: 'Ablesedatum' },
    current: { name: 'Zählerstand', unitColumn: 'Einheit' },
    dueDate: { name: 'Stichtag' },
    dueValue: { name: 'Stichtagswert', unitColumn: 'Einheit' },
    status: { name: 'Status' },
  },
  skip: [],
};
