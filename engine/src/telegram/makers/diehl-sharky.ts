import { dayAtPlace, named } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const HEAT = [0x04, 0x0a, 0x0b, 0x0c, 0x0d];

/**
 * Diehl Sharky heat and cooling meters, all in standard records. Which storage holds the day of the kept values differs
 * between the generations: 5 in Sharky 775, 1 in Sharky 774.
 */
export const diehlSharky: MakerProfile = {
  id: 'diehl-sharky',
  family: 'Diehl Sharky 774, 775',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 6,
  missing: '',
  devices: [{ manufacturer: 'DME', versions: [0x40, 0x41], deviceTypes: HEAT }],
  content: 'records',
  read({ meter, records }) {
    const date =
      meter.version === 0x40
        ? { target_date: dayAtPlace(records, { storage: 5 }) }
        : { set_date: dayAtPlace(records, { storage: 1 }) };
    return { records: [], values: named(date) };
  },
};
