import type { CheckDefinition } from '../check.ts';
import type { CommonSubject } from '../common.ts';
import { words } from '../details.ts';
import { hit, lacks } from '../outcome.ts';

/** Whose statement it is, which the law wants to be said of every kind. */
export const landlordChecks = {
  landlord_not_named: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    title: words('Vermieter nicht genannt', 'Landlord not named'),
    message: words(
      'Die Abrechnungen sagen nicht, in wessen Auftrag sie erstellt sind.',
      'The statements do not say on whose behalf they were made.',
    ),
    toDo: words('Tragen Sie Name und Anschrift des Vermieters ein.', 'Enter name and address of the landlord.'),
    run: ({ facts }) => {
      if (facts.information?.landlord === undefined) return [lacks('information.landlord')];
      return facts.information.landlord ? [] : [hit('/facts/information/landlord')];
    },
  },
} satisfies Record<string, CheckDefinition<CommonSubject, never>>;
