import { pointerStep } from '../../../billing/reader.ts';
import type { KeyName, OperatingCostKey, OperatingCostPosition } from '../../../operating-costs/house.ts';
import { billOperatingCosts } from '../../../operating-costs/run.ts';
import type { CheckDefinition } from '../../check.ts';
import { name, names, words } from '../../details.ts';
import { hit, lacks, lacksInPart } from '../../outcome.ts';
import { KEY_WORDS } from '../key-words.ts';
import { type Found, kindOf, withHouse, withPosition } from '../look.ts';
import { corrected, type OperatingCostClaim } from '../reduction.ts';
import type { AuditedPosition, OperatingCostSubject } from '../subject.ts';

const BASIS = 'BGB § 556a(1)';

/** BGB section 556a: what was agreed, or else living area and what was recorded. */
export const keyChecks = {
  agreed_key_not_used: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Anderer Schlüssel als vereinbart', 'Another key than agreed'),
    message: words(
      '{cost}: Vereinbart ist der Schlüssel {agreed}. Verteilt ist nach {used}.',
      '{cost}: the key agreed is {agreed}. The cost goes by {used}.',
    ),
    toDo: words('Verteilen Sie nach dem vereinbarten Schlüssel.', 'Distribute by the key agreed.'),
    run: (subject) =>
      withAgreedKeys(subject, (position, by) => {
        const used = position.result.key.by;
        if (by === null || by === used) return [];
        const key = keyOf(by, position);
        const claim =
          key &&
          corrected(
            BASIS,
            [position.id],
            withPosition(subject, position.id, (each) => ({ ...each, key })),
          );
        const details = { cost: position.name, agreed: KEY_WORDS[by], used: KEY_WORDS[used] };
        return [hit<OperatingCostClaim>(`${position.path}/key`, details, claim)];
      }),
  },

  legal_key_not_used: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Schlüssel ohne Vereinbarung', 'Key without an agreement'),
    message: words(
      '{cost}: Vereinbart ist nichts. Das Gesetz verteilt nach {legal}, die Abrechnung nach {used}.',
      '{cost}: nothing is agreed. The law distributes by {legal}, the statement by {used}.',
    ),
    toDo: words(
      'Lassen Sie den Schlüssel weg. Dann gilt der des Gesetzes.',
      'Leave the key out. Then that of the law holds.',
    ),
    run: (subject) =>
      withAgreedKeys(subject, (position, by) => {
        const { key: used } = position.result;
        if (by !== null || used.by_default === true) return [];
        const house = withPosition(subject, position.id, ({ key: _, ...each }) => each);
        const right = billOperatingCosts(house, { reasons: false });
        const legal = right.ok ? right.positions.find(({ position: id }) => id === position.id)?.key.by : undefined;
        if (legal === used.by) return [];
        const details = { cost: position.name, legal: KEY_WORDS[legal ?? 'area'], used: KEY_WORDS[used.by] };
        return [hit(`${position.path}/key`, details, corrected(BASIS, [position.id], house))];
      }),
  },

  default_key_contradicts_building: {
    severity: 'error',
    legalBasis: 'BGB § 556a(3)',
    title: words('Falscher gesetzlicher Schlüssel', 'Wrong key of the law'),
    message: words(
      '{costs}: Ohne Vereinbarung gilt hier der Schlüssel {legal}, nicht {used}.',
      '{costs}: without an agreement the key here is {legal}, not {used}.',
    ),
    toDo: words(
      'Stellen Sie den Schlüssel für Kosten ohne Vereinbarung um.',
      'Change the key for costs without an agreement.',
    ),
    run: (subject) => {
      const { positions, facts, house } = subject;
      const concerned = positions.filter(
        ({ result: { key } }) => key.by_default === true && key.by === house.defaultBy,
      );
      const [first] = concerned;
      if (first === undefined) return [];
      const condominium = facts.building?.condominium;
      if (condominium === undefined) return [lacks('building.condominium')];
      const legal = condominium ? 'co_ownership' : 'area';
      if (legal === house.defaultBy) return [];
      const right = withHouse(subject, (file) => ({ ...file, keys: { ...file.keys, default_by: legal } }));
      const costs = {
        de: names(concerned.map((each) => each.name.de)).de,
        en: names(concerned.map((each) => each.name.en)).en,
      };
      const details = { costs, legal: KEY_WORDS[legal], used: KEY_WORDS[house.defaultBy] };
      const claim = corrected(
        'BGB § 556a(3)',
        concerned.map(({ id }) => id),
        right,
      );
      return [hit('/house/keys/default_by', details, claim)];
    },
  },

  recorded_consumption_not_used: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Erfasster Verbrauch bleibt ungenutzt', 'Recorded consumption not used'),
    message: words(
      'Der Verbrauch „{consumption}“ ist für alle Einheiten erfasst. Keine Kosten gehen danach.',
      'The consumption "{consumption}" is recorded for all units. No cost goes by it.',
    ),
    toDo: words(
      'Verteilen Sie die Kosten, die davon abhängen, nach diesem Verbrauch.',
      'Distribute the cost that depends on it by this consumption.',
    ),
    run: ({ file, units }) =>
      (file.consumptions ?? []).flatMap(({ id }, index): Found[] => {
        const used = file.positions?.some(({ key }) => key?.by === 'consumption' && key.of === id);
        const reading = `consumptions/${pointerStep(id)}`;
        const recorded = units.every(({ model }) =>
          [model, ...model.occupancies].some(({ readings }) => readings.has(reading)),
        );
        return used || !recorded ? [] : [hit(`/house/consumptions/${index}`, { consumption: name(id) })];
      }),
  },

  rain_water_by_consumption: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Niederschlagswasser nach Verbrauch', 'Rain water by consumption'),
    message: words(
      '{cost}: Regen hängt nicht vom Wasserverbrauch ab. Verteilt ist danach.',
      '{cost}: rain does not depend on the water used. The cost goes by it.',
    ),
    toDo: words('Verteilen Sie nach Fläche.', 'Distribute by area.'),
    run: (subject) =>
      subject.positions
        .filter((position) => kindOf(position) === 'rain_water' && position.result.key.by === 'consumption')
        .map(({ id, path, name: cost }) => {
          const house = withPosition(subject, id, (each) => ({ ...each, key: { by: 'area' } }));
          return hit(`${path}/key`, { cost }, corrected(BASIS, [id], house));
        }),
  },

  waste_water_key_differs: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Abwasser anders verteilt als Wasser', 'Waste water goes by another key than water'),
    message: words(
      '{cost}: Wasser geht nach Verbrauch, Abwasser nach {used}.',
      '{cost}: water goes by consumption, waste water by {used}.',
    ),
    toDo: words(
      'Verteilen Sie Abwasser nach denselben Mengen, wenn nichts anderes vereinbart ist.',
      'Distribute waste water by the same volumes, unless something else is agreed.',
    ),
    run: (subject) => {
      const byVolume = subject.positions.some(
        (position) => kindOf(position) === 'water_supply' && position.result.key.by === 'consumption',
      );
      if (!byVolume) return [];
      return subject.positions
        .filter((position) => kindOf(position) === 'waste_water' && position.result.key.by !== 'consumption')
        .map(({ id, path, name: cost, result }) => {
          const key = { by: 'consumption', of: 'waste_water' } as const;
          const house = withPosition(subject, id, (each) => ({ ...each, key }));
          return hit(`${path}/key`, { cost, used: KEY_WORDS[result.key.by] }, corrected(BASIS, [id], house));
        });
    },
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

/** Asks every position whose key is known to be agreed, or known not to be (null). */
function withAgreedKeys(
  { positions, facts }: OperatingCostSubject,
  ask: (position: AuditedPosition, by: KeyName | null) => readonly Found[],
): readonly Found[] {
  if (positions.length === 0) return [];
  const keys = facts.agreements?.keys;
  if (keys === undefined) return [lacks('agreements.keys')];
  return positions.flatMap((position) => {
    const agreed = keys.find(({ kind }) => kind === kindOf(position));
    return agreed === undefined ? [lacksInPart('agreements.keys')] : ask(position, agreed.by);
  });
}

const VOLUMES: Readonly<Record<string, string>> = { water_supply: 'water', waste_water: 'waste_water' };

/** A key by its name; undefined where the name does not say all of it. */
export function keyOf(by: KeyName, position: AuditedPosition): OperatingCostKey | undefined {
  if (by === 'fixed') return undefined;
  if (by !== 'consumption') return { by };
  const of = VOLUMES[kindOf(position)];
  return of === undefined ? undefined : { by, of };
}

/** The house with another key of one position; undefined where the key is not known in full. */
export function withKey(subject: OperatingCostSubject, position: AuditedPosition, key: OperatingCostPosition['key']) {
  return withPosition(subject, position.id, ({ key: _, ...each }) => (key === undefined ? each : { ...each, key }));
}
