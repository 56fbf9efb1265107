/** Where a value of the month file comes from. */
export interface Origin {
  readonly reading_ids: readonly string[];
}

/** By JSON pointer into the month file. */
export type Provenance = Readonly<Record<string, Origin>>;
