import { OPERATING_COST_KINDS } from '../../law/de/betrkv/section-2-kinds.parameters.ts';
import type { OperatingCostPosition, OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { ExplainedIn } from '../explained.ts';
import { type ExplanationLanguage, isGerman } from '../number-format.ts';

type Explained = ExplainedIn<OperatingCostsHouse>;

/** Ids of steps of one position: of the house, of an occupant, of the labour within his line. */
const STEPS_OF_POSITION = [
  /^positions\/(.*)\/(?:cost|key_total|price)$/,
  /^occupants\/units\/\d+\/occupancies\/\d+\/(?:positions|keys)\/(.*)$/,
  /^occupants\/units\/\d+\/occupancies\/\d+\/labour\/positions\/(.*)\/\d+$/,
] as const;

function positionOf({ reason, house }: Explained): OperatingCostPosition | undefined {
  const id = STEPS_OF_POSITION.flatMap((pattern) => pattern.exec(reason.id)?.[1] ?? [])[0];
  return house.positions?.find((each) => each.id === id);
}

/** What the contract, or else the ordinance, calls the cost a step is about; undefined where it is about none. */
export function positionName(all: Explained, language: ExplanationLanguage): string | undefined {
  const position = positionOf(all);
  if (position === undefined || position.label !== undefined) return position?.label;
  const kind = OPERATING_COST_KINDS.flatMap(({ value }) => value).find((each) => each.kind === position.kind);
  return isGerman(language) ? kind?.nameDe : kind?.nameEn;
}

const SERVICES = {
  s35a_2: { de: 'haushaltsnahe Dienstleistungen', en: 'household services' },
  s35a_3: { de: 'Handwerkerleistungen', en: 'craftsmen' },
} as const;

/** Which labour of EStG section 35a a sum of the certificate is of. */
export function serviceName({ reason }: Explained, language: ExplanationLanguage): string | undefined {
  const kind = /\/labour\/(s35a_[23])$/.exec(reason.id)?.[1] as keyof typeof SERVICES | undefined;
  return kind && SERVICES[kind][isGerman(language) ? 'de' : 'en'];
}
