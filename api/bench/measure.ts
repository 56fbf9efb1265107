/** One way of doing the work: does all of it once and answers how many units of it that were. */
export type Work = () => number | Promise<number>;

export interface Compared {
  /** Units per second, median over the rounds. */
  readonly oursPerS: number;
  readonly limitPerS: number;
  /** Median of ours / limit within each round: a noisy neighbour disturbs both halves of a round alike. */
  readonly ratio: number;
}

/** Ours and the limit in turn, after one round of each that does not count. */
export async function compare(
  work: { readonly ours: Work; readonly limit: Work },
  rounds: number,
  roundMs: number,
): Promise<Compared> {
  await perSecond(work.ours, roundMs / 2);
  await perSecond(work.limit, roundMs / 2);
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // The order changes, so that neither half always finds the warmer machine.
    if (round % 2 === 0) ours.push(await perSecond(work.ours, roundMs));
    limit.push(await perSecond(work.limit, roundMs));
    if (round % 2 === 1) ours.push(await perSecond(work.ours, roundMs));
  }
  return {
    oursPerS: median(ours),
    limitPerS: median(limit),
    ratio: median(ours.map((rate, at) => rate / (limit[at] ?? Number.NaN))),
  };
}

/** Repeats the work until the time is over, at least once. */
export async function perSecond(work: Work, forMs: number): Promise<number> {
  const begun = performance.now();
  let done = 0;
  let elapsed = 0;
  do {
    done += await work();
    elapsed = performance.now() - begun;
  } while (elapsed < forMs);
  return (done / elapsed) * 1000;
}

/** Seconds a piece of work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
