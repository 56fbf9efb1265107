import { vatPercentOn } from '../../law/de/ustg/section-12-rate.ts';
import { parse, parseDecimal } from '../../money/decimal.ts';
import { compare } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { name, number, words } from '../details.ts';
import { hit, lacksInPart, type Outcome } from '../outcome.ts';

/** Value added tax: what turns costs into what is to be paid. */
export const vatChecks = {
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
} satisfies Record<string, CheckDefinition>;
