import { canonicalText, type Json } from '@klarmeter/engine/proof';
import { sha256Hex } from '../../crypto/sha256.ts';
import type { StatementRow } from './store.ts';
import type { VersionRow } from './version-store.ts';

/** Of what was frozen with a run: the house, where its values come from, what is printed beside them. */
export const digestOfInputs = (house: string, provenance: string, presentation: string): string =>
  sha256Hex(`${house}\n${provenance}\n${presentation}`);

/** Of a run: its frozen inputs and its result by their own digests. */
export const digestOfRun = (inputs: { readonly digest: string }, result: { readonly digest: string }): string =>
  sha256Hex(`${inputs.digest}\n${result.digest}`);

type Figures = Pick<
  VersionRow,
  | 'version'
  | 'reason'
  | 'lines'
  | 'operatingCosts'
  | 'totalCents'
  | 'vatContainedCents'
  | 'advanceCents'
  | 'balanceCents'
>;

/** What is printed on the document: it stands for everything that is printed, since the run is in it by its digest. */
export function statementDigest(
  { number, unitId, occupancyId }: Pick<StatementRow, 'number' | 'unitId' | 'occupancyId'>,
  { version, reason, lines, operatingCosts, totalCents, vatContainedCents, advanceCents, balanceCents }: Figures,
  runDigest: string,
): string {
  return sha256Hex(
    canonicalText({
      schema: operatingCosts === null ? 'klarmeter.statement/1' : 'klarmeter.operating-cost-statement/1',
      number,
      version,
      reason,
      unit: unitId,
      occupancy: occupancyId,
      ...(operatingCosts === null
        ? { lines: lines.map((line) => ({ ...line })) }
        : { operating_costs: operatingCosts as unknown as Json }),
      totalCents,
      vatContainedCents,
      advanceCents,
      balanceCents,
      run: runDigest,
    }),
  );
}
