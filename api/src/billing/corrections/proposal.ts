import type { Measurement } from '../house/provenance.ts';

/* Types and no interfaces where they go into a digest: only those are known to be JSON. */

/** A measured value of a house file, by what it is a value of. */
export type MeasuredPlace = {
  /** Null: of the whole house. */
  readonly unit_id: string | null;
  /** Null: of the unit, not of one of its occupancies. */
  readonly occupancy_id: string | null;
  /** As the house file calls it: `heating`, `hot_water_m3`, `cold_water_m3`, `energy_used`, ... */
  readonly field: string;
};

/** What a place holds: measured by readings, or a substitute by a method of HeizkostenV section 9a(1), or nothing. */
export type MeasuredState = {
  readonly value: string | null;
  readonly origin: 'measured' | 'interim' | 'substituted' | 'missing';
  readonly method: string | null;
  readonly reading_ids: readonly string[];
  /** What each device counted towards it. */
  readonly measurements: readonly Omit<Measurement, 'difference' | 'factor'>[];
};

export type ProposedChange = MeasuredPlace & {
  readonly before: MeasuredState;
  readonly after: MeasuredState;
};

/** What one occupant would pay, by the frozen costs and the new values. */
export interface ProposedAmount {
  readonly unit_id: string;
  readonly occupancy_id: string;
  readonly statement_version_id: string | null;
  readonly before_cents: number;
  readonly after_cents: number;
  readonly difference_cents: number;
}

export interface ProposedEffect {
  readonly occupants: readonly ProposedAmount[];
  /** Sum of what moves from some to others, without sign. */
  readonly moved_cents: number;
}
