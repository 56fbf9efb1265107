import type { Day, Period } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import type { Context } from '../../context.ts';
import { Problem, type ProblemFinding } from '../../problem.ts';
import { type OccupancyRow, selectOccupanciesOfProperties } from '../../properties/index.ts';
import { type FrozenHouse, isOfOperatingCosts } from '../house/bill-frozen.ts';
import { defined } from '../house/defined.ts';
import { spansByUnit } from '../house/source.ts';
import { findNewerIssuedRun, type RunToIssue } from './store.ts';

/**
 * A run is issued for what stands now: the days and keys of its period, and who used which unit when. Costs and readings
 * are as they were frozen; another run follows their changes. @throws Problem `run-outdated` with every difference.
 */
export async function refuseOutdatedRun(context: Context, run: RunToIssue, house: FrozenHouse): Promise<void> {
  const period: Period = { from: run.fromDay as Day, to: run.toDay as Day };
  const [newer, occupancies] = await Promise.all([
    findNewerIssuedRun(context, run),
    selectOccupanciesOfProperties(context, [run.propertyId], house.period),
  ]);
  if (newer !== null) throw new Problem('run-outdated', `The run ${newer}, which is newer, is issued already.`);
  const findings = [
    ...differentPeriod(house, period),
    ...differentKeys(house, run),
    ...differentUsers(house, occupancies),
  ];
  if (findings.length > 0) {
    throw new Problem('run-outdated', 'What this run froze has changed since; start another one.', { findings });
  }
}

const differentPeriod = ({ period }: FrozenHouse, now: Period): ProblemFinding[] =>
  period.from === now.from && period.to === now.to
    ? []
    : [
        changed('/period', 'period_changed', {
          de: `Der Lauf rechnet ${period.from} bis ${period.to}, der Abrechnungszeitraum ist ${now.from} bis ${now.to}.`,
          en: `The run is for ${period.from} to ${period.to}, the billing period is ${now.from} to ${now.to}.`,
        }),
      ];

function differentKeys(house: FrozenHouse, { settings }: RunToIssue): ProblemFinding[] {
  if (isOfOperatingCosts(house)) return [];
  const text = (keys: unknown) => canonicalText((keys ?? {}) as Json);
  if (text(house.keys) === text(defined(settings.keys))) return [];
  return [
    changed('/keys', 'keys_changed', {
      de: 'Die Verteilschlüssel des Abrechnungszeitraums sind andere als die des Laufs.',
      en: 'The distribution keys of the billing period are not those of the run.',
    }),
  ];
}

/** In the days the run froze. */
function differentUsers(house: FrozenHouse, occupancies: readonly OccupancyRow[]): ProblemFinding[] {
  const now = spansByUnit(occupancies, house.period);
  const nowIn = (unitId: string) =>
    (now.get(unitId) ?? []).map(({ row, span }) => daysOfUse({ ...span, id: row.id, vacant: row.vacant }));
  const known = new Set<string>(house.units.map(({ id }) => id));
  return [
    ...house.units.flatMap(({ id, occupancies: frozen }, index) =>
      frozen.map(daysOfUse).sort().join() === nowIn(id).sort().join()
        ? []
        : [usersChanged(`/units/${index}/occupancies`, id)],
    ),
    ...[...now.keys()].filter((unitId) => !known.has(unitId)).map((unitId) => usersChanged('/units', unitId)),
  ];
}

const daysOfUse = ({ id, from, to, vacant = false }: Period & { readonly id: string; readonly vacant?: boolean }) =>
  `${id} ${from} ${to} ${vacant}`;

const usersChanged = (pointer: string, unitId: string) =>
  changed(pointer, 'occupancies_changed', {
    de: `Die Nutzung der Einheit ${unitId} hat sich geändert, seit der Lauf seine Daten eingefroren hat.`,
    en: `Who uses unit ${unitId} has changed since the run froze its data.`,
  });

const changed = (pointer: string, code: string, { de, en }: { de: string; en: string }): ProblemFinding => ({
  pointer,
  code,
  message_de: de,
  message_en: en,
});
