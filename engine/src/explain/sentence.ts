import { valueAt } from '../billing/reasons.ts';
import { parseRatio } from '../money/decimal.ts';
import { negate, ZERO } from '../money/fraction.ts';
import type { OperatingCostReasonKindName } from '../operating-costs/reason-kinds.ts';
import { type Explained, isOfHeating } from './explained.ts';
import { fieldUnit } from './fields.ts';
import { heatingName } from './heating/names.ts';
import { HEATING_ENGLISH } from './heating/texts-english.ts';
import { HEATING_GERMAN } from './heating/texts-german.ts';
import { type ExplanationLanguage, formatDay, formatValue, isGerman } from './number-format.ts';
import { positionName, serviceName } from './operating-costs/names.ts';
import { OPERATING_COST_ENGLISH } from './operating-costs/texts-english.ts';
import { OPERATING_COST_GERMAN } from './operating-costs/texts-german.ts';
import type { Wording } from './wording.ts';
import { wordFor } from './words.ts';

type Wordings = Readonly<Record<OperatingCostReasonKindName, Wording>>;
const GERMAN: Wordings = { ...HEATING_GERMAN, ...OPERATING_COST_GERMAN };
const ENGLISH: Wordings = { ...HEATING_ENGLISH, ...OPERATING_COST_ENGLISH };

/** Which input a name of a sentence means: the first that matches. */
const NAMED: Readonly<Record<string, RegExp>> = {
  closing: /closing_quantity$/,
  landlord: /^co2\/landlord$/,
  class: /^co2\/class$/,
  percent: /percent$/,
  cost: /^co2\/cost$/,
  area: /area_m2$/,
  reading: /\/(heating|hot_water_m3|cold_water_m3)$|^substitutes\//,
  time: /^time\//,
  price: /price$/,
  pot: /^pots\/[a-z_]+(\/groups\/\d+)?$|^\/pots\//,
  part: /\/(base|consumption)$/,
  sum: /\/(recorded|area)$/,
  invoice: /^\/cold_water\/amount_eur$/,
  basis: /credit_basis/,
  total: /\/total$/,
  rate: /vat_percent$/,
  advance: /advance_eur$|\/advance$/,
  from: /\/occupancies\/\d+\/from$/,
  to: /\/occupancies\/\d+\/to$/,
  amount: /^\/positions\/\d+\/amount_eur$/,
  deduction: /\/deduction\/amount_eur$/,
  distributed: /^positions\/.*\/cost$/,
  whole: /^positions\/.*\/key_total$/,
  own: /^occupants\/.*\/keys\//,
  unit_price: /^positions\/.*\/price$/,
  labour: /labour\/\d+\/amount_eur$/,
  year: /\/advance_basis$/,
};

/** The sentence of a step, from its kind and its inputs. A part in brackets falls away where an input of it is not there. */
export function sentenceOf(all: Explained, language: ExplanationLanguage): string {
  const { exact, plain } = (isGerman(language) ? GERMAN : ENGLISH)[all.reason.rule as OperatingCostReasonKindName];
  const fill = (text: string): string | undefined => {
    let whole = true;
    const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = named(all, name, language);
      whole &&= value !== undefined;
      return value ?? '';
    });
    return whole ? filled : undefined;
  };
  const wanted = language.endsWith('-simple') ? plain : exact;
  return fill(wanted.replace(/\[([^\]]*)\]/g, (_, part: string) => fill(part) ?? '')) ?? '';
}

/** Parts that say nothing where they are the whole. */
const PARTS: readonly string[] = ['landlord', 'labour'];

function named(all: Explained, name: string, language: ExplanationLanguage): string | undefined {
  const { reason, reasons, house } = all;
  const say = (value: string, unit: string): string => shown(value, RECORDED[unit] ?? unit, language);
  if (name === 'value') return say(reason.value, reason.unit);
  if (name === 'due') return isOwed(reason.value) ? say(reason.value, reason.unit) : undefined;
  if (name === 'credit') return isOwed(reason.value) ? undefined : owed(reason, language);
  if (name === 'count') return String(reason.inputs.length);
  if (name === 'several') return reason.inputs.length > 1 ? String(reason.inputs.length) : undefined;
  if (name === 'position') return isOfHeating(all) ? undefined : positionName(all, language);
  if (name === 'service') return isOfHeating(all) ? undefined : serviceName(all, language);
  if (isOfHeating(all)) {
    const word = heatingName(all, name, language);
    if (word !== undefined) return word;
  }
  const input = reason.inputs.find((each) => NAMED[name]?.test(each));
  if (input === undefined) return undefined;
  const step = reasons[input];
  const value = step?.value ?? valueAt(house, input);
  if (typeof value !== 'string') return undefined;
  const text = say(value, step?.unit ?? fieldUnit(input, house));
  return PARTS.includes(name) && text === say(reason.value, reason.unit) ? undefined : text;
}

/** What devices count has a name in a sentence; in a calculation and a table it is a bare number. */
const RECORDED: Readonly<Record<string, string>> = { 'as recorded': 'recorded units' };

const isOwed = (value: string): boolean => !value.startsWith('-');

const owed = ({ value, unit }: Explained['reason'], language: ExplanationLanguage): string =>
  formatValue(negate(parseRatio(value) ?? ZERO), unit, language);

/** A value of a step or of the house file, as the language writes it; days and words stay what they are. */
export function shown(value: string, unit: string, language: ExplanationLanguage): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, language);
  if (value === 'true') return isGerman(language) ? 'ja' : 'yes';
  if (value === 'false') return isGerman(language) ? 'nein' : 'no';
  const number = parseRatio(value);
  return number === undefined ? wordFor(value, language) : formatValue(number, unit, language);
}
