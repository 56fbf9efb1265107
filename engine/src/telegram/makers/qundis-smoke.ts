import { statusText } from '../status.ts';
import { inGreaterUnit } from './durations.ts';
import { dayAtPlace, named, textOf, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const SECONDS_OF_HOUR = 3600;

/** Qundis Q smoke: standard records; a duration without a name in the standard is passed on as such. */
export const qundisSmoke: MakerProfile = {
  id: 'qundis-smoke',
  family: 'Qundis Q smoke 5 and 5.5',
  deviceKinds: ['smoke_alarm'],
  certainty: 'partial',
  vectors: 2,
  missing: 'what the duration measures; alarms and removals, which no recorded telegram carries',
  devices: [{ manufacturer: 'QDS', deviceTypes: [0x1a] }],
  content: 'records',
  read({ records, status }) {
    const flags = valueAt(records, 'error_flags');
    const seconds = valueAt(records, 'duration_since_readout', { vif: 'FDAC7E' });
    return {
      records: [],
      values: named({
        status: flags === null && status === null ? null : statusText(status ?? 0, Number(flags ?? 0)),
        error_date: dayAtPlace(records, { function: 'at_error' }),
        some_sort_of_duration_h: textOf(inGreaterUnit(seconds, SECONDS_OF_HOUR)),
      }),
    };
  },
};
