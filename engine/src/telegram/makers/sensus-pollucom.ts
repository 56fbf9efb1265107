import { statusText } from '../status.ts';
import { dayAtPlace, named } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Sensus PolluCom F, all in standard records. */
export const sensusPollucom: MakerProfile = {
  id: 'sensus-pollucom',
  family: 'Sensus PolluCom F',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 1,
  missing: '',
  devices: [{ manufacturer: 'SEN', versions: [0x1d], deviceTypes: [0x04] }],
  content: 'records',
  read: ({ records, status }) => ({
    records: [],
    values: named({ target_date: dayAtPlace(records, { storage: 1 }), status: statusText(status ?? 0) }),
  }),
};
