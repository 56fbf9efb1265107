import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KillNews, PointKill } from '../../api/test/kill/server.ts';

/** Where or when to kill: at a named point, or so many milliseconds after the process began or was told. */
export type Kill = PointKill | { readonly afterMs: number };

/** A server process that is killed as planned and started again each time, as a supervisor would. */
export interface MortalServer {
  /** What a client uses instead of the real one: it asks whichever process lives now, at an address that stays. */
  readonly fetch: typeof fetch;
  readonly address: string;
  /** Points and `random moment`, in the order they killed. */
  readonly deaths: readonly string[];
  /** Every named point that was passed at least once. */
  readonly passed: ReadonlySet<string>;
  /** Kills that did not come to pass: their point was not reached any more. */
  readonly spared: readonly string[];
  /** Does some work while the process is killed in these ways, each once; what did not come to pass is forgotten. */
  during<T>(kills: readonly Kill[], work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../api/test/kill/server.ts', import.meta.url));
const ADDRESS = 'http://mortal.invalid';
const MOMENT = 'random moment';

/** @param env what the process is started with: DATABASE_URL, KLARMETER_DATA, KLARMETER_MASTER_KEY, SMTP_URL */
export function startMortalServer(env: Readonly<Record<string, string>>): MortalServer {
  const deaths: string[] = [];
  const spared: string[] = [];
  const passed = new Set<string>();
  let points: PointKill[] = [];
  let moments: number[] = [];
  let child: ChildProcess | null = null;
  let url = Promise.withResolvers<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let heardArmed = () => {};

  const aim = () => {
    clearTimeout(timer);
    const afterMs = moments[0];
    if (afterMs === undefined) return;
    timer = setTimeout(() => {
      if (child?.kill('SIGKILL') !== true) return;
      moments = moments.slice(1);
      deaths.push(MOMENT);
    }, afterMs);
  };
  const dieAt = (point: string) => {
    deaths.push(point);
    const done = points.findIndex((kill) => kill.point === point);
    points = points.filter((_, index) => index !== done);
  };
  const load = () =>
    fork(PROGRAM, [], {
      env: { ...process.env, ...env, PORT: '0', LOG_LEVEL: 'fatal' },
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  /** Has loaded its program and waits for the word to begin: it opens nothing before the one it follows is dead. */
  let next = load();
  const start = () => {
    const began = next;
    next = load();
    child = began;
    began.send(points);
    began.on('message', (news: KillNews) => {
      if ('url' in news) url.resolve(news.url);
      else if ('killedAt' in news) dieAt(news.killedAt);
      else if ('passed' in news) passed.add(news.passed);
      else heardArmed();
    });
    began.once('exit', (code, signal) => {
      clearTimeout(timer);
      heardArmed();
      if (stopping) return;
      url.promise.catch(() => {});
      if (signal !== 'SIGKILL') {
        url.reject(new Error(`the server ended by itself with ${code ?? signal}`));
        url = Promise.withResolvers();
        url.reject(new Error(`the server ended by itself with ${code ?? signal}`));
        url.promise.catch(() => {});
        return;
      }
      // Whoever waits for the process that died waits on, for the next one.
      const waited = url;
      url = Promise.withResolvers();
      url.promise.then(waited.resolve, waited.reject);
      start();
    });
    aim();
  };
  /** The living process knows the kills once this resolves; a new one is born with them. */
  const arm = async () => {
    const armed = Promise.withResolvers<void>();
    heardArmed = armed.resolve;
    if (child?.connected !== true || !child.send(points)) armed.resolve();
    await armed.promise;
    aim();
  };
  start();

  return {
    address: ADDRESS,
    deaths,
    spared,
    passed,
    fetch: async (input, init) => {
      const living = await url.promise;
      return fetch(String(input).replace(ADDRESS, living), init);
    },
    async during(kills, work) {
      await url.promise;
      points = kills.filter((kill) => 'point' in kill);
      moments = kills.flatMap((kill) => ('afterMs' in kill ? [kill.afterMs] : []));
      await arm();
      try {
        return await work();
      } finally {
        spared.push(...points.map(({ point }) => point), ...moments.map(() => MOMENT));
        points = [];
        moments = [];
        clearTimeout(timer);
        await url.promise;
        await arm();
      }
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      if (child?.kill('SIGKILL') === true) await ended;
      next.kill('SIGKILL');
    },
  };
}
