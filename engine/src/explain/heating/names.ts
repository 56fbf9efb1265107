import type { House } from '../../billing/house.ts';
import { parseRatio } from '../../money/decimal.ts';
import { ZERO } from '../../money/fraction.ts';
import type { ExplainedIn } from '../explained.ts';
import { type ExplanationLanguage, formatValue, isGerman } from '../number-format.ts';
import { unitOf } from '../terms.ts';

type Explained = ExplainedIn<House>;
type Name = (all: Explained, language: ExplanationLanguage) => string | undefined;

/** Which costs a step is about, by the middle of its id; without one those of the whole house. */
const SCOPES: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  combined: { de: 'Für Heizung und Warmwasser gemeinsam', en: 'For heating and hot water together' },
  heating: { de: 'Allein für die Heizung', en: 'For heating alone' },
  hot_water: { de: 'Allein für das Warmwasser', en: 'For hot water alone' },
};
const HOUSE = { de: 'Im ganzen Haus', en: 'In the whole house' };

/** What a price is for, by the unit of what the cost was divided by. */
const ONE_OF: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  m2: { de: 'Ein Quadratmeter', en: 'One square metre' },
  m3: { de: 'Ein Kubikmeter', en: 'One cubic metre' },
};
const ONE_UNIT = { de: 'Eine Einheit', en: 'One unit' };

const inLanguage = ({ de, en }: { readonly de: string; readonly en: string }, language: ExplanationLanguage): string =>
  isGerman(language) ? de : en;

/** Words of a sentence that no single input stands for. */
const NAMES: Readonly<Record<string, Name>> = {
  scope: ({ reason }, language) =>
    inLanguage(SCOPES[/^costs\/(\w+)\/fuel$/.exec(reason.id)?.[1] ?? ''] ?? HOUSE, language),
  place: ({ reason }, language) =>
    inLanguage(
      reason.id.includes('/groups/')
        ? { de: 'In der Nutzergruppe', en: 'In the user group' }
        : { de: 'Im Haus', en: 'In the house' },
      language,
    ),
  substitutes: ({ reason }, language) =>
    reason.inputs.some((input) => input.startsWith('substitutes/'))
      ? inLanguage({ de: 'Ersatzwerte', en: 'substitutes' }, language)
      : undefined,
  one: (all, language) => inLanguage(ONE_OF[unitOf(all, all.reason.inputs[1] ?? '')] ?? ONE_UNIT, language),
  kilograms: ({ reason }, language) => formatValue(parseRatio(reason.value) ?? ZERO, 'kg', language),
};

export const heatingName = (all: Explained, name: string, language: ExplanationLanguage): string | undefined =>
  NAMES[name]?.(all, language);
