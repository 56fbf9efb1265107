import type postgres from 'postgres';

export interface ReplaceableClient {
  current(): postgres.Sql;
  /** To be called with a client that lost a connection: what comes from now on gets another client. */
  replace(lost: postgres.Sql): void;
  /** Waits some seconds for what is still being done. */
  close(): Promise<void>;
}

/** Longer than a request; what takes longer is a job, and jobs are repeated. */
const GRACE_MS = 30_000;

/**
 * A connection that ends at a bad moment never serves again, keeps its place in the pool, and whoever is given it waits
 * for ever (porsager/postgres#1208, #1209). So the whole client is put aside: what others have begun there may end, and
 * after a while nothing of it is left.
 */
export function createReplaceableClient(connect: () => postgres.Sql): ReplaceableClient {
  let client = connect();
  const aside = new Set<postgres.Sql>();
  const end = async (old: postgres.Sql, seconds: number) => {
    aside.delete(old);
    await old.end({ timeout: seconds });
  };
  return {
    current: () => client,
    replace(lost) {
      // Others have seen the same loss.
      if (lost !== client) return;
      client = connect();
      aside.add(lost);
      const timer: { unref?(): void } = setTimeout(() => void end(lost, 0), GRACE_MS);
      timer.unref?.();
    },
    async close() {
      await Promise.all([...aside, client].map((each) => end(each, 5)));
    },
  };
}
