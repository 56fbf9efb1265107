import type { OperatingCostKindId } from '../../../law/de/betrkv/section-2-kinds.parameters.ts';
import { formatCents, parse } from '../../../money/decimal.ts';
import { fraction, isLess, isZero, multiply, toCents } from '../../../money/fraction.ts';
import { type Period, shareOfYear } from '../../../time/period.ts';
import type { CheckDefinition } from '../../check.ts';
import { costChecks } from '../../checks/costs.ts';
import { isDwelling } from '../../common.ts';
import { euro, joined, name, number, onDay, words } from '../../details.ts';
import { hit, lacks, lacksInPart } from '../../outcome.ts';
import { limit } from '../../settings.ts';
import type { PositionFacts } from '../facts.ts';
import { type Found, kindOf, kindWords, withPosition, withPrevious } from '../look.ts';
import { corrected, dropped, type OperatingCostClaim } from '../reduction.ts';
import type { AuditedPosition, OperatingCostSubject } from '../subject.ts';

/** BGB section 556(1) and (3), BetrKV sections 1 and 2: which costs belong into this statement, and how often. */
export const positionChecks = {
  mixed_cost_without_deduction: {
    severity: 'error',
    legalBasis: 'BetrKV § 1(2)',
    title: words('Verwaltung oder Reparatur nicht abgezogen', 'Administration or repairs not deducted'),
    message: words(
      '{cost}: {amount} EUR bezahlen auch Verwaltung oder Reparaturen. Abgezogen ist nichts.',
      '{cost}: {amount} EUR pay for administration or repairs as well. Nothing is deducted.',
    ),
    toDo: words(
      'Ziehen Sie den Anteil ab, der nicht umlagefähig ist, und nennen Sie den Grund.',
      'Deduct the part that may not be distributed, and name the reason.',
    ),
    run: ({ positions }) =>
      positions.flatMap(({ id, path, name: cost, model, facts }): Found[] => {
        if (model.deduction !== undefined || facts?.covers === 'operation') return [];
        if (facts?.covers === undefined) {
          return MIXED_KINDS.has(model.kind.kind) ? [lacksInPart('costs.covers')] : [];
        }
        const details = { cost, amount: euro(model.amount) };
        return [hit(path, details, dropped('BetrKV § 1(2)', [id], true))];
      }),
  },

  kind_not_agreed: {
    severity: 'error',
    legalBasis: 'BGB § 556(1)',
    title: words('Kostenart nicht vereinbart', 'Kind of cost not agreed'),
    message: words(
      '{cost}: Nach den Verträgen trägt der Vermieter diese Kosten. Umgelegt sind {amount} EUR.',
      '{cost}: by the contracts the landlord bears this cost. {amount} EUR are distributed.',
    ),
    toDo: words('Nehmen Sie die Position heraus.', 'Take the position out.'),
    run: ({ positions, facts }) => {
      const out = facts.agreements?.kinds_left_out;
      if (out === undefined) return positions.length === 0 ? [] : [lacks('agreements.kinds_left_out')];
      return positions
        .filter((position) => out.includes(kindOf(position)))
        .map(({ id, path, name: cost, result }) =>
          hit(path, { cost, amount: euro(parse(result.distributed_eur)) }, dropped('BGB § 556(1)', [id])),
        );
    },
  },

  cost_booked_twice: {
    ...costChecks.cost_booked_twice,
    legalBasis: 'BGB § 556(3)',
    run: ({ positions }) => {
      if (positions.length < 2) return [];
      const seen = new Set<string>();
      return positions.flatMap(({ id, path, model, facts }): Found[] => {
        const key = invoiceOf(facts, model.amount);
        if (key === undefined)
          return [lacksInPart(facts?.description === undefined ? 'costs.description' : 'costs.day')];
        const again = seen.has(key);
        seen.add(key);
        if (!again || isZero(model.amount)) return [];
        const details = { description: name(facts?.description ?? ''), amount: euro(model.amount) };
        return [hit(path, details, dropped('BGB § 556(3)', [id]))];
      });
    },
  },

  cost_billed_before: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    title: words('Rechnung schon im letzten Zeitraum', 'Invoice billed in the period before'),
    message: words(
      '„{description}“ vom {day} über {amount} EUR steht schon in der letzten Abrechnung.',
      '"{description}" of {day} over {amount} EUR stands in the last statement already.',
    ),
    toDo: words('Nehmen Sie die Position heraus.', 'Take the position out.'),
    run: (subject) =>
      withPrevious(subject, ({ costs, house }) => {
        if (subject.positions.length === 0) return [];
        if (costs === undefined) return [lacks('previous.costs')];
        const before = new Set(
          house.positions.map(({ id, amount }) =>
            invoiceOf(
              costs.find((each) => each.id === id),
              amount,
            ),
          ),
        );
        return subject.positions.flatMap(({ id, path, model, facts }): Found[] => {
          const key = invoiceOf(facts, model.amount);
          if (key === undefined) {
            return [lacksInPart(facts?.description === undefined ? 'costs.description' : 'costs.day')];
          }
          if (!before.has(key)) return [];
          const { description = '', day } = facts ?? {};
          const details = { description: name(description), amount: euro(model.amount) };
          return [hit(path, { ...details, day: onDay(day ?? house.period.to) }, dropped('BGB § 556(3)', [id]))];
        });
      }),
  },

  cost_of_another_period: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    title: words('Kosten aus einem anderen Zeitraum', 'Cost of another period'),
    message: words(
      '{cost}: Geleistet vom {from} bis {to}, bezahlt am {day}. Beides liegt nicht im Abrechnungszeitraum.',
      '{cost}: served from {from} to {to}, paid on {day}. Neither lies in the billing period.',
    ),
    toDo: words(
      'Rechnen Sie die Kosten dort ab, wo sie entstanden sind oder bezahlt wurden.',
      'Bill the cost in the period in which it arose or was paid.',
    ),
    run: ({ positions, house: { period } }) =>
      positions.flatMap(({ id, path, name: cost, file, facts }): Found[] => {
        const { service_from: from, service_to: to, day } = facts ?? {};
        // Days of the cost in the file lie within the period.
        if (file.from !== undefined || file.to !== undefined) return [];
        if (from === undefined) return [lacksInPart('costs.service_from')];
        if (to === undefined) return [lacksInPart('costs.service_to')];
        if (meets(period, { from, to })) return [];
        // The landlord may go by payment as well as by service (BGH VIII ZR 49/07).
        if (day === undefined) return [lacksInPart('costs.day')];
        if (meets(period, { from: day, to: day })) return [];
        const details = { cost, from: onDay(from), to: onDay(to), day: onDay(day) };
        return [hit(path, details, dropped('BGB § 556(3)', [id]))];
      }),
  },

  work_charged_twice: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    title: words('Arbeit des Hauswarts doppelt', 'Work of the caretaker twice'),
    message: words(
      '{cost}: Diese Arbeit gehört schon zum Vertrag des Hauswarts. {amount} EUR kommen dazu.',
      '{cost}: the contract of the caretaker covers this work already. {amount} EUR come on top.',
    ),
    toDo: words(
      'Setzen Sie die Arbeit nur einmal an, dort oder beim Hauswart.',
      'Charge the work once only, there or with the caretaker.',
    ),
    run: ({ positions }) => {
      const caretakers = positions.filter((position) => kindOf(position) === 'caretaker');
      const others = positions.filter((position) => CARETAKERS_KINDS.test(position.model.kind.number));
      if (caretakers.length === 0 || others.length === 0) return [];
      if (caretakers.every(({ facts }) => facts?.includes_kinds === undefined)) return [lacks('costs.includes_kinds')];
      const done = caretakers.flatMap(({ facts }) => facts?.includes_kinds ?? []);
      return others
        .filter((position) => done.includes(kindOf(position)))
        .map(({ id, path, name: cost, result }) =>
          hit(path, { cost, amount: euro(parse(result.distributed_eur)) }, dropped('BetrKV § 2', [id])),
        );
    },
  },

  commercial_part_not_deducted: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    title: words('Gewerbe nicht vorweg abgezogen', 'Commercial part not deducted'),
    message: words(
      '{cost}: Das Gewerbe macht diese Kosten erheblich höher. Trotzdem ist alles auf alle verteilt.',
      '{cost}: the commercial units make this cost considerably higher. Yet all of it goes to everybody.',
    ),
    toDo: words(
      'Ziehen Sie den Anteil des Gewerbes vorweg ab oder verteilen Sie getrennt.',
      'Deduct the commercial part first, or distribute separately.',
    ),
    run: ({ positions, units }) =>
      positions.flatMap(({ id, path, name: cost, model, facts }): Found[] => {
        const taking = units.filter((unit) => model.units?.has(unit.id) ?? true);
        const isMixed = taking.some(isDwelling) && taking.some((unit) => !isDwelling(unit));
        if (!isMixed || model.deduction !== undefined) return [];
        if (facts?.commercial_extra === undefined) return [lacksInPart('costs.commercial_extra')];
        return facts.commercial_extra ? [hit(path, { cost }, dropped('BGB § 556a(1)', [id], true))] : [];
      }),
  },

  fibre_provision_high: {
    severity: 'warning',
    legalBasis: 'TKG § 72(2)',
    title: words('Glasfaserentgelt auffällig hoch', 'Fibre provision fee strikingly high'),
    message: words(
      '{cost}: {amount} EUR sind umgelegt. Höchstens {max} EUR je Wohnung und Jahr sind erlaubt, hier {most} EUR.',
      '{cost}: {amount} EUR are distributed. {max} EUR for each flat and year are allowed at most, here {most} EUR.',
    ),
    toDo: words(
      'Setzen Sie nur den erlaubten Betrag an, und nur für die erlaubten Jahre.',
      'Charge the amount allowed only, and in the years allowed only.',
    ),
    run: (subject) =>
      subject.positions.flatMap((position): Found[] => {
        const { id, path, name: cost, model, result } = position;
        if (model.kind.kind !== 'fibre_provision') return [];
        const flats = subject.units.filter((unit) => model.units?.has(unit.id) ?? true).length;
        const max = limit('fibre_provision_eur_max');
        const most = multiply(multiply(max, fraction(BigInt(flats))), shareOfYear(model.period));
        const amount = parse(result.distributed_eur);
        if (!isLess(most, amount)) return [];
        const amount_eur = formatCents(toCents(most));
        const right = withPosition(subject, id, ({ deduction: _, labour: __, ...each }) => ({ ...each, amount_eur }));
        const details = { cost, amount: euro(amount), max: number(max), most: euro(most) };
        return [hit(path, details, corrected('TKG § 72(2)', [id], right))];
      }),
  },

  position_without_amount: {
    severity: 'warning',
    legalBasis: null,
    title: words('Position ohne Betrag', 'Position without an amount'),
    message: words('{cost}: Der Betrag ist 0,00 EUR.', '{cost}: the amount is 0.00 EUR.'),
    toDo: words(
      'Tragen Sie den Betrag ein oder löschen Sie die Position.',
      'Enter the amount, or delete the position.',
    ),
    run: ({ positions }) =>
      positions
        .filter(({ model }) => isZero(model.amount))
        .map(({ path, name: cost }) => hit(`${path}/amount_eur`, { cost })),
  },

  kind_left_out: {
    severity: 'warning',
    legalBasis: 'BGB § 556(3)',
    title: words('Kostenart fehlt gegenüber dem letzten Zeitraum', 'Kind of cost missing that was there last time'),
    message: words(
      'Zuletzt abgerechnet, jetzt nicht mehr: {kinds}. Nach der Frist ist das verloren.',
      'Billed last time, no longer now: {kinds}. After the deadline that is lost.',
    ),
    toDo: words('Prüfen Sie, ob eine Rechnung fehlt.', 'Check whether an invoice is missing.'),
    run: (subject) =>
      withPrevious(subject, ({ house }) => {
        const now = new Set<string>(subject.positions.map(kindOf));
        const gone = [...new Set(house.positions.map(({ kind }) => kind.kind))].filter((kind) => !now.has(kind));
        if (gone.length === 0) return [];
        return [hit('/house/positions', { kinds: joined(gone.map((kind) => kindWords(kind, subject))) })];
      }),
  },

  kind_appears_first: {
    severity: 'info',
    legalBasis: 'BGB § 556(1)',
    title: words('Neue Kostenart', 'New kind of cost'),
    message: words('Zuletzt nicht abgerechnet: {kinds}.', 'Not billed last time: {kinds}.'),
    toDo: words(
      'Prüfen Sie, ob die Verträge sie nennen, und rechnen Sie mit Rückfragen.',
      'Check whether the contracts name it, and be ready for questions.',
    ),
    run: (subject) =>
      withPrevious(subject, ({ house }) => {
        const before = new Set<string>(house.positions.map(({ kind }) => kind.kind));
        const added = subject.positions.filter((position) => !before.has(kindOf(position)));
        const [first] = added;
        if (first === undefined) return [];
        const kinds = [...new Set(added.map(kindOf))];
        return [hit(first.path, { kinds: joined(kinds.map((kind) => kindWords(kind, subject))) })];
      }),
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

/** Whose contracts often hold administration or repairs; of others it counts where somebody says so. */
const MIXED_KINDS: ReadonlySet<OperatingCostKindId> = new Set([
  'caretaker',
  'lift',
  'garden',
  'drainage_plant',
  'flat_heater_cleaning',
  'water_heater_cleaning',
  'combined_flat_heater_cleaning',
  'aerial',
  'cable_network',
  'fibre_network',
  'laundry',
]);

/** BetrKV section 2 no. 14: work of no. 2 to 10 and 16 is the caretaker's pay, where he does it. */
const CARETAKERS_KINDS = /^([2-9]|10|16)[a-d]?$/;

/** What makes an invoice the same one; undefined where its words or its day are not known. */
function invoiceOf(facts: PositionFacts | undefined, amount: AuditedPosition['model']['amount']): string | undefined {
  const { description, day } = facts ?? {};
  if (description === undefined || day === undefined) return undefined;
  return JSON.stringify([description.trim().toLowerCase(), day, toCents(amount).toString()]);
}

const meets = (period: Period, { from, to }: Period): boolean => from <= period.to && to >= period.from;
