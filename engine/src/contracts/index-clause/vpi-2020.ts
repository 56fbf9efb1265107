import type { Month } from '../../time/month.ts';
import { type IndexData, type IndexEntry, type IndexStatus, type IndexTable, readIndex } from './index-table.ts';

/** A year as it is printed, January first; null where no value is known. */
type PrintedYear = readonly [year: number, status: IndexStatus, values: readonly (string | null)[]];

/**
 * The consumer price index for Germany (Verbraucherpreisindex), all items, 2020 = 100. Table 61111-0002 of the Federal
 * Statistical Office is the authority; these values come from a public table that calls itself unofficial. Those of
 * 2023 agree with two further pages and the year 2026 rests on that one table, so 2026 is provisional.
 */
const PRINTED: readonly PrintedYear[] = [
  [2022, 'final', [null, null, null, null, null, null, null, '110.7', '112.7', '113.5', '113.7', '113.2']],
  [
    2023,
    'final',
    ['114.3', '115.2', '116.1', '116.6', '116.5', '116.8', '117.1', '117.5', '117.8', '117.8', '117.3', '117.4'],
  ],
  [
    2024,
    'final',
    ['117.6', '118.1', '118.6', '119.2', '119.3', '119.4', '119.8', '119.7', '119.7', '120.2', '119.9', '120.5'],
  ],
  [
    2025,
    'final',
    ['120.3', '120.8', '121.2', '121.7', '121.8', '121.8', '122.2', '122.3', '122.6', '123.0', '122.7', '122.7'],
  ],
  [2026, 'provisional', ['122.8', '123.1', '124.5', '125.2', '125.0', '124.6', null, null, null, null, null, null]],
];

/** The table as data, to be compared, completed and loaded again. */
export const VPI_2020_DATA: IndexData = {
  index: 'VPI',
  baseYear: 2020,
  source: 'public table, unofficial; to be replaced by the Federal Statistical Office, 61111-0002',
  url: 'https://www-genesis.destatis.de/',
  retrievedOn: '2026-11-01',
  entries: PRINTED.flatMap(([year, status, values]) =>
    values.flatMap((value, at): IndexEntry[] =>
      value === null
        ? []
        : [{ month: `${year}-${String(at + 1).padStart(2, '0')}` as Month, value, status, publishedOn: null }],
    ),
  ),
};

/** The same, ready to calculate with: what is taken where no other table is handed in. */
export const VPI_2020: IndexTable = tableOf(VPI_2020_DATA);

function tableOf(data: IndexData): IndexTable {
  const read = readIndex(data);
  if (!read.ok) throw new Error(`the index ${data.index} cannot be read`);
  return read.table;
}
