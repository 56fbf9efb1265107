import type { CheckDefinition } from '../../check.ts';
import { euro, name, words } from '../../details.ts';
import type { LostClaim } from '../../lost-claims.ts';
import { hit, lacksInPart, type Outcome } from '../../outcome.ts';
import type { OperatingCostSubject } from '../subject.ts';

/** BGB section 556(2): operating costs are agreed as advances, which are settled, or as a flat rate, which is not. */
export const flatRateChecks = {
  flat_rate_settled: {
    severity: 'error',
    legalBasis: 'BGB § 556(2)',
    title: words('Pauschale abgerechnet', 'Flat rate settled'),
    message: words(
      '{occupant}: Vereinbart ist eine Pauschale. {amount} EUR lassen sich nicht nachfordern.',
      '{occupant}: a flat rate is agreed. {amount} EUR cannot be claimed on top.',
    ),
    toDo: words(
      'Fordern Sie nichts nach. Eine Erhöhung der Pauschale wirkt nur für die Zukunft.',
      'Claim nothing. A higher flat rate holds for the future only.',
    ),
    run: ({ occupants }) =>
      occupants
        .filter(({ isLet }) => isLet)
        .flatMap(({ path, name: who, facts, sums }): Outcome<LostClaim>[] => {
          if (facts?.flat_rate === undefined) return [lacksInPart('occupancies.flat_rate')];
          if (!facts.flat_rate || sums.balance.n <= 0n) return [];
          const details = { occupant: name(who), amount: euro(sums.balance) };
          const claim: LostClaim = { right: 'claimLost', legalBasis: 'BGB § 556(2)', of: (each) => each.path === path };
          return [hit(path, details, claim)];
        }),
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, LostClaim>>;
