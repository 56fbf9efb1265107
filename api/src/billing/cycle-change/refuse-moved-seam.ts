import { type Day, type Period, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import type { PeriodRow } from '../periods/store.ts';
import { selectCycleChangesOn } from './store.ts';

/**
 * Where the cycle was changed the old period ends and the next one begins: what was divided on that day is billed on it.
 * @throws Problem `rule-violated` for a period that would leave it.
 */
export async function refuseMovedSeam(
  context: Context,
  { propertyId, kind, fromDay, toDay }: PeriodRow,
  after: Period,
): Promise<void> {
  const followedOn = shiftedDay(toDay as Day, 1);
  const left = [
    ...(after.from === fromDay ? [] : [{ pointer: '/from', changeOn: fromDay }]),
    ...(after.to === toDay ? [] : [{ pointer: '/to', changeOn: followedOn as string }]),
  ];
  if (kind !== 'heating' || left.length === 0) return;
  const changes = await selectCycleChangesOn(
    context,
    [propertyId],
    left.map(({ changeOn }) => changeOn),
  );
  const findings = left.flatMap(({ pointer, changeOn }) =>
    changes
      .filter((change) => change.changeOn === changeOn)
      .map(({ id }) => ({
        pointer,
        code: 'cycle_change_bounds_period',
        legal_basis: 'BGB § 556(3)',
        message_de: `Hier wurde der Turnus zum ${changeOn} gewechselt (${id}); Tage gingen verloren oder zählten zweimal.`,
        message_en: `The cycle was changed here on ${changeOn} (${id}); days would be lost or count twice.`,
      })),
  );
  if (findings.length > 0)
    throw new Problem('rule-violated', 'The days of a period stay where its cycle was changed.', { findings });
}
