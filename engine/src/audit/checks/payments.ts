import { parseDecimal } from '../../money/decimal.ts';
import { compare } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import type { CommonSubject } from '../common.ts';
import { euro, name, names, words } from '../details.ts';
import { hit, lacksInPart, type Outcome } from '../outcome.ts';

/** BGB section 556(3): advance payments are taken off as they were paid, by whom they were paid. */
export const paymentChecks = {
  advance_missing: {
    severity: 'warning',
    legalBasis: 'BGB § 556(3)',
    title: words('Vorauszahlung fehlt', 'Advance payment missing'),
    message: words(
      '{occupants}: Keine Vorauszahlung eingetragen, bei anderen Nutzern schon. Sie zahlten sonst alles noch einmal.',
      '{occupants}: no advance payment is entered, for other users it is. They would pay everything again.',
    ),
    toDo: words(
      'Tragen Sie ein, was gezahlt wurde, auch wenn es 0,00 EUR sind.',
      'Enter what was paid, even if it is 0.00 EUR.',
    ),
    run: ({ occupants }) => {
      const tenants = occupants.filter(({ isLet }) => isLet);
      const missing = tenants.filter(({ advance }) => advance === undefined);
      const [first] = missing;
      if (first === undefined || missing.length === tenants.length) return [];
      return [hit(first.path, { occupants: names(missing.map((each) => each.name)) })];
    },
  },

  advance_differs_from_payments: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    title: words('Vorauszahlung ist nicht das Gezahlte', 'Advance is not what was paid'),
    message: words(
      '{occupant}: Abgezogen sind {advance} EUR, gezahlt wurden {paid} EUR.',
      '{occupant}: {advance} EUR are deducted, {paid} EUR were paid.',
    ),
    toDo: words(
      'Ziehen Sie ab, was wirklich gezahlt wurde, nicht was vereinbart war.',
      'Deduct what was really paid, not what was agreed.',
    ),
    run: ({ occupants }) =>
      occupants
        .filter(({ isLet, advance }) => isLet && advance !== undefined)
        .flatMap(({ advance: deducted, facts, path, name: who }): Outcome<never>[] => {
          const [advance, paid] = [parseDecimal(deducted ?? ''), parseDecimal(facts?.advance_paid_eur ?? '')];
          if (advance === undefined || paid === undefined) return [lacksInPart('occupancies.advance_paid_eur')];
          if (compare(advance, paid) === 0) return [];
          return [hit(`${path}/advance_eur`, { occupant: name(who), advance: euro(advance), paid: euro(paid) })];
        }),
  },

  vacancy_with_advance: {
    severity: 'warning',
    legalBasis: 'BGB § 556(3)',
    title: words('Vorauszahlung für Leerstand', 'Advance payment for a vacancy'),
    message: words(
      '{occupant}: Die Einheit steht leer, trotzdem sind {advance} EUR Vorauszahlung eingetragen.',
      '{occupant}: the unit is vacant, yet {advance} EUR of advance payment are entered.',
    ),
    toDo: words(
      'Ordnen Sie die Zahlung dem Mieter zu, der sie geleistet hat.',
      'Assign the payment to the tenant who made it.',
    ),
    run: ({ occupants }) =>
      occupants.flatMap(({ vacant, advance: deducted, path, name: who }) => {
        const advance = parseDecimal(deducted ?? '');
        if (!vacant || advance === undefined || advance.n === 0n) return [];
        return [hit(`${path}/advance_eur`, { occupant: name(who), advance: euro(advance) })];
      }),
  },
} satisfies Record<string, CheckDefinition<CommonSubject, never>>;
