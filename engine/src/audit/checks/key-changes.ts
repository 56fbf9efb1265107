import { parseDecimal } from '../../money/decimal.ts';
import { compare, type Fraction } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { number, onDay, words } from '../details.ts';
import type { AgreementFacts } from '../facts.ts';
import { areaOf, POT_KINDS, POT_WORDS } from '../look.ts';
import { type Hit, hit, lacks, type Outcome } from '../outcome.ts';
import type { PotKind } from '../reduction.ts';
import type { PreviousHouse, Subject } from '../subject.ts';

const BASIS = 'HeizkostenV § 6(4)';

/** HeizkostenV section 6(4): keys change for the future only, declared before, and for a reason. */
export const keyChangeChecks = {
  key_change_not_declared: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel ohne vorherige Erklärung geändert', 'Key changed without a declaration before'),
    message: words(
      '{pot}: Nach Verbrauch gehen {now} %, zuletzt waren es {before} %. Den Nutzern ist das nicht vor dem {from} erklärt.',
      '{pot}: {now} % go by consumption, last time it was {before} %. The users were not told before {from}.',
    ),
    toDo: words(
      'Rechnen Sie mit dem alten Schlüssel ab. Die Änderung gilt erst ab dem nächsten Zeitraum.',
      'Bill by the old key. The change holds from the next period only.',
    ),
    run: (subject) =>
      withChanges(subject, (changes, change) =>
        change !== null && change.declared_on < subject.house.period.from
          ? []
          : changes.map(({ pot, path, now, before }) =>
              hit(path, {
                pot: POT_WORDS[pot],
                now: number(now, 2),
                before: number(before, 2),
                from: onDay(subject.house.period.from),
              }),
            ),
      ),
  },

  key_change_without_reason: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel ohne zulässigen Grund geändert', 'Key changed without a proper reason'),
    message: words(
      '{pot}: Der Anteil nach Verbrauch stieg oder fiel von {before} % auf {now} %, ein Grund ist nicht festgehalten.',
      '{pot}: the part by consumption went from {before} % to {now} %, and no reason is on file.',
    ),
    toDo: words(
      'Halten Sie den Grund fest: Vorerfassung, energetische Maßnahme oder ein anderer sachgerechter Grund.',
      'Put the reason on file: pre-recording, an energy-saving measure or another proper reason.',
    ),
    run: (subject) =>
      withChanges(subject, (changes, change) =>
        change === null || change.reason !== null
          ? []
          : changes.map(({ pot, path, now, before }) =>
              hit(path, { pot: POT_WORDS[pot], now: number(now, 2), before: number(before, 2) }),
            ),
      ),
  },

  key_changed_mid_period: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel mitten im Zeitraum geändert', 'Key changed in the middle of the period'),
    message: words(
      'Die Änderung des Schlüssels gilt ab dem {effective}. Der Zeitraum läuft vom {from} bis {to}.',
      'The change of the key takes effect on {effective}. The period runs from {from} to {to}.',
    ),
    toDo: words(
      'Wenden Sie den neuen Schlüssel erst ab Beginn des nächsten Zeitraums an.',
      'Apply the new key from the beginning of the next period.',
    ),
    run: ({ house: { period }, facts }) => {
      const change = facts.agreements?.key_change;
      if (change === undefined) return [lacks('agreements.key_change')];
      if (change === null || change.effective_from <= period.from || change.effective_from > period.to) return [];
      const details = {
        effective: onDay(change.effective_from),
        from: onDay(period.from),
        to: onDay(period.to),
      };
      return [hit('/facts/agreements/key_change/effective_from', details)];
    },
  },

  base_scale_changed: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Maßstab der Grundkosten gewechselt', 'Scale of the base costs changed'),
    message: words(
      'Bei Nutzerwechseln gelten jetzt {now}, zuletzt {before}. Eine Erklärung dazu fehlt.',
      'Changes of occupancy now go by {now}, last time by {before}. There is no declaration of it.',
    ),
    toDo: words(
      'Behalten Sie den Maßstab bei oder erklären Sie die Änderung vor Beginn des Zeitraums.',
      'Keep the scale or declare the change before the period begins.',
    ),
    run: ({ house, previous, facts }) => {
      if (previous === null) return [];
      if (previous === undefined) return [lacks('previous')];
      const [now, before] = [scaleOf(house.keys), scaleOf(previous.house.keys)];
      if (now === before) return [];
      const change = facts.agreements?.key_change;
      if (change === undefined) return [lacks('agreements.key_change')];
      return change === null ? [hit('/house/keys', { now: SCALE_WORDS[now], before: SCALE_WORDS[before] })] : [];
    },
  },

  unit_area_changed: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 7(1)',
    title: words('Fläche einer Einheit geändert', 'Area of a unit changed'),
    message: words(
      '{unit}: {pot} nach {now} m², zuletzt nach {before} m². Ein Grund ist nicht festgehalten.',
      '{unit}: {pot} by {now} m2, last time by {before} m2. No reason is on file.',
    ),
    toDo: words(
      'Prüfen Sie das Aufmaß und halten Sie den Grund der Änderung fest.',
      'Check the measurement and put the reason of the change on file.',
    ),
    run: ({ units, previous }) => {
      if (previous === null) return [];
      if (previous === undefined) return [lacks('previous')];
      return units.flatMap((unit): Hit[] => {
        const before = previous.house.units.find(({ id }) => id === unit.id);
        if (before === undefined || unit.facts?.area_change_reason !== undefined) return [];
        return POT_KINDS.flatMap((pot) => {
          const [now, then] = [areaOf(unit, pot), areaOf({ ...unit, model: before }, pot)];
          if (compare(now, then) === 0) return [];
          const details = {
            unit: words(unit.name, unit.name),
            pot: POT_WORDS[pot],
            now: number(now),
            before: number(then),
          };
          return [hit(`${unit.path}/${pot}_area_m2`, details)];
        });
      });
    },
  },
} satisfies Record<string, CheckDefinition>;

interface KeyChange {
  readonly pot: PotKind;
  readonly path: string;
  readonly now: Fraction;
  readonly before: Fraction;
}

/** Asks only where a percentage differs from the period before and it is known whether that was declared. */
function withChanges(
  { file, previous, facts }: Subject,
  ask: (changes: readonly KeyChange[], change: NonNullable<AgreementFacts['key_change']> | null) => readonly Outcome[],
): readonly Outcome[] {
  if (previous === null) return [];
  if (previous === undefined) return [lacks('previous')];
  const changes = POT_KINDS.flatMap((pot): KeyChange[] => {
    const field = `${pot}_consumption_percent` as const;
    const [now, before] = [parseDecimal(file.keys?.[field] ?? ''), parseDecimal(previous.file.keys?.[field] ?? '')];
    if (now === undefined || before === undefined || compare(now, before) === 0) return [];
    return [{ pot, path: `/house/keys/${field}`, now, before }];
  });
  if (changes.length === 0) return [];
  const change = facts.agreements?.key_change;
  return change === undefined ? [lacks('agreements.key_change')] : ask(changes, change);
}

const SCALE_WORDS = {
  days: words('Tage', 'days'),
  '14_13_13': words('Gradtagszahlen (Sommer 14/13/13)', 'degree days (summer 14/13/13)'),
  '40_92': words('Gradtagszahlen (Sommer 40/92)', 'degree days (summer 40/92)'),
} as const;

const scaleOf = (keys: PreviousHouse['house']['keys']): keyof typeof SCALE_WORDS =>
  keys.heatingBaseBy === 'days' ? 'days' : keys.summer;
