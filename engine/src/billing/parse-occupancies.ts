import type { Day } from '../time/day.ts';
import { coversExactly, type Period } from '../time/period.ts';
import type { FindingSink } from './findings.ts';
import type { Reader } from './reader.ts';

/** What every occupancy is known by. */
export interface OccupancyBase {
  readonly path: string;
  readonly id: string;
  readonly period: Period;
  readonly wholePeriod: boolean;
}

const NO_DAY: Day = '0001-01-01';

/**
 * The occupancies of a unit in the order of the file, which have to cover the billing period; `period` is missing where
 * that could not be read. `fields` are all an occupancy may have, `read` reads those that only this kind of file has.
 */
export function parseOccupancies<T extends OccupancyBase>(
  unit: Reader,
  fields: ReadonlySet<string>,
  period: Period | undefined,
  findings: FindingSink,
  read: (reader: Reader, base: OccupancyBase) => T,
  legalBasis?: string,
): T[] {
  if (!unit.has('occupancies')) unit.missing('occupancies');
  const readers = unit.list('occupancies', fields);
  if (readers === undefined) return [];
  const path = unit.at('occupancies');
  if (readers.length === 0) findings.add('no_occupancies', path, [], legalBasis);

  const seen = new Set<string>();
  let readable = period !== undefined;
  const occupancies = readers.map((reader) => {
    const id = reader.uniqueId(seen);
    const from = reader.requiredDay('from');
    const to = reader.requiredDay('to');
    if (from === undefined || to === undefined) readable = false;
    const own: Period = { from: from ?? NO_DAY, to: to ?? NO_DAY };
    const wholePeriod = own.from === period?.from && own.to === period.to;
    return read(reader, { path: reader.path, id, period: own, wholePeriod });
  });

  const alone = occupancies.length === 1 && occupancies[0]?.wholePeriod === true;
  if (readable && period !== undefined && readers.length > 0 && !alone) {
    const parts = occupancies.map((occupancy) => occupancy.period);
    if (!coversExactly(parts, period)) findings.add('occupancies_do_not_cover', path, [], legalBasis);
  }
  return occupancies;
}
