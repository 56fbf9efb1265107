/** Bytes of files that are not in yet: whoever comes when it is used up comes again. */
export interface MemoryBudget {
  /** False where there is not so much left; then nothing was taken. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** What all transports together may hold. */
export interface SharedBudget {
  /** The same budget for one sender, who may hold a share of it: nobody alone can keep all others out. */
  of(sender: string): MemoryBudget;
}

export function createMemoryBudget(total: number, share = total): SharedBudget {
  let left = total;
  const held = new Map<string, number>();
  return {
    of: (sender) => ({
      take(bytes) {
        const own = (held.get(sender) ?? 0) + bytes;
        if (bytes > left || own > share) return false;
        left -= bytes;
        held.set(sender, own);
        return true;
      },
      give(bytes) {
        left += bytes;
        const own = (held.get(sender) ?? 0) - bytes;
        if (own > 0) held.set(sender, own);
        else held.delete(sender);
      },
    }),
  };
}
