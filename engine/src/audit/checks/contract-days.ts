import type { CheckDefinition } from '../check.ts';
import type { CommonSubject } from '../common.ts';
import { name, onDay, words } from '../details.ts';
import { hit, lacksInPart, type Outcome } from '../outcome.ts';

/** Whether everybody is billed for the days he had a contract. */
export const contractDayChecks = {
  occupancy_days_differ: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 9b(2)',
    title: words('Nutzungszeitraum weicht vom Vertrag ab', 'Occupancy differs from the contract'),
    message: words(
      '{occupant}: Abgerechnet ist vom {from} bis {to}. Der Vertrag läuft in dieser Zeit vom {contractFrom} bis {contractTo}.',
      '{occupant}: billed from {from} to {to}. The contract runs from {contractFrom} to {contractTo} in this time.',
    ),
    toDo: words('Stellen Sie die Tage richtig.', 'Correct the days.'),
    run: ({ house: { period }, occupants }) =>
      occupants
        .filter(({ isLet }) => isLet)
        .flatMap(({ name: who, path, period: own, facts }): Outcome<never>[] => {
          if (own === undefined) return [];
          if (facts?.contract_from === undefined) return [lacksInPart('occupancies.contract_from')];
          if (facts.contract_to === undefined) return [lacksInPart('occupancies.contract_to')];
          let { from, to } = period;
          if (facts.contract_from > from) from = facts.contract_from;
          if (facts.contract_to !== null && facts.contract_to < to) to = facts.contract_to;
          if (from === own.from && to === own.to) return [];
          const contract = { contractFrom: onDay(from), contractTo: onDay(to) };
          const billed = { from: onDay(own.from), to: onDay(own.to) };
          return [hit(path, { occupant: name(who), ...billed, ...contract })];
        }),
  },
} satisfies Record<string, CheckDefinition<CommonSubject, never>>;
