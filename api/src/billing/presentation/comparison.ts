import {
  type BilledHouse,
  type BilledPeriod,
  type ComparedEnergy,
  energyOfUsers,
  format,
  formatFixed,
  type House,
  multiply,
  type OccupancyEnergy,
  type Period,
  type YearlyComparison,
  yearlyComparison,
} from '@klarmeter/engine';
import type { UnitRow } from '../../properties/index.ts';
import type { HouseSource } from '../house/source.ts';
import type { Comparison, Presentation } from './presentation.ts';
import { spanInWords } from './texts.ts';
import { yearlyFactors } from './yearly-factors.ts';

type Row = Comparison['rows'][number];

/** HeizkostenV section 6a(3) no. 4 and 5 for every occupancy of a billed house, by its id: the engine compares. */
export function comparisonsOf(
  source: HouseSource,
  house: House,
  result: BilledHouse,
  heatingUnit: Presentation['heating_unit'],
): ReadonlyMap<string, Comparison> {
  const { property, preceding, units, billingPeriod } = source;
  const energies = energyOfUsers(billedPeriod(house, result, heatingUnit));
  const closed = preceding?.closed ?? null;
  const before = closed === null ? [] : energyOfUsers({ ...closed, heatingIn: closed.heatingUnit });
  const beforeOf = new Map(before.map((energy) => [energy.userId, energy]));
  const kindOf = new Map(units.map((unit) => [unit.id, kindOfRooms(unit)]));
  const { table, sourceOf } = yearlyFactors(source);
  return new Map(
    energies.map((own) => {
      const compared = yearlyComparison({
        own,
        before: beforeOf.get(own.userId) ?? null,
        alike: energies.filter(({ unitId }) => kindOf.get(unitId) === kindOf.get(own.unitId)),
        reference: billingPeriod.settings.reference_average ?? null,
        postcode: property.postalCode,
        factors: table,
      });
      return [own.userId, toComparison(compared, own, sourceOf(own.period))];
    }),
  );
}

const billedPeriod = (house: House, result: BilledHouse, heatingUnit: Presentation['heating_unit']): BilledPeriod => ({
  house,
  result,
  heatingIn: heatingUnit === 'Einheiten' ? 'units' : 'kWh',
});

/** Users of one category: the same use, the same user group. */
const kindOfRooms = ({ use, userGroup }: UnitRow): string => `${use} ${userGroup ?? ''}`;

function toComparison(
  { now, average, weatherAdjusted }: YearlyComparison,
  { period }: OccupancyEnergy,
  factorSource: string | null,
): Comparison {
  const before = weatherAdjusted.available ? weatherAdjusted.before : undefined;
  const others = [
    ...(before ? [toRow('before', ownLabel(before.period), before)] : []),
    ...(average.available ? [toRow('average', average.source ?? 'Durchschnitt im Haus', average)] : []),
  ];
  const rows = now === null || others.length === 0 ? [] : [toRow('now', ownLabel(period), now), ...others];
  return {
    rows,
    before_missing: weatherAdjusted.available ? null : weatherAdjusted.reason,
    average_missing: average.available ? null : average.reason,
    climate_factor_source: rows.some(({ climate_factor }) => climate_factor !== null) ? factorSource : null,
  };
}

function toRow(
  who: Row['who'],
  label: string,
  { heatingKwh, climateFactor, hotWaterKwh }: Omit<ComparedEnergy, 'period'>,
): Row {
  return {
    who,
    label: label.slice(0, 120),
    heating_kwh: formatFixed(heatingKwh, 1),
    climate_factor: climateFactor && format(climateFactor),
    heating_adjusted_kwh: climateFactor && formatFixed(multiply(heatingKwh, climateFactor), 1),
    hot_water_kwh: formatFixed(hotWaterKwh, 1),
  };
}

/** `Sie 2025`, and where it is not a calendar year `Sie, Januar bis Juni 2025`. */
function ownLabel(period: Period): string {
  const year = period.from.slice(0, 4);
  return period.from === `${year}-01-01` && period.to === `${year}-12-31`
    ? `Sie ${year}`
    : `Sie, ${spanInWords(period)}`;
}
