import { substituteLimit } from '../law/de/heizkostenv/section-9a-missing-readings.ts';
import { format } from '../money/decimal.ts';
import { add, divide, type Fraction, fromCents, multiply, negate, sum, ZERO } from '../money/fraction.ts';
import { shareOfDays } from '../time/period.ts';
import type { ColdWaterShares } from './cold-water.ts';
import { FIELDS, type Member, type PotShares, valueInputs } from './consumption.ts';
import type { HouseModel, OccupancyModel, UnitModel } from './model.ts';
import type { Pot } from './pots.ts';
import { makePrice, type Price } from './price.ts';
import type { ReasonKindName } from './reason-kinds.ts';
import { occupantReasonId, type ReasonBook } from './reasons.ts';
import type { LineCode } from './result.ts';
import { timeShare } from './time-share.ts';

export interface DraftLine {
  readonly code: LineCode;
  readonly units: Fraction;
  readonly price: Price;
  /** Pointers and reason ids behind `units`. */
  readonly inputs: readonly string[];
}

/** One occupancy's lines before rounding. */
export interface Draft {
  readonly unit: UnitModel;
  readonly unitIndex: number;
  readonly occupancy: OccupancyModel;
  readonly occupancyIndex: number;
  readonly lines: DraftLine[];
}

type DraftsOf = (unit: UnitModel) => readonly Draft[];

const NO_INPUTS: readonly string[] = [];

/** Adds the lines of one pot to the drafts of its units. */
export function addPotLines(
  house: HouseModel,
  shares: PotShares,
  draftsOf: DraftsOf,
  book: ReasonBook | undefined,
): void {
  const { pot, areaM2, recorded, consumption } = shares;
  const heating = pot.kind === 'heating';
  const baseCode = heating ? 'heating_base' : 'hot_water_base';
  const consumptionCode = heating ? 'heating_consumption' : 'hot_water_consumption';
  const areaOnly = consumption === 'area_only';
  const byBaseKey = consumption === 'by_base_key';

  const sums = book && explainSums(shares, book);
  const price = (part: 'base' | 'consumption', amount: Fraction, divisor: Fraction): Price => {
    if (book === undefined || sums === undefined) return makePrice(divide(amount, divisor));
    const [rule, inputs] = partReason(house, shares, part);
    const parameters = areaOnly ? [substituteLimit(house.period.from)] : [];
    const partId = book.add(rule, `${pot.id}/${part}`, format(amount), inputs, { parameters });
    const divisorId = part === 'base' || byBaseKey ? sums.area : sums.recorded;
    const legalBasis = heating ? 'HeizkostenV § 7(1)' : 'HeizkostenV § 8(1)';
    return makePrice(divide(amount, divisor), (text) =>
      book.add('price', `${pot.id}/${part}_price`, text, [partId, divisorId], { legalBasis }),
    );
  };

  const basePrice = price('base', areaOnly ? add(pot.base, pot.consumption) : pot.base, areaM2);
  const consumptionPrice = areaOnly ? undefined : price('consumption', pot.consumption, byBaseKey ? areaM2 : recorded);
  const { area: areaField } = FIELDS[pot.kind];

  for (const member of shares.members) {
    const areaPointer = book && `${member.unit.path}/${areaField}`;
    for (const draft of draftsOf(member.unit)) {
      const time = timeShare(house, pot.kind, draft.occupancy, book);
      const baseUnits = time === undefined ? member.areaM2 : multiply(member.areaM2, time.share);
      const baseInputs = areaPointer === undefined ? NO_INPUTS : time ? [areaPointer, time.reasonId] : [areaPointer];
      draft.lines.push({ code: baseCode, units: baseUnits, price: basePrice, inputs: baseInputs });
      if (consumptionPrice === undefined) continue;
      if (byBaseKey) {
        draft.lines.push({ code: consumptionCode, units: baseUnits, price: consumptionPrice, inputs: baseInputs });
        continue;
      }
      const own = member.own?.[draft.occupancyIndex];
      const units = own ?? sharedByTime(member.value ?? ZERO, time?.share);
      const inputs = book === undefined ? NO_INPUTS : consumptionInputs(member, draft, own, time?.reasonId);
      draft.lines.push({ code: consumptionCode, units, price: consumptionPrice, inputs });
    }
  }
}

const sharedByTime = (value: Fraction, share: Fraction | undefined): Fraction =>
  share === undefined ? value : multiply(value, share);

function consumptionInputs(
  member: Member,
  { occupancyIndex }: Draft,
  own: Fraction | undefined,
  timeId: string | undefined,
): readonly string[] {
  if (own !== undefined) return member.ownInputs.slice(occupancyIndex, occupancyIndex + 1);
  return timeId === undefined ? [member.valueInput] : [member.valueInput, timeId];
}

function explainSums({ pot, members, areaM2, recorded, consumption }: PotShares, book: ReasonBook) {
  const fields = FIELDS[pot.kind];
  const heating = pot.kind === 'heating';
  const legalBasis = heating ? 'HeizkostenV § 7(1)' : 'HeizkostenV § 8(1)';
  const areas = members.map(({ unit }) => `${unit.path}/${fields.area}`);
  const area = book.add('area_sum', `${pot.id}/area`, format(areaM2), areas, { legalBasis });
  if (consumption !== 'recorded') return { area, recorded: area };
  const values = valueInputs(members);
  const unit = heating ? 'as recorded' : 'm3';
  return {
    area,
    recorded: book.add('recorded_sum', `${pot.id}/recorded`, format(recorded), values, { legalBasis, unit }),
  };
}

function partReason(
  house: HouseModel,
  { pot, consumption }: PotShares,
  part: 'base' | 'consumption',
): [ReasonKindName, string[]] {
  const heating = pot.kind === 'heating';
  const areaOnly = consumption === 'area_only';
  if (house.pots !== undefined) {
    const parts = areaOnly ? ['base', 'consumption'] : [part];
    const pointers = parts.map((each) => `/pots/${pot.kind}/${each}_eur`);
    return [areaOnly ? 'area_only_part' : plainPart(heating, part), pointers];
  }
  if (areaOnly) return ['area_only_part', [pot.id]];
  const ownField = heating ? 'heating_consumption_percent' : 'consumption_percent';
  const key = `/keys/${pot.kind}_consumption_percent`;
  return [plainPart(heating, part), [pot.id, pot.hasOwnPercent ? `${pot.path}/${ownField}` : key]];
}

function plainPart(heating: boolean, part: 'base' | 'consumption'): ReasonKindName {
  if (heating) return part === 'base' ? 'base_part' : 'consumption_part';
  return part === 'base' ? 'hot_water_base_part' : 'hot_water_consumption_part';
}

/** Adds the cold-water line of every occupancy. */
export function addColdWaterLines(
  house: HouseModel,
  { amount, volumeM3 }: ColdWaterShares,
  draftsOf: DraftsOf,
  book: ReasonBook | undefined,
): void {
  const field = 'cold_water_m3';
  const pointers = (unit: UnitModel) =>
    unit.occupancies.some(({ coldWater }) => coldWater !== undefined)
      ? unit.occupancies.map(({ path }) => `${path}/${field}`)
      : [`${unit.path}/${field}`];
  const inputs = ['/cold_water/amount_eur', ...(book ? house.units.flatMap(pointers) : [])];
  const price = makePrice(
    divide(amount, volumeM3),
    book && ((text) => book.add('cold_water_price', 'cold_water/price', text, inputs)),
  );
  for (const unit of house.units) {
    for (const { occupancy, lines } of draftsOf(unit)) {
      const own = occupancy.coldWater;
      const whole = own !== undefined || occupancy.wholePeriod;
      // Interpretation: without an interim reading of the cold-water meter the unit's volume goes by days.
      const units =
        own ?? sharedByTime(unit.coldWater ?? ZERO, whole ? undefined : shareOfDays(occupancy.period, house.period));
      const pointer = own === undefined ? `${unit.path}/${field}` : `${occupancy.path}/${field}`;
      const inputs = book === undefined ? NO_INPUTS : [pointer, ...(whole ? [] : [daysReason(house, occupancy, book)])];
      lines.push({ code: 'cold_water', units, price, inputs });
    }
  }
}

function daysReason({ period }: HouseModel, occupancy: OccupancyModel, book: ReasonBook): string {
  const pointers = [`${occupancy.path}/from`, `${occupancy.path}/to`, '/period/from', '/period/to'];
  const share = format(shareOfDays(occupancy.period, period));
  return book.add('cold_water_time_share', `time${occupancy.path}/cold_water`, share, pointers);
}

/**
 * Adds the landlord's CO2 part as a credit, in proportion to each occupancy's exact heating and hot-water amount;
 * vacant ones as well, so that their part stays with the landlord.
 */
export function addCo2Credits(
  drafts: readonly Draft[],
  pots: readonly Pot[],
  landlordCents: bigint,
  book: ReasonBook | undefined,
): void {
  const amounts = drafts.map(({ lines }) =>
    lines.reduce(
      (x, { code, units, price }) => (code === 'cold_water' ? x : add(x, multiply(units, price.value))),
      ZERO,
    ),
  );
  // The amounts add up to the pots exactly; adding the pots keeps the denominators small.
  const whole = sum(pots.flatMap(({ base, consumption }) => [base, consumption]));
  const price = makePrice(
    whole.n === 0n ? ZERO : negate(divide(fromCents(landlordCents), whole)),
    book && ((text) => book.add('credit_price', 'co2/credit_price', text, ['co2/landlord', ...partIds(pots, book)])),
  );
  drafts.forEach((draft, index) => {
    const units = amounts[index] ?? ZERO;
    const inputs = book === undefined ? NO_INPUTS : [basisReason(draft, units, book)];
    draft.lines.push({ code: 'co2_credit', units, price, inputs });
  });
}

function basisReason({ unitIndex, occupancyIndex, lines }: Draft, amount: Fraction, book: ReasonBook): string {
  const own = lines.filter(({ code }) => code !== 'cold_water');
  const inputs = own.map(({ code }) => occupantReasonId(unitIndex, occupancyIndex, code));
  const id = `co2/credit_basis/units/${unitIndex}/occupancies/${occupancyIndex}`;
  return book.add('credit_basis', id, format(amount), inputs);
}

/** Reasons of the parts of all pots; one that goes by area alone has no consumption part. */
const partIds = (pots: readonly Pot[], book: ReasonBook): string[] =>
  pots.flatMap(({ id }) => [`${id}/base`, `${id}/consumption`]).filter((id) => id in book.byId);
