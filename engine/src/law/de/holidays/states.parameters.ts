import type { Day } from '../../../time/day.ts';
import type { Citation, Dated } from '../../dated.ts';
import type { HolidayCode, HolidayDate } from './days.ts';
import type { State } from './place.ts';

/** One holiday of a state. */
export interface StateHoliday {
  readonly code: HolidayCode;
  readonly date: HolidayDate;
  /** Kept in some municipalities only, which a place has to name. */
  readonly local?: true;
  /** A single day, kept in this year and no other. */
  readonly onlyIn?: number;
  /** Known without a text that says so. */
  readonly provisional?: true;
}

const NEW_YEAR: StateHoliday = { code: 'new_year', date: { on: '01-01' } };
const EPIPHANY: StateHoliday = { code: 'epiphany', date: { on: '01-06' } };
const WOMENS_DAY: StateHoliday = { code: 'womens_day', date: { on: '03-08' } };
const GOOD_FRIDAY: StateHoliday = { code: 'good_friday', date: { afterEaster: -2 } };
const EASTER_SUNDAY: StateHoliday = { code: 'easter_sunday', date: { afterEaster: 0 } };
const EASTER_MONDAY: StateHoliday = { code: 'easter_monday', date: { afterEaster: 1 } };
const LABOUR_DAY: StateHoliday = { code: 'labour_day', date: { on: '05-01' } };
const LIBERATION_DAY: StateHoliday = { code: 'liberation_day', date: { on: '05-08' }, provisional: true };
const ASCENSION: StateHoliday = { code: 'ascension', date: { afterEaster: 39 } };
const WHIT_SUNDAY: StateHoliday = { code: 'whit_sunday', date: { afterEaster: 49 } };
const WHIT_MONDAY: StateHoliday = { code: 'whit_monday', date: { afterEaster: 50 } };
const CORPUS_CHRISTI: StateHoliday = { code: 'corpus_christi', date: { afterEaster: 60 } };
const PEACE_FESTIVAL: StateHoliday = { code: 'peace_festival', date: { on: '08-08' } };
const ASSUMPTION: StateHoliday = { code: 'assumption', date: { on: '08-15' } };
const CHILDRENS_DAY: StateHoliday = { code: 'childrens_day', date: { on: '09-20' } };
const UNITY_DAY: StateHoliday = { code: 'unity_day', date: { on: '10-03' } };
const REFORMATION_DAY: StateHoliday = { code: 'reformation_day', date: { on: '10-31' } };
const ALL_SAINTS: StateHoliday = { code: 'all_saints', date: { on: '11-01' } };
const REPENTANCE_DAY: StateHoliday = { code: 'repentance_day', date: { weekday: 3, before: '11-23' } };
const CHRISTMAS_DAY: StateHoliday = { code: 'christmas_day', date: { on: '12-25' } };
const SECOND_CHRISTMAS_DAY: StateHoliday = { code: 'second_christmas_day', date: { on: '12-26' } };

/** 500 years after the theses it was a holiday everywhere, once. */
const REFORMATION_DAY_2017: StateHoliday = { ...REFORMATION_DAY, onlyIn: 2017, provisional: true };

const EVERYWHERE = [
  NEW_YEAR,
  GOOD_FRIDAY,
  EASTER_MONDAY,
  LABOUR_DAY,
  ASCENSION,
  WHIT_MONDAY,
  UNITY_DAY,
  CHRISTMAS_DAY,
  SECOND_CHRISTMAS_DAY,
] as const;

/** Since this year the Day of Prayer and Repentance is a holiday in Saxony alone; what was before is not kept here. */
const FIRST_DAY: Day = '1995-01-01';

const since = (from: Day, source: Citation, ...more: readonly StateHoliday[]): Dated<readonly StateHoliday[]> => ({
  from,
  source,
  value: [...EVERYWHERE, ...more],
});

const act = (statute: string, provision: string, url: string): Citation => ({ statute, provision, url });
const BB = act('FTG (Brandenburg)', '§ 2', 'https://bravors.brandenburg.de/');
const BE = act('Gesetz über die Sonn- und Feiertage (Berlin)', '§ 1', 'https://gesetze.berlin.de/');
const BW = act('FTG (Baden-Württemberg)', '§ 1', 'https://www.landesrecht-bw.de/');
const BY = act('FTG (Bayern)', 'Art. 1', 'https://www.gesetze-bayern.de/');
const HB = act('Gesetz über die Sonn-, Gedenk- und Feiertage (Bremen)', '§ 2', 'https://www.transparenz.bremen.de/');
const HE = act('HFeiertagsG', '§ 1', 'https://www.rv.hessenrecht.hessen.de/');
const HH = act('Feiertagsgesetz (Hamburg)', '§ 1', 'https://www.landesrecht-hamburg.de/');
const MV = act('FTG M-V', '§ 2', 'https://www.landesrecht-mv.de/');
const NI = act('NFeiertagsG', '§ 2', 'https://voris.wolterskluwer-online.de/');
const NW = act('Feiertagsgesetz NW', '§ 2', 'https://recht.nrw.de/');
const RP = act('LFtG (Rheinland-Pfalz)', '§ 2', 'https://www.landesrecht.rlp.de/');
const SH = act('SFTG (Schleswig-Holstein)', '§ 2', 'https://www.gesetze-rechtsprechung.sh.juris.de/');
const SL = act('SFG (Saarland)', '§ 2', 'https://recht.saarland.de/');
const SN = act('SächsSFG', '§ 1', 'https://www.revosax.sachsen.de/');
const ST = act('FeiertG LSA', '§ 2', 'https://www.landesrecht.sachsen-anhalt.de/');
const TH = act('ThürFGtG', '§ 2', 'https://landesrecht.thueringen.de/');

const LOCAL = { local: true } as const;

/**
 * Public holidays (gesetzliche Feiertage) of each state. Picked by the day itself.
 * Interpretation: the year a day became a holiday stands for the day its act came into force; no other holiday of that
 * act lies in between.
 */
export const STATE_HOLIDAYS: Readonly<Record<State, readonly Dated<readonly StateHoliday[]>[]>> = {
  BB: [since(FIRST_DAY, BB, EASTER_SUNDAY, WHIT_SUNDAY, REFORMATION_DAY)],
  BE: [
    since(FIRST_DAY, BE, REFORMATION_DAY_2017),
    since('2019-01-01', BE, WOMENS_DAY, { ...LIBERATION_DAY, onlyIn: 2020 }, { ...LIBERATION_DAY, onlyIn: 2025 }),
  ],
  BW: [since(FIRST_DAY, BW, EPIPHANY, CORPUS_CHRISTI, REFORMATION_DAY_2017, ALL_SAINTS)],
  BY: [
    since(
      FIRST_DAY,
      BY,
      EPIPHANY,
      CORPUS_CHRISTI,
      { ...PEACE_FESTIVAL, ...LOCAL },
      { ...ASSUMPTION, ...LOCAL },
      REFORMATION_DAY_2017,
      ALL_SAINTS,
    ),
  ],
  HB: [since(FIRST_DAY, HB, REFORMATION_DAY_2017), since('2018-01-01', HB, REFORMATION_DAY)],
  HE: [since(FIRST_DAY, HE, CORPUS_CHRISTI, REFORMATION_DAY_2017)],
  HH: [since(FIRST_DAY, HH, REFORMATION_DAY_2017), since('2018-01-01', HH, REFORMATION_DAY)],
  MV: [
    since(FIRST_DAY, MV, REFORMATION_DAY),
    since('2023-01-01', MV, { ...WOMENS_DAY, provisional: true }, REFORMATION_DAY),
  ],
  NI: [since(FIRST_DAY, NI, REFORMATION_DAY_2017), since('2018-01-01', NI, REFORMATION_DAY)],
  NW: [since(FIRST_DAY, NW, CORPUS_CHRISTI, REFORMATION_DAY_2017, ALL_SAINTS)],
  RP: [since(FIRST_DAY, RP, CORPUS_CHRISTI, REFORMATION_DAY_2017, ALL_SAINTS)],
  SH: [since(FIRST_DAY, SH, REFORMATION_DAY_2017), since('2018-01-01', SH, REFORMATION_DAY)],
  SL: [since(FIRST_DAY, SL, CORPUS_CHRISTI, ASSUMPTION, REFORMATION_DAY_2017, ALL_SAINTS)],
  SN: [since(FIRST_DAY, SN, { ...CORPUS_CHRISTI, ...LOCAL }, REFORMATION_DAY, REPENTANCE_DAY)],
  ST: [since(FIRST_DAY, ST, EPIPHANY, REFORMATION_DAY)],
  TH: [
    since(FIRST_DAY, TH, { ...CORPUS_CHRISTI, ...LOCAL }, REFORMATION_DAY),
    since('2019-01-01', TH, { ...CORPUS_CHRISTI, ...LOCAL }, CHILDRENS_DAY, REFORMATION_DAY),
  ],
};
