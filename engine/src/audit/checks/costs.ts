import { DELIVERED_ENERGY_COST_KINDS } from '../../law/de/heizkostenv/section-7-heat-costs.ts';
import { parse } from '../../money/decimal.ts';
import { add, compare, divide, type Fraction, fraction, isLess, multiply, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { type Details, euro, name, number, percent, words } from '../details.ts';
import type { AgreementFacts } from '../facts.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { Subject } from '../subject.ts';

const METERING_KINDS: readonly string[] = ['metering_rent', 'calibration', 'reading', 'billing'];

/** HeizkostenV sections 4(2), 7(2) and 8(2): what may stand in a heat bill, and how often. */
export const costChecks = {
  cost_booked_twice: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 7(2)',
    title: words('Kosten doppelt gebucht', 'Cost booked twice'),
    message: words(
      '„{description}“ über {amount} EUR steht zweimal in den Kosten, mit demselben Datum.',
      '"{description}" of {amount} EUR stands twice among the costs, with the same day.',
    ),
    toDo: words(
      'Streichen Sie die zweite Buchung, wenn es nur eine Rechnung gibt.',
      'Remove the second entry if there is only one invoice.',
    ),
    run: (subject) => {
      const { house, file, facts } = subject;
      if (house.costs.length < 2) return [];
      if (facts.costs === undefined) return [lacks('costs')];
      const seen = new Map<string, Fraction>();
      return house.costs.flatMap((cost, index): Outcome[] => {
        const own = facts.costs?.find(({ id }) => id === file.costs?.[index]?.id);
        if (own?.description === undefined) return [lacksInPart('costs.description')];
        if (own.day === undefined) return [lacksInPart('costs.day')];
        const key = JSON.stringify([cost.kind, cost.scope, own.description.trim().toLowerCase(), own.day]);
        const before = seen.get(key);
        seen.set(key, cost.amount);
        if (before === undefined || compare(before, cost.amount) !== 0) return [];
        return [hit(`/house${cost.path}`, { description: name(own.description), amount: euro(cost.amount) })];
      });
    },
  },

  metering_rental_not_announced: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 4(2)',
    title: words('Miete der Messgeräte nicht angekündigt', 'Rental of the devices not announced'),
    message: words(
      'Die Gerätemiete von {amount} EUR ist umgelegt. Die Nutzer wurden vorher nicht informiert.',
      'The rent of the devices of {amount} EUR is distributed. The users were not told before.',
    ),
    toDo: words(
      'Nehmen Sie die Miete heraus oder holen Sie die Ankündigung für die Zukunft nach.',
      'Take the rent out, or announce it for the future.',
    ),
    run: (subject) => withRental(subject, (rental, details) => (rental === null ? details : null)),
  },

  metering_rental_rejected: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 4(2)',
    title: words('Mehrheit gegen die Miete der Messgeräte', 'Majority against the rental of the devices'),
    message: words(
      'Der Gerätemiete von {amount} EUR haben {objections} von {users} Nutzern widersprochen.',
      '{objections} of {users} users objected to the rent of the devices of {amount} EUR.',
    ),
    toDo: words('Nehmen Sie die Miete aus der Abrechnung.', 'Take the rent out of the bill.'),
    run: (subject) =>
      withRental(subject, (rental, details) => {
        if (rental === null) return null;
        // Section 4(2): a majority is more than half of the users, not of those who answered.
        const [users, objections] = [parse(rental.users), parse(rental.objections)];
        if (!isLess(users, multiply(objections, fraction(2n)))) return null;
        return { ...details, users: number(users), objections: number(objections) };
      }),
  },

  water_supply_twice: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 8(2)',
    title: words('Wasser des Warmwassers doppelt', 'Water of the hot water twice'),
    message: words(
      'Die Wasserversorgung von {amount} EUR steht beim Warmwasser und noch einmal in der Kaltwasserrechnung.',
      'Water supply of {amount} EUR stands with the hot water and once more in the bill of cold water.',
    ),
    toDo: words(
      'Streichen Sie die Kosten beim Warmwasser oder ziehen Sie die Menge beim Kaltwasser ab.',
      'Remove the cost from hot water, or deduct the volume from cold water.',
    ),
    run: ({ house, facts }) => {
      const water = house.costs.filter(({ kind }) => kind === 'water_supply');
      const [first] = water;
      if (first === undefined || house.coldWater === undefined) return [];
      const twice = facts.plant?.cold_water_includes_hot;
      if (twice === undefined) return [lacks('plant.cold_water_includes_hot')];
      return twice ? [hit(`/house${first.path}`, { amount: euro(sum(water.map(({ amount }) => amount))) })] : [];
    },
  },

  metering_costs_high: {
    severity: 'warning',
    legalBasis: null,
    title: words('Messkosten auffällig hoch', 'Cost of metering strikingly high'),
    message: words(
      'Miete, Eichung, Ablesung und Abrechnung sind {share} % der Kosten ({amount} EUR). Über {max} % ist selten.',
      'Rent, calibration, reading and billing are {share} % of the cost ({amount} EUR). Above {max} % is rare.',
    ),
    toDo: words(
      'Vergleichen Sie die Beträge mit dem Vertrag. Stehen mehrere Jahre darin?',
      'Compare the amounts with the contract. Do they stand for several years?',
    ),
    run: ({ house, result }) => {
      const metering = house.costs.filter(({ kind }) => METERING_KINDS.includes(kind));
      const whole = parse(result.total_costs_eur);
      const [first] = metering;
      if (first === undefined || whole.n <= 0n) return [];
      const amount = sum(metering.map((cost) => cost.amount));
      const [share, max] = [divide(amount, whole), limit('metering_share_max')];
      if (!isLess(max, share)) return [];
      return [hit(`/house${first.path}`, { share: percent(share), amount: euro(amount), max: percent(max) })];
    },
  },

  operating_electricity_high: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 7(2)',
    title: words('Betriebsstrom auffällig hoch', 'Operating electricity strikingly high'),
    message: words(
      'Der Betriebsstrom kostet {amount} EUR, das sind {share} % der Energie. Über {max} % ist selten.',
      'Operating electricity costs {amount} EUR, which is {share} % of the energy. Above {max} % is rare.',
    ),
    toDo: words(
      'Prüfen Sie, ob am Zähler noch Licht, Aufzug oder anderes hängt.',
      'Check whether light, lift or something else hangs on the meter.',
    ),
    run: ({ house, result }) => {
      const electricity = house.costs.filter(({ kind }) => kind === 'operating_electricity');
      const [first] = electricity;
      const bought = sum(
        house.costs.flatMap(({ kind, amount }) => (DELIVERED_ENERGY_COST_KINDS.includes(kind) ? [amount] : [])),
      );
      const energy = add(bought, parse(result.fuel_stock?.used_eur ?? '0'));
      if (first === undefined || energy.n <= 0n) return [];
      const amount = sum(electricity.map((cost) => cost.amount));
      const [share, max] = [divide(amount, energy), limit('operating_electricity_share_max')];
      if (!isLess(max, share)) return [];
      return [hit(`/house${first.path}`, { share: percent(share), amount: euro(amount), max: percent(max) })];
    },
  },
} satisfies Record<string, CheckDefinition>;

/** Asks about the announcement where rent of devices is distributed; `judge` gives the details of a finding. */
function withRental(
  { house, facts }: Subject,
  judge: (rental: NonNullable<AgreementFacts['metering_rental']> | null, details: Details) => Details | null,
): Outcome[] {
  const rent = house.costs.filter(({ kind }) => kind === 'metering_rent');
  const [first] = rent;
  if (first === undefined) return [];
  const rental = facts.agreements?.metering_rental;
  if (rental === undefined) return [lacks('agreements.metering_rental')];
  const details = judge(rental, { amount: euro(sum(rent.map(({ amount }) => amount))) });
  return details === null ? [] : [hit(`/house${first.path}`, details)];
}
