import { type Day, yearOf } from '../../../time/day.ts';
import { type Citation, firstDayOf, inForceOn } from '../../dated.ts';
import { dateOfHoliday, HOLIDAY_NAMES, type HolidayCode } from './days.ts';
import type { Place, State } from './place.ts';
import { STATE_HOLIDAYS, type StateHoliday } from './states.parameters.ts';

/** A public holiday on its day. */
export interface PublicHoliday {
  readonly day: Day;
  readonly code: HolidayCode;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly source: Citation;
  /** Known without a text that says so. */
  readonly provisional: boolean;
}

/**
 * The public holiday that `day` is at `place`, if it is one. RangeError before `firstHolidayDay`, and for a local
 * holiday that the state does not leave to its municipalities.
 */
export function holidayOn(day: Day, place: Place): PublicHoliday | undefined {
  const { value, source } = inForceOn(STATE_HOLIDAYS[place.state], day);
  checkLocal(place);
  const holiday = value.find((each) => isKept(each, day, place) && dateOfHoliday(each.date, day) === day);
  if (holiday === undefined) return undefined;
  const { de, en } = HOLIDAY_NAMES[holiday.code];
  return { day, code: holiday.code, nameDe: de, nameEn: en, source, provisional: holiday.provisional ?? false };
}

/** The public holidays of a year at `place` in order. RangeError as with `holidayOn`. */
export function holidaysOf(year: number, place: Place): PublicHoliday[] {
  const days = STATE_HOLIDAYS[place.state].flatMap(({ value }) =>
    value.map(({ date }) => dateOfHoliday(date, `${String(year).padStart(4, '0')}-01-01` as Day)),
  );
  return [...new Set(days)].toSorted().flatMap((day) => holidayOn(day, place) ?? []);
}

/** What a place in this state may name as `localHolidays`. */
export const localHolidaysOf = (state: State): HolidayCode[] => [
  ...new Set(STATE_HOLIDAYS[state].flatMap(({ value }) => value.filter(({ local }) => local).map(({ code }) => code))),
];

/** The first day whose holidays are known. */
export const firstHolidayDay = (state: State): Day => firstDayOf(STATE_HOLIDAYS[state]);

const isKept = ({ code, local, onlyIn }: StateHoliday, day: Day, { localHolidays }: Place): boolean =>
  (onlyIn === undefined || onlyIn === yearOf(day)) && (!local || (localHolidays?.includes(code) ?? false));

function checkLocal({ state, localHolidays = [] }: Place): void {
  const unknown = localHolidays.find((code) => !localHolidaysOf(state).includes(code));
  if (unknown !== undefined) throw new RangeError(`${unknown} is not left to the municipalities of ${state}`);
}
