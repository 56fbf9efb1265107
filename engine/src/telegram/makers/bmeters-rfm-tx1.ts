import { byteAt, hexByte } from '../bytes.ts';
import { billableDay } from '../dates.ts';
import { calendarMonths } from './calendar-months.ts';
import { clock, countAt, named } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const CLOCK_AT = 13;
const CLOCK_SIZE = 6;
const MONTHS_AT = CLOCK_AT + CLOCK_SIZE;
const MONTH_SIZE = 3;
const SIZE = MONTHS_AT + 12 * MONTH_SIZE;

/**
 * B Meters RFM-TX1: what its security mode (16) means is not known. Thirteen bytes hide the register; the clock (six
 * times two digits, seconds first) and the register at the end of each calendar month, in hundredths, are in plain.
 */
export const bmetersRfmTx1: MakerProfile = {
  id: 'bmeters-rfm-tx1',
  family: 'B Meters RFM-TX1',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 1,
  missing: 'the current register: how it is hidden cannot be told from one recorded telegram',
  devices: [{ manufacturer: 'BMT', versions: [0x05], deviceTypes: [0x06, 0x07], controlInformation: [0x7a] }],
  content: 'payload',
  read({ payload }) {
    if (payload.length < SIZE) return null;
    const [second, minute, hour, day, month, year] = Array.from({ length: CLOCK_SIZE }, (_, n) =>
      hexByte(byteAt(payload, CLOCK_AT + n)),
    );
    const today = billableDay(`20${year}-${month}-${day}`);
    const time = `${hour}:${minute}:${second}`;
    if (today === null || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return null;
    const counts = Array.from({ length: 12 }, (_, n) => countAt(payload, MONTHS_AT + MONTH_SIZE * n, MONTH_SIZE));
    const records = calendarMonths(today, counts, { quantity: 'volume', unit: 'm3', exponent: -2 });
    return { records: [clock(`${today}T${time}`), ...records], values: named({ meter_datetime: `${today}T${time}` }) };
  },
};
