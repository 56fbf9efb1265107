import { closedPeriodBasis, closedPeriodPrices, type MonthGroup, periodOfMonth } from '@klarmeter/engine';
import type { UsesOfOccupancy } from './assemble-uses.ts';
import type { MonthSource } from './load-month-sources.ts';
import type { ReferenceAverage } from './schemas.ts';

/**
 * How what a group recorded becomes kWh: by the last closed period, else by what was decided for the house. And what a kWh
 * cost in that period, where the house wants its users to be told an approximate amount.
 */
export function assembleBasis(
  { closed, property, run, month }: Pick<MonthSource, 'closed' | 'property' | 'run' | 'month'>,
  userGroup: string | null,
  countedIn: UsesOfOccupancy['countedIn'],
): Omit<MonthGroup, 'id'> {
  const last = closed === null ? {} : closedPeriodBasis(closed.house, closed.result, userGroup ?? undefined);
  const { plan_heating_kwh_per_m2_year: plan, hot_water_temperature_c: temperature } =
    property.monthlyInformation ?? {};
  const planned = plan && ({ basis: 'energy_certificate', heating_kwh_per_m2_year: plan } as const);
  const formula = { basis: 'formula', ...(temperature && { temperature_c: temperature }) } as const;
  const meters = { basis: 'heat_meters' } as const;
  // Allocators that came in the place of heat meters were not there when the period was closed.
  const closedHeating = closed?.heatingUnit === countedIn.heating ? last.heating : undefined;
  // Without any basis the engine says what to decide, and for which group.
  const heating = countedIn.heating === 'kWh' ? meters : (closedHeating ?? planned);
  const hotWater = countedIn.hot_water === 'kWh' ? meters : (last.hot_water ?? formula);
  const reference = run.referenceAverage;
  const prices =
    closed !== null &&
    property.monthlyInformation?.approximate_amounts === true &&
    closedPeriodPrices(
      closed.house,
      closed.result,
      {
        ...(closed.heatingUnit === countedIn.heating && heating && { heating }),
        // Statements charge hot water by its volume.
        ...(countedIn.hot_water === 'm3' && { hot_water: hotWater }),
      },
      periodOfMonth(month),
      userGroup ?? undefined,
    );
  return {
    ...(countedIn.heating && heating && { heating }),
    ...(countedIn.hot_water && { hot_water: hotWater }),
    ...(prices && Object.keys(prices).length > 0 && { prices }),
    ...(reference && { reference_average: normalised(reference) }),
  };
}

function normalised({ source, heating_kwh_per_m2: heating, hot_water_kwh_per_m2: hotWater }: ReferenceAverage) {
  return {
    source,
    ...(heating && { heating_kwh_per_m2: heating }),
    ...(hotWater && { hot_water_kwh_per_m2: hotWater }),
  };
}
