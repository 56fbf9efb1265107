import type { z } from '@hono/zod-openapi';
import type { CycleChange } from './schemas.ts';

type Wire = z.infer<typeof CycleChange>;

/** As stored: what the answer says beside its columns, and what interim values are calculated with later. */
export interface CycleChangeRecord
  extends Pick<
    Wire,
    | 'short_period'
    | 'next_period'
    | 'points'
    | 'divisions'
    | 'stock'
    | 'findings'
    | 'cost_entries'
    | 'fuel_deliveries'
    | 'before'
  > {
  /** Share of hot water in the energy of the house as `n/d`; null where none is known. */
  readonly hot_water_share: string | null;
}

/** What a cost or a layer of fuel of the next period, or the remaining part of a cost, comes from. */
export interface DividedFrom {
  readonly id: string;
  readonly cycle_change_id: string;
  /** Of a layer, where its CO2 has parts of a cent or more decimals than travel. */
  readonly co2_kg?: string;
  readonly co2_cost_eur?: string;
}
