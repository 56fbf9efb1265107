import { vatPercentOn } from '../../law/de/ustg/section-12-rate.ts';
import { parse, parseDecimal } from '../../money/decimal.ts';
import { compare } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { euro, name, names, number, words } from '../details.ts';
import { hit, lacksInPart, type Outcome } from '../outcome.ts';

/** Value added tax and advance payments: what turns costs into what is to be paid. */
export const paymentChecks = {
  vat_for_dwelling: {
    severity: 'error',
    legalBasis: 'UStG § 9(2)',
    title: words('Umsatzsteuer für eine Wohnung', 'Value added tax for a flat'),
    message: words(
      '{occupant}: Die Abrechnung weist {percent} % Umsatzsteuer aus. Für Wohnungen ist das nicht möglich.',
      '{occupant}: the statement shows {percent} % of value added tax. That is not possible for flats.',
    ),
    toDo: words('Entfernen Sie den Steuersatz.', 'Remove the rate.'),
    run: ({ occupants }) =>
      occupants.flatMap(({ file, unit, path, name: who }): Outcome[] => {
        if (file.vat_percent === undefined || parse(file.vat_percent).n === 0n) return [];
        if (unit.facts?.use === undefined) return [lacksInPart('units.use')];
        if (unit.facts.use !== 'residential') return [];
        return [hit(`${path}/vat_percent`, { occupant: name(who), percent: number(parse(file.vat_percent)) })];
      }),
  },

  vat_not_shown: {
    severity: 'warning',
    legalBasis: 'UStG § 14(4)',
    title: words('Umsatzsteuer nicht ausgewiesen', 'Value added tax not shown'),
    message: words(
      '{occupant}: Für die Miete ist Umsatzsteuer vereinbart. Die Abrechnung weist keine aus.',
      '{occupant}: the rent bears value added tax. The statement shows none.',
    ),
    toDo: words('Tragen Sie den Steuersatz beim Nutzer ein.', 'Enter the rate at the occupancy.'),
    run: ({ occupants }) =>
      occupants
        .filter(({ isLet, unit }) => isLet && unit.facts?.use === 'commercial')
        .flatMap(({ file, facts, path, name: who }): Outcome[] => {
          if (facts?.vat_option === undefined) return [lacksInPart('occupancies.vat_option')];
          return facts.vat_option && file.vat_percent === undefined ? [hit(path, { occupant: name(who) })] : [];
        }),
  },

  vat_rate_wrong: {
    severity: 'error',
    legalBasis: 'UStG § 12(1)',
    title: words('Falscher Steuersatz', 'Wrong rate of value added tax'),
    message: words(
      '{occupant}: Die Abrechnung weist {percent} % Umsatzsteuer aus. Es gelten {rate} %.',
      '{occupant}: the statement shows {percent} % of value added tax. The rate is {rate} %.',
    ),
    toDo: words('Tragen Sie den geltenden Satz ein.', 'Enter the rate in force.'),
    run: ({ occupants, house }) => {
      const rate = vatPercentOn(house.period.to);
      if (rate === undefined) return [];
      return occupants.flatMap(({ file, path, name: who }) => {
        const percent = parseDecimal(file.vat_percent ?? '');
        if (percent === undefined || percent.n === 0n || compare(percent, rate) === 0) return [];
        const details = { occupant: name(who), percent: number(percent), rate: number(rate) };
        return [hit(`${path}/vat_percent`, details)];
      });
    },
  },

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
      const missing = tenants.filter(({ file }) => file.advance_eur === undefined);
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
        .filter(({ isLet, file }) => isLet && file.advance_eur !== undefined)
        .flatMap(({ file, facts, path, name: who }): Outcome[] => {
          const [advance, paid] = [parseDecimal(file.advance_eur ?? ''), parseDecimal(facts?.advance_paid_eur ?? '')];
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
      occupants.flatMap(({ file, path, name: who }) => {
        const advance = parseDecimal(file.advance_eur ?? '');
        if (file.vacant !== true || advance === undefined || advance.n === 0n) return [];
        return [hit(`${path}/advance_eur`, { occupant: name(who), advance: euro(advance) })];
      }),
  },
} satisfies Record<string, CheckDefinition>;
