import type { Day } from '../../../time/day.ts';
import type { Citation, Dated } from '../../dated.ts';

const source = (provision: string, page: string): Citation => ({
  statute: 'HeizkostenV',
  provision,
  url: `https://www.gesetze-im-internet.de/heizkostenv/__${page}.html`,
});

/** Dwellings up to which a building with its landlord in it may be billed as was agreed. */
export const TWO_DWELLINGS_MAX: readonly Dated<bigint>[] = [
  { from: '2009-01-01', source: source('§ 2', '2'), value: 2n },
];

/** kWh per square metre and year below which a building's heating demand sets it free. */
export const LOW_DEMAND_KWH_PER_M2: readonly Dated<bigint>[] = [
  { from: '2009-01-01', source: source('§ 11(1) no. 1a', '11'), value: 15n },
];

/** Years in which the savings must pay for the equipment. */
export const PAYBACK_YEARS: readonly Dated<bigint>[] = [
  { from: '2009-01-01', source: source('§ 11(1) no. 1b', '11'), value: 10n },
];

/** Rooms ready before this day are set free where their users cannot influence the consumption. */
export const UNREGULATED_BEFORE: readonly Dated<Day>[] = [
  { from: '2009-01-01', source: source('§ 11(1) no. 1c', '11'), value: '1981-07-01' },
];

export interface HeatPumpTransition {
  /** From this day on heat pumps are no exception any more. */
  readonly endOfException: Day;
  /** Last day by which a heat pump that was not metered had to be. */
  readonly metersDue: Day;
}

/** Heat pumps stood among the exceptions until the act of 16.10.2023 (BGBl. I Nr. 280). */
export const HEAT_PUMP_TRANSITION: readonly Dated<HeatPumpTransition>[] = [
  {
    from: '2024-10-01',
    source: source('§ 12(3)', '12'),
    value: { endOfException: '2024-10-01', metersDue: '2025-09-30' },
  },
];

/** Years whose cost of heat and hot water is averaged where a tenant pays a rent with heat in it (Bruttowarmmiete). */
export const WARM_RENT_YEARS: readonly Dated<readonly bigint[]>[] = [
  { from: '2024-10-01', source: source('§ 12(3)', '12'), value: [2022n, 2023n, 2024n] },
];
