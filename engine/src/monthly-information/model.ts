import type { Summer } from '../law/de/vdi2067/table-22-degree-days.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Month } from '../time/month.ts';
import type { Period } from '../time/period.ts';
import type { MonthMissingReason } from './month-file.ts';
import type { ConversionBasis, ValueOrigin } from './result.ts';

/** The month file as read: numbers exact, `path` pointing back into the file. */
export interface MonthModel {
  readonly id: string;
  readonly month: Month;
  readonly days: Period;
  readonly summer: Summer | undefined;
  readonly groups: readonly GroupModel[];
  readonly units: readonly UnitModel[];
}

export type UseName = 'heating' | 'hot_water';

export const USES: readonly UseName[] = ['heating', 'hot_water'];

export interface GroupModel {
  readonly path: string;
  readonly id: string;
  readonly heating: BasisModel | undefined;
  readonly hot_water: BasisModel | undefined;
  readonly reference: ReferenceModel | undefined;
  readonly prices: Readonly<Record<UseName, Fraction | undefined>>;
}

export interface BasisModel {
  readonly path: string;
  readonly basis: ConversionBasis;
  /** Heat of the last period; for an energy certificate kWh per m2 and year; for the formula the temperature. */
  readonly heat: Fraction | undefined;
  /** Units or m3 of the last period. */
  readonly recorded: Fraction | undefined;
}

export interface ReferenceModel {
  readonly path: string;
  readonly source: string;
  readonly heating: Fraction | undefined;
  readonly hot_water: Fraction | undefined;
}

export interface UnitModel {
  readonly path: string;
  readonly id: string;
  readonly group: GroupModel | undefined;
  readonly areaM2: Readonly<Record<UseName, Fraction>>;
  readonly occupancies: readonly OccupancyModel[];
}

export interface OccupancyModel {
  readonly path: string;
  readonly id: string;
  /** First day of this user, and his last; `to` is the end of the month where he stays. */
  readonly stay: Period;
  /** His days within the month. */
  readonly days: Period;
  readonly daysIn: bigint;
  readonly vacant: boolean;
  readonly heating: UseModel | undefined;
  readonly hot_water: UseModel | undefined;
  readonly pastMonths: readonly PastModel[];
}

export interface UseModel {
  readonly path: string;
  readonly origin: ValueOrigin;
  /** Undefined where it is missing. */
  readonly value: Fraction | undefined;
  readonly method: string | undefined;
  readonly reason: string | undefined;
  readonly missing: MonthMissingReason | undefined;
  readonly comparable: boolean;
}

export interface PastModel {
  readonly month: Month;
  /** Whether he used the unit on every day of that month. */
  readonly whole: boolean;
  readonly heating: UseModel | undefined;
  readonly hot_water: UseModel | undefined;
}
