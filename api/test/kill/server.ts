import { once } from 'node:events';
import { optionsFromEnvironment, startNode } from '../../src/node.ts';

/*
 * The API as it runs in production, in a process that kills itself (SIGKILL: no goodbye, no rollback by its own hand)
 * when a named point is passed for the n-th time. Its parent tells it where to die: the first message starts the server,
 * every other one changes the points. It dies with its parent.
 */

export interface PointKill {
  readonly point: string;
  /** Counted from the moment the kill was told; 1 dies at the first passage. */
  readonly passage: number;
}

/** To the parent. */
export type KillNews =
  | { readonly url: string }
  | { readonly killedAt: string }
  | { readonly armed: number }
  /** A point was passed for the first time. */
  | { readonly passed: string };

/** After the commit of a request or job that left work behind, before its answer. */
const COMMITTED = 'outbox:committed';

let kills: readonly PointKill[] = [];
let passed = new Map<string, number>();

const tell = (news: KillNews) => process.send?.(news);

/** The process dies here, on the spot; only the news that it did gets out. */
function pass(point: string): void {
  const count = (passed.get(point) ?? 0) + 1;
  passed.set(point, count);
  if (count === 1) tell({ passed: point });
  if (!kills.some((kill) => kill.point === point && kill.passage === count)) return;
  tell({ killedAt: point });
  process.kill(process.pid, 'SIGKILL');
}

let wake: (() => void) | undefined;
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
[kills] = await once(process, 'message');
process.on('message', (next: readonly PointKill[]) => {
  kills = next;
  passed = new Map();
  tell({ armed: next.length });
});

const server = await startNode({
  ...optionsFromEnvironment(process.env),
  overrides: {
    faultPort: pass,
    wake: () => {
      pass(COMMITTED);
      wake?.();
    },
  },
});
wake = () => server.jobs.wake();
tell({ url: server.url });
