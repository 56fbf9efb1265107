/** Bytes that all transports together may hold of files that are not in yet: whoever comes when it is used up comes again. */
export interface MemoryBudget {
  /** False where there is not so much left; then nothing was taken. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function createMemoryBudget(total: number): MemoryBudget {
  let left = total;
  return {
    take(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    give(bytes) {
      left += bytes;
    },
  };
}
