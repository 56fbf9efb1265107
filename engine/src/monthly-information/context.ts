import type { Fraction } from '../money/fraction.ts';
import type { Month } from '../time/month.ts';
import type { Period } from '../time/period.ts';
import type { AverageUser } from './average.ts';
import type { Conversion } from './conversion.ts';
import type { GroupModel, OccupancyModel, UnitModel, UseName } from './model.ts';
import type { MonthlyReasonBook } from './reason-kinds.ts';

/** What all users of one group share. */
export interface GroupMonth {
  readonly group: GroupModel;
  readonly conversion: Readonly<Record<UseName, Conversion | undefined>>;
  readonly average: Readonly<Record<UseName, AverageUser>>;
  /** Reasons behind the averages per m2. */
  readonly averageReason: Readonly<Record<UseName, string | undefined>>;
}

/** One user and everything his information is formed from. */
export interface UserContext {
  readonly month: Month;
  readonly wholeDays: Period;
  readonly previousMonth: Month;
  readonly lastYear: Month;
  readonly group: GroupMonth;
  readonly unit: UnitModel;
  readonly occupancy: OccupancyModel;
  /** Where his reasons stand. */
  readonly at: string;
  readonly book: MonthlyReasonBook | undefined;
}

/** One figure in kWh, exact, and the reason behind it. */
export interface Figure {
  readonly kwh: Fraction;
  readonly reasonId: string;
}

/** kWh are told with one decimal. */
export const KWH_DECIMALS = 1;
