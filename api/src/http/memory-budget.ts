/** Bytes that are on their way: whoever comes when it is used up comes again. */
export interface MemoryBudget {
  /** False where there is not so much left; then nothing was taken. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** What all senders together may hold. */
export interface SharedBudget {
  /** The same budget for one sender, named from the narrowest (a login) to the widest (its account). */
  of(...names: readonly string[]): MemoryBudget;
}

/**
 * @param shares what each of a sender's names may hold, in their order: nobody alone can keep all others out
 */
export function createMemoryBudget(total: number, ...shares: readonly number[]): SharedBudget {
  let left = total;
  const held = new Map<string, number>();
  return {
    of(...names) {
      const parts = names.map((name, at) => ({ key: `${at} ${name}`, share: shares[at] ?? total }));
      const heldBy = (key: string) => held.get(key) ?? 0;
      return {
        take(bytes) {
          if (bytes > left || parts.some(({ key, share }) => heldBy(key) + bytes > share)) return false;
          left -= bytes;
          for (const { key } of parts) held.set(key, heldBy(key) + bytes);
          return true;
        },
        give(bytes) {
          left += bytes;
          for (const { key } of parts) {
            const own = heldBy(key) - bytes;
            if (own > 0) held.set(key, own);
            else held.delete(key);
          }
        },
      };
    },
  };
}
