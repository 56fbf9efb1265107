import type { Context } from '../../context.ts';
import { berlinDay } from '../../properties/index.ts';
import { type Register, wentBack } from '../readings/register-order.ts';
import { type NewRegister, walkRegisters } from '../readings/register-walk.ts';
import type { PlacedRow } from './receive-values.ts';

interface Candidate extends NewRegister {
  readonly row: PlacedRow;
}

/**
 * Leaves out rows whose register stood lower than one before it, or higher than one behind it, of the same device at the
 * same point: stored, or earlier in this file by moment. `refuse` is told of each.
 */
export async function refuseBackward(
  context: Context,
  rows: readonly PlacedRow[],
  refuse: (row: PlacedRow, figures: Record<string, string>) => void,
): Promise<PlacedRow[]> {
  const candidates = rows.flatMap((row): Candidate[] =>
    row.readings
      .filter(({ kind }) => kind === 'register')
      .map(({ measuringPointId, value, readAt }) => ({
        row,
        measuringPointId,
        deviceId: row.device.id,
        value,
        readAt,
      })),
  );
  const places = [...Map.groupBy(candidates, ({ measuringPointId, deviceId }) => `${measuringPointId} ${deviceId}`)];
  const ordered = places.map(([, own]) => own.sort((a, b) => +a.readAt - +b.readAt));
  const bad = new Set<PlacedRow>();
  await walkRegisters(context, ordered, { behind: true }, (candidate, before, behind) => {
    const { row } = candidate;
    const fault = faultBeside(candidate, [before, behind], row.device.resetsOn);
    if (fault !== null && !bad.has(row)) {
      bad.add(row);
      refuse(row, fault);
    }
    return fault === null;
  });
  return rows.filter((row) => !bad.has(row));
}

function faultBeside(
  candidate: Register,
  [before, behind]: readonly [Register | undefined, Register | undefined],
  resetsOn: string | null,
): Record<string, string> | null {
  if (before !== undefined && wentBack(before, candidate, resetsOn)) return figuresOf(before, candidate);
  return behind !== undefined && wentBack(candidate, behind, resetsOn) ? figuresOf(candidate, behind) : null;
}

/** Both values with their days: whoever sent one of them sees which other one it contradicts. */
const figuresOf = (before: Register, after: Register) => ({
  before: before.value,
  before_day: berlinDay(before.readAt),
  after: after.value,
  after_day: berlinDay(after.readAt),
});
