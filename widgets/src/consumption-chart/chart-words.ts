import { msg, str } from '@lit/localize';
import { day, dayRange, number, quantity } from '../i18n/format.ts';
import { formatLocale } from '../i18n/locale.ts';
import {
  type Comparison,
  comparisonOf,
  isKnown,
  type Panel,
  type Reading,
  type Serial,
  type Slot,
} from './chart-model.ts';
import type { Flat, MissingReason, QuantityUnit, Use } from './consumption.ts';

/** Printed where a value is missing. Never a 0, which would be a value. */
export const MISSING = '–';
/** The current year first, as in the title. */
const SERIALS = ['now', 'before'] as const satisfies readonly Serial[];
/** Printed behind a value that covers a part of its time. */
export const PART = '*';

/** A column has one number of decimals; three of kWh would read as thousands in another country. */
const DECIMALS: Readonly<Record<QuantityUnit, number>> = { kWh: 0, m3: 3, units: 0 };

export function useName(use: Use): string {
  if (use === 'heating') return msg('Heizung', { id: 'consumption-chart.heating' });
  if (use === 'hot_water') return msg('Warmwasser', { id: 'consumption-chart.hot-water' });
  return msg('Kaltwasser', { id: 'consumption-chart.cold-water' });
}

export function unitName(unit: QuantityUnit): string {
  if (unit === 'units') return msg('Einheiten', { id: 'consumption-chart.units' });
  return unit === 'm3' ? 'm³' : unit;
}

/** The number alone: `800`, or the sign for none. */
export function figure(value: string | null, unit: QuantityUnit): string {
  return value === null ? MISSING : number(value, DECIMALS[unit]);
}

function amount(value: string, unit: QuantityUnit): string {
  return quantity(value, unitName(unit), DECIMALS[unit]);
}

/** `Heizung 2022: 800 kWh`: what the chart shows, in one line. */
export function finding({ use, unit, year, total }: Panel): string {
  const what = useName(use);
  if (total === null) return `${what} ${year}`;
  if (total.value === null) return `${what} ${year}: ${msg('kein Jahreswert', { id: 'consumption-chart.no-total' })}`;
  const when = total.partial ? dayRange(total.from, total.to) : year;
  return `${what} ${when}: ${amount(total.value, unit)}`;
}

/** `mehr als 2021 (680 kWh)`; undefined where there is nothing to say. */
export function comparison(panel: Panel): string | undefined {
  const { unit, yearBefore, totalBefore } = panel;
  if (yearBefore === null || totalBefore === null || totalBefore.value === null) return undefined;
  const before = amount(totalBefore.value, unit);
  const how = comparisonOf(panel, figure);
  if (how === undefined)
    return `${totalBefore.partial ? dayRange(totalBefore.from, totalBefore.to) : yearBefore}: ${before}`;
  return compared(how, yearBefore, before);
}

function compared(how: Comparison, year: string, before: string): string {
  if (how === 'more') return msg(str`mehr als ${year} (${before})`, { id: 'consumption-chart.more-than' });
  if (how === 'less') return msg(str`weniger als ${year} (${before})`, { id: 'consumption-chart.less' });
  return msg(str`so viel wie ${year} (${before})`, { id: 'consumption-chart.same' });
}

/** A month without its year, or the year. */
export function slotName({ interval }: Panel, { key }: Slot, form: 'long' | 'short'): string {
  if (interval === 'year') return key;
  const format = new Intl.DateTimeFormat(formatLocale(), { month: form, timeZone: 'UTC' });
  return format.format(new Date(`2000-${key}-01T00:00:00Z`));
}

/** `März 2022: 120 kWh · März 2021: 96 kWh`: everything about one place. */
export function slotSentence(panel: Panel, slot: Slot): string {
  const known = SERIALS.filter((serial) => slot[serial] !== null);
  // Outside of the time there is nothing to say of either year.
  const serials = known.length > 0 ? known : SERIALS.slice(0, 1);
  return serials.map((serial) => readingSentence(panel, slot, serial)).join(' · ');
}

function readingSentence(panel: Panel, slot: Slot, serial: Serial): string {
  const reading = slot[serial];
  const year = serial === 'now' ? panel.year : panel.yearBefore;
  const when = panel.interval === 'year' ? slot.key : `${slotName(panel, slot, 'long')} ${year}`;
  if (reading === null || reading.value === null) return `${when}: ${MISSING} (${whyNot(reading)})`;
  return `${reading.partial ? dayRange(reading.from, reading.to) : when}: ${amount(reading.value, panel.unit)}`;
}

/** What is missing and why, and what covers a part of its time only, the older year first. */
export function remarks(panel: Panel): string[] {
  return SERIALS.toReversed().flatMap((serial) =>
    panel.slots
      .filter(({ [serial]: reading }) => reading !== null && (reading.value === null || reading.partial))
      .map((slot) => readingSentence(panel, slot, serial)),
  );
}

/** Why there is no value: nobody asked for that time, or the reason the API gives. */
export function whyNot(reading: Reading | null): string {
  return reading === null ? msg('nicht im Zeitraum', { id: 'consumption-chart.outside' }) : reasonWords(reading.reason);
}

/** Finding and every value, for who cannot see the bars. */
export function description(panel: Panel): string {
  const head = [finding(panel), comparison(panel)].filter(Boolean).join(', ');
  const known = panel.slots.filter(isKnown);
  return `${head}. ${known.map((slot) => slotSentence(panel, slot)).join('; ')}.`;
}

function reasonWords(reason: MissingReason | null): string {
  if (reason === 'no_device') return msg('kein Gerät', { id: 'consumption-chart.no-device' });
  if (reason === 'negative_consumption')
    return msg('Zählerstand ist gesunken', { id: 'consumption-chart.negative-consumption' });
  if (reason === 'evaluation_factor_missing')
    return msg('Bewertungsfaktor fehlt', { id: 'consumption-chart.evaluation-factor-missing' });
  // Which of its ends is missing tells a reader nothing.
  return msg('Messwert fehlt', { id: 'consumption-chart.value-missing' });
}

/** The label, and its days where another flat is called the same. */
export function flatName({ label, ambiguous, from, to }: Flat): string {
  return ambiguous ? `${label} (${day(from)} – ${day(to)})` : label;
}
