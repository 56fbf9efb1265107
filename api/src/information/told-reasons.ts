import type { InformedMonth, MonthFile } from '@klarmeter/engine';
import { valueAt } from '@klarmeter/engine';
import type { InformationReason } from './information-schemas.ts';
import type { Provenance } from './provenance.ts';

/** Where a user stands in the month file. */
export interface PlaceInMonth {
  readonly unitIndex: number;
  readonly occupancyIndex: number;
}

/** The figures of a user that have a reason, those he is told first first. */
const FIGURES = [
  ...['heating', 'hot_water'].flatMap((use) =>
    ['', '_previous_month', '_same_month_last_year', '_average'].map((figure) => `${use}${figure}`),
  ),
  'approximate_eur',
];

/**
 * Every step behind the figures of one user, down to his own values and those of the whole house. Values of others are
 * counted and not shown: a mean must not tell a user what his neighbour consumed.
 */
export function toldReasons(
  file: MonthFile,
  provenance: Provenance,
  { reasons = {} }: InformedMonth,
  place: PlaceInMonth,
): InformationReason[] {
  const at = `users/units/${place.unitIndex}/occupancies/${place.occupancyIndex}`;
  const wanted = FIGURES.map((figure) => `${at}/${figure}`);
  const told = new Map<string, InformationReason>();
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const reason = told.has(next) ? undefined : reasons[next];
    if (reason === undefined) continue;
    const own = reason.inputs.filter((input) => !isOfOthers(input, place));
    const others = reason.inputs.length - own.length;
    told.set(next, {
      ...reason,
      inputs: [
        ...own.map((input) => (input.startsWith('/') ? ownValue(input, file, provenance) : { reason_id: input })),
        ...(others === 0 ? [] : [{ others }]),
      ],
    });
    wanted.push(...own.filter((input) => !input.startsWith('/')));
  }
  return [...told.values()];
}

function ownValue(pointer: string, file: MonthFile, provenance: Provenance): InformationReason['inputs'][number] {
  const source = provenance[pointer];
  const value = String(valueAt(file, pointer) ?? '');
  return source === undefined
    ? { pointer, value }
    : { pointer, value, source: { reading_ids: [...source.reading_ids] } };
}

/** Values of another unit, or of somebody else in the same one. What a group shares names nobody. */
function isOfOthers(input: string, { unitIndex, occupancyIndex }: PlaceInMonth): boolean {
  if (!input.startsWith('/units/')) return false;
  const unit = `/units/${unitIndex}/`;
  if (!input.startsWith(unit)) return true;
  return input.startsWith(`${unit}occupancies/`) && !input.startsWith(`${unit}occupancies/${occupancyIndex}/`);
}
