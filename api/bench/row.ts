/** Figures of one row by name; names end with their unit, `ratio` is ours against the limit or peer of the same run. */
export type Figures = Readonly<Record<string, number>>;

/** What a figure has to reach: what the machine's limit allows, decided once. */
export interface Goal {
  readonly figure: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Row {
  readonly figures: Figures;
  /** What a reader must know to judge the figures: sizes, what the limit does. */
  readonly notes: readonly string[];
}

export interface RowOptions {
  /** A smoke run: every step once, figures mean nothing. */
  readonly quick: boolean;
  /** The full counts where the ordinary run takes fewer. */
  readonly full: boolean;
  /** A migrated database of this row's own; null for a row that asks for none. */
  readonly databaseUrl: string | null;
  /** Has the memory of a process (this one) and its children watched during the work, for the row `memory`. */
  readonly watched: <T>(work: () => Promise<T>, pid?: number) => Promise<T>;
}

export interface Benchmark {
  readonly key: string;
  readonly what: string;
  readonly against: string;
  readonly goals: readonly Goal[];
  run(options: RowOptions): Promise<Row>;
}

/** Whether a figure reaches its goal; a figure that is missing never does. */
export function meets(figures: Figures, { figure, atLeast, atMost }: Goal): boolean {
  const value = figures[figure];
  if (value === undefined || !Number.isFinite(value)) return false;
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}

/** The database of a row that asked for one. */
export function requireDatabase({ databaseUrl }: RowOptions): string {
  if (databaseUrl === null) throw new Error('this row works on a database and was given none');
  return databaseUrl;
}
