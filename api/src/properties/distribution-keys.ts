import { inForceOn, LAW_PARAMETERS, parseDecimal } from '@klarmeter/engine';
import { Problem, type ProblemFinding } from '../problem.ts';
import { berlinDay } from './berlin-day.ts';
import type { DistributionKeys } from './schemas.ts';

const RULES = [
  { field: 'heating_consumption_percent', parameter: 'heizkostenv.7.heating_consumption' },
  { field: 'hot_water_consumption_percent', parameter: 'heizkostenv.8.hot_water_consumption' },
] as const;

/**
 * HeizkostenV sections 7(1) and 8(1): at least 50 and at most 70 percent go by consumption. The range in force today
 * decides; the billing run asks again for the first day of its period.
 * Interpretation: section 10 allows more by agreement with every occupant. Such agreements are not kept here, so more
 * is refused rather than billed without one.
 * @throws Problem `rule-violated` naming every key outside its range.
 */
export function refuseUnlawfulKeys(keys: DistributionKeys, now: Date): void {
  const findings = RULES.flatMap(({ field, parameter }): ProblemFinding[] => {
    const { value, source } = inForceOn(entriesOf(parameter), berlinDay(now));
    const { min, max } = value as { min: bigint; max: bigint };
    const percent = parseDecimal(keys[field]);
    if (percent !== undefined && percent.n >= min * percent.d && percent.n <= max * percent.d) return [];
    return [
      {
        pointer: `/keys/${field}`,
        code: 'consumption_percent_out_of_range',
        legal_basis: `${source.statute} ${source.provision}`,
        message_de: `Nach Verbrauch zu verteilen sind mindestens ${min} und höchstens ${max} Prozent der Kosten.`,
        message_en: `At least ${min} and at most ${max} percent of the costs go by consumption.`,
      },
    ];
  });
  if (findings.length > 0) throw new Problem('rule-violated', 'The law sets limits to these keys.', { findings });
}

function entriesOf(id: string) {
  const parameter = LAW_PARAMETERS.find((each) => each.id === id);
  if (parameter === undefined) throw new Error(`the register has no parameter ${id}`);
  return parameter.entries;
}
