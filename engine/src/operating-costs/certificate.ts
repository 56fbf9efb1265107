import { LINES_OF_SCOPE } from '../billing/heating-labour.ts';
import type { CostScope } from '../billing/house.ts';
import { LABOUR_KINDS, type LabourKind } from '../law/de/estg/section-35a-labour.ts';
import { formatCents } from '../money/decimal.ts';
import type { DistributedPosition } from './distribute.ts';
import { type HeatingShare, heatingReasonId } from './heating.ts';
import type { HeatingLabour } from './labour.ts';
import type { HeatingPart } from './lines.ts';
import { nameOf } from './overview.ts';
import { heatingLabourReasonId, keyReasonId, operatingCostReasonId } from './reason-ids.ts';
import type { OperatingCostReasonBook } from './reason-kinds.ts';
import type { LabourCertificate, LabourLine } from './result.ts';

interface Certified {
  readonly line: LabourLine;
  readonly cents: bigint;
  readonly reasonId: string;
}

/** What is certified, by path of the occupant: the labour within his lines (EStG section 35a(5)), never a tax saved. */
export function certifyLabour(
  positions: readonly DistributedPosition[],
  part: HeatingPart | undefined,
  heatingLabour: readonly HeatingLabour[],
  book: OperatingCostReasonBook | undefined,
): ReadonlyMap<string, LabourCertificate> {
  const certified = new Map<string, Certified[]>();
  const put = (path: string, each: Certified) => {
    if (each.cents === 0n) return;
    const own = certified.get(path);
    if (own === undefined) certified.set(path, [each]);
    else own.push(each);
  };
  for (const distributed of positions) addLabour(distributed, put, book);
  if (part !== undefined) addHeatingLabour(part, heatingLabour, put, book);
  return new Map([...certified].map(([path, own]) => [path, formCertificate(path, own, book)]));
}

type Put = (path: string, certified: Certified) => void;

function addLabour(
  { position, key, labour, totalReasonId }: DistributedPosition,
  put: Put,
  book: OperatingCostReasonBook | undefined,
): void {
  for (const [at, { model, cents }] of labour.entries()) {
    key.shares.forEach(({ occupancy: { path, vacant } }, index) => {
      const own = cents[index] ?? 0n;
      if (vacant || own === 0n) return;
      const amount = formatCents(own);
      const lineId = operatingCostReasonId(path, `positions/${position.id}`);
      const reasonId = operatingCostReasonId(path, `labour/positions/${position.id}/${at}`);
      const inputs = [`${model.path}/amount_eur`, keyReasonId(path, position.id), totalReasonId, lineId];
      book?.add('labour_line', reasonId, amount, inputs);
      const line = { position: position.id, ...nameOf(position), labour_kind: model.kind, amount_eur: amount };
      put(path, { line, cents: own, reasonId });
    });
  }
}

function addHeatingLabour(
  { heating, result: { kind, number } }: HeatingPart,
  heatingLabour: readonly HeatingLabour[],
  put: Put,
  book: OperatingCostReasonBook | undefined,
): void {
  for (const { model, costPointer, scope, wholeCents, cents } of heatingLabour) {
    const whole = heatingLabourReasonId(scope);
    const all = book && [...heating.shares.values()].flatMap((share) => lineIdsOf(share, scope));
    if (all !== undefined) book?.add('heating_labour_total', whole, formatCents(wholeCents), all);
    for (const [path, share] of heating.shares) {
      const own = cents.get(path) ?? 0n;
      if (share.vacant || own === 0n) continue;
      const amount = formatCents(own);
      const reasonId = operatingCostReasonId(path, `labour/heating${model.path}`);
      const inputs = [`${model.path}/amount_eur`, costPointer, ...lineIdsOf(share, scope), whole];
      book?.add('heating_labour_line', reasonId, amount, inputs);
      const line = { position: null, kind, number, heating_cost: model.cost, labour_kind: model.kind };
      put(path, { line: { ...line, amount_eur: amount }, cents: own, reasonId });
    }
  }
}

/** Ids of the heating lines of an occupant that labour of a scope goes by. */
const lineIdsOf = ({ result, path }: HeatingShare, scope: CostScope): string[] =>
  result.lines.flatMap(({ code }) =>
    LINES_OF_SCOPE[scope].includes(code) ? [heatingReasonId(`occupants${path}/${code}`)] : [],
  );

function formCertificate(
  path: string,
  certified: readonly Certified[],
  book: OperatingCostReasonBook | undefined,
): LabourCertificate {
  const sumOf = (kind: LabourKind) => {
    const own = certified.filter(({ line }) => line.labour_kind === kind);
    const sum = formatCents(own.reduce((cents, each) => cents + each.cents, 0n));
    if (own.length > 0) {
      const inputs = own.map(({ reasonId }) => reasonId);
      book?.add('labour_sum', operatingCostReasonId(path, `labour/${kind}`), sum, inputs);
    }
    return sum;
  };
  const [services, craftsmen] = LABOUR_KINDS.map(sumOf);
  return {
    lines: certified.map(({ line }) => line),
    s35a_2_eur: services ?? '0.00',
    s35a_3_eur: craftsmen ?? '0.00',
  };
}
