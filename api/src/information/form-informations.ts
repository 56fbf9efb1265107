import {
  type InformedMonth,
  type MonthFile,
  type MonthlyInformation,
  NOT_A_BILL,
  PROVISIONAL,
} from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import type { Context } from '../context.ts';
import { sha256Hex } from '../crypto/sha256.ts';
import { informationFinding, itemsInWords } from './findings.ts';
import type { ToldInformation } from './information-schemas.ts';
import type { Provenance } from './provenance.ts';
import type { InformationFinding } from './schemas.ts';
import type { InformationRow, InformationRunRow, ToldLast, UserMonth } from './store.ts';
import { type PlaceInMonth, toldReasons } from './told-reasons.ts';

/** What everybody was told last about a month; see `byUserAndMonth`. */
export type LastByUser = Map<string, Pick<ToldLast, 'version' | 'digest'>>;

const keyOf = ({ occupancyId, month }: UserMonth): string => `${occupancyId} ${month}`;
export const byUserAndMonth = (told: readonly ToldLast[]): LastByUser =>
  new Map(told.map((each) => [keyOf(each), each]));

/** A run with what it froze. */
export interface HouseToInform {
  readonly run: InformationRunRow;
  readonly file: MonthFile;
  readonly provenance: Provenance;
}

/**
 * The versions that a result adds to what was told last, and what their users will miss in them. They are what was told
 * last from then on: another run of the same house may come behind.
 */
export function formInformations(
  context: Context,
  { run, file, provenance }: HouseToInform,
  result: InformedMonth,
  last: LastByUser,
): { rows: InformationRow[]; findings: InformationFinding[] } {
  const places = placesOf(file);
  const rows: InformationRow[] = [];
  const findings: InformationFinding[] = [];
  for (const each of result.informations) {
    const place = places.get(each.occupancy);
    if (place === undefined) throw new Error(`occupancy ${each.occupancy} is not in its month file`);
    const at = `/units/${place.unitIndex}/occupancies/${place.occupancyIndex}`;
    if (each.missing.length > 0) {
      findings.push(informationFinding('item_missing', at, each.occupancy, [itemsInWords(each.missing)]));
    }
    const information = canonicalText(told(result, each) as unknown as Json);
    const digest = sha256Hex(information);
    const key = keyOf({ occupancyId: each.occupancy, month: run.month });
    const before = last.get(key);
    if (before?.digest === digest) continue;
    const version = (before?.version ?? 0) + 1;
    last.set(key, { version, digest });
    rows.push({
      accountId: context.accountId,
      id: context.newId('monthlyInformation'),
      livemode: context.livemode,
      propertyId: run.propertyId,
      unitId: each.unit,
      occupancyId: each.occupancy,
      month: run.month,
      version,
      runId: run.id,
      information,
      digest,
      reasons: JSON.stringify(toldReasons(file, provenance, result, place)),
      complete: each.missing.length === 0,
      createdAt: context.now(),
    });
  }
  return { rows, findings };
}

function placesOf(file: MonthFile): ReadonlyMap<string, PlaceInMonth> {
  return new Map(
    file.units.flatMap(({ occupancies }, unitIndex) =>
      occupancies.map(({ id }, occupancyIndex) => [id, { unitIndex, occupancyIndex }] as const),
    ),
  );
}

/** What the user is told, with what has to be said beside it; names neither the run nor the moment. */
function told({ month }: InformedMonth, information: MonthlyInformation): ToldInformation {
  const provisional = information.heating?.provisional === true || information.hot_water?.provisional === true;
  const notes: ToldInformation['notes'] = [];
  if (provisional) notes.push(note('provisional', PROVISIONAL));
  if (information.approximate_eur !== undefined) notes.push(note('approximate', NOT_A_BILL));
  return {
    schema: 'klarmeter.monthly-information/1',
    month,
    ...(information as Omit<ToldInformation, 'schema' | 'month' | 'notes'>),
    notes,
  };
}

type Note = ToldInformation['notes'][number];
const note = (code: Note['code'], { de, en }: { readonly de: string; readonly en: string }): Note => ({
  code,
  message_de: de,
  message_en: en,
});
