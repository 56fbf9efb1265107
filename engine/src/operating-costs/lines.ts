import { format, formatCents } from '../money/decimal.ts';
import { type DistributedPosition, explainLine } from './distribute.ts';
import { type Heating, heatingReasonId } from './heating.ts';
import { keyOf, nameOf, periodOf } from './overview.ts';
import { operatingCostReasonId } from './reason-ids.ts';
import type { OperatingCostReasonBook } from './reason-kinds.ts';
import type { HeatingResult, OperatingCostLine } from './result.ts';

/** The heating bill and its row of the overview. */
export interface HeatingPart {
  readonly heating: Heating;
  readonly result: HeatingResult;
}

/** Number of BetrKV section 2 without its letter: `4-6` is 4. */
const numberOf = (number: string): number => Number.parseInt(number, 10);

/** Lines by path of the occupant, in the order of BetrKV section 2. */
export function formLines(
  positions: readonly DistributedPosition[],
  part: HeatingPart | undefined,
  book: OperatingCostReasonBook | undefined,
): ReadonlyMap<string, readonly OperatingCostLine[]> {
  const lines = new Map<string, OperatingCostLine[]>();
  const put = (path: string, line: OperatingCostLine) => {
    const own = lines.get(path);
    if (own === undefined) lines.set(path, [line]);
    else own.push(line);
  };
  const before = (distributed: DistributedPosition) =>
    part === undefined || numberOf(distributed.position.kind.number) < numberOf(part.result.number);
  for (const distributed of positions.filter(before)) addPosition(distributed, put, book);
  if (part !== undefined) addHeating(part, put, book);
  for (const distributed of positions.filter((each) => !before(each))) addPosition(distributed, put, book);
  return lines;
}

type Put = (path: string, line: OperatingCostLine) => void;

function addPosition(distributed: DistributedPosition, put: Put, book: OperatingCostReasonBook | undefined): void {
  const { position, key, distributedCents, cents } = distributed;
  const shared = { position: position.id, ...nameOf(position), house_eur: formatCents(distributedCents) };
  const house = keyOf(distributed);
  key.shares.forEach((share, at) => {
    const amount = formatCents(cents[at] ?? 0n);
    if (book !== undefined) explainLine(distributed, share, amount, book);
    const own = { ...house, own: format(share.value) };
    put(share.occupancy.path, { ...shared, key: own, ...periodOf(position), amount_eur: amount });
  });
}

function addHeating(
  { heating, result: { kind, number, distributed_eur, period } }: HeatingPart,
  put: Put,
  book: OperatingCostReasonBook | undefined,
): void {
  for (const [path, { result, path: inside }] of heating.shares) {
    const id = operatingCostReasonId(path, 'heating');
    book?.add('heating_line', id, result.total_eur, [heatingReasonId(`occupants${inside}/total`)]);
    put(path, {
      position: null,
      kind,
      number,
      house_eur: distributed_eur,
      ...(heating.differs ? { period } : {}),
      amount_eur: result.total_eur,
    });
  }
}
