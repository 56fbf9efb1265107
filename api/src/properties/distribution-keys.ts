import {
  agreedRange,
  type Day,
  HEATING_CONSUMPTION_PERCENT,
  HOT_WATER_CONSUMPTION_PERCENT,
  inForceOn,
  isWithin,
  parseDecimal,
} from '@klarmeter/engine';
import { Problem, type ProblemFinding } from '../problem.ts';
import { berlinDay } from './berlin-day.ts';
import type { DistributionKeys } from './schemas.ts';

const RULES = [
  { field: 'heating_consumption_percent', entries: HEATING_CONSUMPTION_PERCENT },
  { field: 'hot_water_consumption_percent', entries: HOT_WATER_CONSUMPTION_PERCENT },
] as const;

/** How a house says that it may do otherwise. */
const BY_AGREEMENT = {
  de: ', es sei denn, keys.agreement begründet etwas anderes',
  en: ', unless keys.agreement gives a reason',
};

/**
 * HeizkostenV sections 7(1) and 8(1): the keys outside the range in force on a day, each as a finding. An agreement
 * (section 10), or a house outside of the ordinance (sections 2 and 11), widens it; its reason stands with the keys.
 */
export function findUnlawfulKeys(keys: DistributionKeys, day: Day): ProblemFinding[] {
  return RULES.flatMap(({ field, entries }): ProblemFinding[] => {
    const { value: inOrdinance, source } = inForceOn(entries, day);
    const value = agreedRange(inOrdinance, keys.agreement?.kind);
    const percent = parseDecimal(keys[field]);
    if (percent !== undefined && isWithin(percent, value)) return [];
    const otherwise = keys.agreement === undefined ? BY_AGREEMENT : { de: '', en: '' };
    return [
      {
        pointer: `/keys/${field}`,
        code: 'consumption_percent_out_of_range',
        legal_basis: `${source.statute} ${source.provision}`,
        message_de: `Nach Verbrauch zu verteilen sind mindestens ${value.min} und höchstens ${value.max} Prozent der Kosten${otherwise.de}.`,
        message_en: `At least ${value.min} and at most ${value.max} percent of the costs go by consumption${otherwise.en}.`,
      },
    ];
  });
}

/**
 * The keys of a property by the range in force today; a billing run asks again for the first day of its period.
 * @throws Problem `rule-violated` naming every key outside its range.
 */
export function refuseUnlawfulKeys(keys: DistributionKeys, now: Date): void {
  const findings = findUnlawfulKeys(keys, berlinDay(now));
  if (findings.length > 0) throw new Problem('rule-violated', 'The law sets limits to these keys.', { findings });
}
