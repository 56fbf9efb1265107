import { refusal } from '../problem.ts';
import type { PersonChange } from './schemas.ts';

/**
 * How many people live in a unit is said from the first day on, and each change lies behind the one before, within the
 * occupancy. @throws Problem `rule-violated`.
 */
export function refusePersonChanges(
  { from, to }: { readonly from: string; readonly to: string | null },
  { persons, person_changes }: { readonly persons: number | null; readonly person_changes: readonly PersonChange[] },
): void {
  if (person_changes.length > 0 && persons === null) {
    throw refusal('/persons', 'persons_missing', {
      de: 'Vor der ersten Änderung braucht es die Personenzahl vom ersten Tag an.',
      en: 'Before the first change the number of persons from the first day on is needed.',
    });
  }
  let last = from;
  person_changes.forEach((change, index) => {
    if (change.from <= last || (to !== null && change.from > to)) {
      throw refusal(`/person_changes/${index}/from`, 'person_change_out_of_order', {
        de: 'Änderungen der Personenzahl stehen in zeitlicher Folge und liegen in der Nutzungszeit.',
        en: 'Changes of the number of persons stand in order of time and within the occupancy.',
      });
    }
    last = change.from;
  });
}
