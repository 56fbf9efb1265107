import type { OperatingCostKeyResult } from '../../../operating-costs/result.ts';
import type { CheckDefinition } from '../../check.ts';
import { onDay, type Words, words } from '../../details.ts';
import { hit, lacks } from '../../outcome.ts';
import type { KeyChangeFacts } from '../facts.ts';
import { KEY_WORDS } from '../key-words.ts';
import { type Found, kindOf, withPrevious } from '../look.ts';
import { corrected, type OperatingCostClaim } from '../reduction.ts';
import type { AuditedPosition, OperatingCostSubject, PreviousOperatingCosts } from '../subject.ts';
import { withKey } from './keys.ts';

const BASIS = 'BGB § 556a(2)';

/** BGB section 556a(2): the landlord alone may change to recorded consumption, in text form, before a period begins. */
export const keyChangeChecks = {
  key_changed_without_declaration: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel ohne Erklärung geändert', 'Key changed without a declaration'),
    message: words(
      '{cost}: Zuletzt nach {before} verteilt, jetzt nach {now}. Eine Vereinbarung oder Erklärung fehlt.',
      '{cost}: by {before} last time, by {now} now. There is neither an agreement nor a declaration.',
    ),
    toDo: words(
      'Kehren Sie zum alten Schlüssel zurück oder hinterlegen Sie die Erklärung.',
      'Go back to the former key, or file the declaration.',
    ),
    run: (subject) => withKeyChanges(subject, (change, { details }) => (change === undefined ? details : undefined)),
  },

  key_change_declared_late: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel zu spät geändert', 'Key changed too late'),
    message: words(
      '{cost}: Der Wechsel von {before} zu {now} ist am {day} erklärt. Er wirkt erst für spätere Zeiträume.',
      '{cost}: the change from {before} to {now} was declared on {day}. It holds for later periods only.',
    ),
    toDo: words('Verteilen Sie diesen Zeitraum noch nach dem alten Schlüssel.', 'Use the former key for this period.'),
    run: (subject) =>
      withKeyChanges(subject, (change, { details }) =>
        change !== undefined && !change.agreed && change.declared_on >= subject.house.period.from
          ? { ...details, day: onDay(change.declared_on) }
          : undefined,
      ),
  },

  key_change_without_ground: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel einseitig geändert', 'Key changed by the landlord alone'),
    message: words(
      '{cost}: Der Vermieter hat allein von {before} zu {now} gewechselt. Allein darf er nur zum Verbrauch wechseln.',
      '{cost}: the landlord alone changed from {before} to {now}. Alone he may change to consumption only.',
    ),
    toDo: words('Kehren Sie zum alten Schlüssel zurück.', 'Go back to the former key.'),
    run: (subject) =>
      withKeyChanges(subject, (change, { details, now }) =>
        change !== undefined && !change.agreed && now.by !== 'consumption' ? details : undefined,
      ),
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

interface Change {
  readonly now: OperatingCostKeyResult;
  readonly details: Readonly<Record<string, Words>>;
}

/**
 * Asks about every position whose key differs from that of its kind in the period before; `judge` gives the details of a
 * finding. What the law itself decides is no change of a key: recorded consumption counts as soon as there is some.
 */
function withKeyChanges(
  subject: OperatingCostSubject,
  judge: (change: KeyChangeFacts | undefined, at: Change) => Change['details'] | undefined,
): readonly Found[] {
  return withPrevious(subject, (previous) =>
    subject.positions.flatMap((position): readonly Found[] => {
      const before = keyBefore(previous, position);
      const now = position.result.key;
      if (before === undefined || before.result.by === now.by || now.by_default === true) return [];
      const changes = subject.facts.agreements?.key_changes;
      if (changes === undefined) return [lacks('agreements.key_changes')];
      const details = {
        cost: position.name,
        before: KEY_WORDS[before.result.by],
        now: KEY_WORDS[now.by],
      };
      const found = judge(
        changes.find(({ kind }) => kind === kindOf(position)),
        { now, details },
      );
      if (found === undefined) return [];
      const house = withKey(subject, position, before.file);
      return [hit(`${position.path}/key`, found, corrected(BASIS, [position.id], house))];
    }),
  );
}

/** The key of the same kind of cost, where there is one of it now and was one then. */
function keyBefore({ file, result }: PreviousOperatingCosts, position: AuditedPosition) {
  const kind = kindOf(position);
  const label = position.model.label;
  const same = result.positions.filter((each) => each.kind === kind && each.label === label);
  const [only] = same;
  if (only === undefined || same.length > 1) return undefined;
  return { result: only.key, file: file.positions?.find(({ id }) => id === only.position)?.key };
}
