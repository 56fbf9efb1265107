import { type Details, name, names } from './details.ts';
import { hit, type Outcome } from './outcome.ts';
import type { HeatClaim } from './reduction.ts';
import type { Occupant, Subject } from './subject.ts';

/** That the statement of a tenant lacks something; with the first month of it, where it is something of each month. */
export interface Lacking {
  readonly kind: 'lacking';
  readonly month: string;
}

export const lacking = (month = ''): Lacking => ({ kind: 'lacking', month });

/**
 * Asks every tenant about information he is owed. All who lack it are one finding, with the cut for them; what is not
 * known of others stands beside it.
 */
export function askTenants(
  subject: Subject,
  { details = {}, ...claim }: { readonly details?: Details } & Pick<HeatClaim, 'upTo'>,
  ask: (occupant: Occupant) => Lacking | Outcome | undefined,
): readonly Outcome[] {
  const unknown: Outcome[] = [];
  const found: Occupant[] = [];
  const months: string[] = [];
  for (const occupant of subject.occupants.filter(({ isLet }) => isLet)) {
    const answer = ask(occupant);
    if (answer === undefined) continue;
    if (answer.kind !== 'lacking') unknown.push(answer);
    else {
      found.push(occupant);
      months.push(answer.month);
    }
  }
  const [first] = found;
  if (first === undefined) return unknown;
  const who = names(found.map((each) => each.name));
  const said = { ...details, occupants: who, month: name(months.sort()[0] ?? '') };
  return [
    hit(first.path, said, { right: 'informationMissing', of: (each) => found.includes(each), ...claim }),
    ...unknown,
  ];
}
