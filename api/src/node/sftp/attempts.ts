const WINDOW_MS = 600_000;
const FAILURES_MAX = 30;
const ADDRESSES_MAX = 10_000;

/** Who fails again and again from one address is not heard for ten minutes. */
export function createAttempts(clock: () => Date): { allowed(ip: string): boolean; failed(ip: string): void } {
  const failures = new Map<string, { since: number; count: number }>();
  const recent = (ip: string) => {
    const found = failures.get(ip);
    if (found !== undefined && clock().getTime() - found.since > WINDOW_MS) {
      failures.delete(ip);
      return undefined;
    }
    return found;
  };
  return {
    allowed: (ip) => (recent(ip)?.count ?? 0) < FAILURES_MAX,
    failed(ip) {
      const found = recent(ip);
      if (found !== undefined) found.count += 1;
      else {
        const [oldest] = failures.size >= ADDRESSES_MAX ? failures.keys() : [];
        if (oldest !== undefined) failures.delete(oldest);
        failures.set(ip, { since: clock().getTime(), count: 1 });
      }
    },
  };
}
