import { Agent, get } from 'node:http';
import { quantile } from './measure.ts';

/** Where and as whom to ask. */
export interface Target {
  readonly origin: string;
  readonly key: string;
  /** Taken in turn. */
  readonly paths: readonly string[];
}

/** Requests answered per second when each of some connections asks again as soon as it has its answer. */
export async function requestsPerSecond(target: Target, connections: number, forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now();
  let answered = 0;
  const connection = async () => {
    while (performance.now() - begun < forMs) {
      await ask(target, agent, answered);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const elapsed = performance.now() - begun;
  agent.destroy();
  return (answered / elapsed) * 1000;
}

/**
 * 99th percentile in milliseconds at a fixed rate. Counted from when a request was due, not from when it was sent: a
 * server that stands still is not excused by the requests that waited for it.
 */
export async function p99AtRate(target: Target, perSecond: number, forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const begun = performance.now();
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const total = Math.round((perSecond * forMs) / 1000);
  for (let at = 0; at < total; at += 1) {
    const due = begun + (at * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    pending.push(
      ask(target, agent, at).then(() => {
        latencies.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(pending);
  agent.destroy();
  return quantile(latencies, 0.99);
}

function ask({ origin, key, paths }: Target, agent: Agent, at: number): Promise<void> {
  const path = paths[at % paths.length] ?? '/';
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, { agent, headers: { Authorization: `Bearer ${key}` } }, (response) => {
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`GET ${path} answered ${response.statusCode}`)),
      );
      response.resume();
    }).on('error', reject);
  });
}
