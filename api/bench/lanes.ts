/** Requests of the caller that are on their way at once. */
const LANES = 4;

/** Repeats the work in a few lanes side by side until it answers that there is none left. */
export async function inLanes(work: () => Promise<boolean>): Promise<void> {
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (await work());
    }),
  );
}
