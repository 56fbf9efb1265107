/**
 * Lets so many pieces of work in at once; the others wait at the door, without a transaction or memory of their own. For
 * work that fills a core by itself, where more at once would only hold more.
 */
export function atMost(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (inside < count) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const first = waiting.shift();
      if (first === undefined) inside -= 1;
      else first();
    }
  };
}
