import { byteAt, bytesOfHex, hexByte } from '../bytes.ts';
import { inGreaterUnit } from './durations.ts';
import { dayAtPlace, named, textOf, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** The record with the state of the smoke chamber: low five bits soiling, then removal, then the battery. */
const CHAMBER = { subunit: 1, vif: 'FF2C' } as const;
const SOILING = 0x1f;
const REMOVED = 0x40;
/** Code of the battery to volts; only a full one has been seen. */
const BATTERY: Readonly<Record<number, string>> = { 15: '3.00V' };

const MINUTES_OF_HOUR = 60;

/** Tariffs of subunit 1 tell the events apart. */
const ALARM = { tariff: 1, subunit: 1 } as const;
const REMOVAL = { tariff: 2, subunit: 1 } as const;
const TEST_BUTTON = { tariff: 3, subunit: 1 } as const;

/**
 * Ei 6500 smoke alarms: standard records whose tariff and subunit say which event a counter and a date belong to. Days
 * of 1 January 2000 mean that there has been none; they are passed on as sent.
 */
export const ei6500: MakerProfile = {
  id: 'ei-6500',
  family: 'Ei Electronics Ei6500-OMS',
  deviceKinds: ['smoke_alarm'],
  certainty: 'partial',
  vectors: 5,
  missing: 'the distance to an obstacle; battery codes other than that of a full battery',
  devices: [{ manufacturer: 'EIE', versions: [0x0c], deviceTypes: [0x1a] }],
  content: 'records',
  read({ records }) {
    const chamber = bytesOfHex(valueAt(records, 'manufacturer_specific', CHAMBER) ?? '');
    if (chamber === null || chamber.length < 2) return null;
    const state = byteAt(chamber, 0);
    const soiling = state & SOILING;
    const removed = (state & REMOVED) !== 0;
    const flags = valueAt(records, 'error_flags');
    return {
      records: [],
      flags: removed ? ['tampered'] : [],
      values: named({
        status: removed ? 'TAMPER_WHILE_REMOVED' : flags === null ? null : statusOfFlags(Number(flags)),
        last_alarm_date: dayAtPlace(records, ALARM),
        alarm_counter: valueAt(records, 'cumulation_counter', ALARM),
        last_remove_date: dayAtPlace(records, REMOVAL),
        removed_counter: valueAt(records, 'cumulation_counter', REMOVAL),
        duration_removed_h: textOf(inGreaterUnit(valueAt(records, 'tariff_duration', REMOVAL), MINUTES_OF_HOUR)),
        test_button_last_date: dayAtPlace(records, TEST_BUTTON),
        test_button_counter: valueAt(records, 'cumulation_counter', TEST_BUTTON),
        installation_date: dayAtPlace(records, { tariff: 2 }),
        last_sound_check_date: dayAtPlace(records, { storage: 1 }),
        dust_level: `DUST_${hexByte(soiling).replace(/^0/, '')}`,
        dust_level_counter: String(soiling),
        battery_level: BATTERY[byteAt(chamber, 1)],
        software_version: valueAt(records, 'software_version'),
        message_datetime: valueAt(records, 'date_time'),
      }),
    };
  },
};

const statusOfFlags = (flags: number): string =>
  flags === 0 ? 'OK' : `ERROR_FLAGS_${flags.toString(16).toUpperCase()}`;
