import type { BrowserContext, Request, Route } from 'playwright-core';
import type { Chance } from '../../../scripts/prove/chance.ts';

/** A network that fails while `stormy`, and how often it did, by kind. */
export interface Weather {
  stormy: boolean;
  readonly requests: () => number;
  readonly faults: ReadonlyMap<Fault, number>;
  /**
   * Whether a script was lost since the page was loaded. A browser remembers a module that could not be loaded until the
   * page is loaded anew, whoever asks for it again.
   */
  readonly hasLostScript: () => boolean;
}

export type Fault = keyof typeof FAULTS;

type Part = 'script' | 'session' | 'data';
type Disturb = (route: Route, chance: Chance, part: Part) => Promise<unknown>;

const ABORTED = ['aborted', 'connectionreset', 'connectionrefused', 'failed', 'internetdisconnected', 'timedout'];
/** What machines in between answer in place of the one that was asked; some of it looks like an answer of ours. */
const GARBAGE = [
  '',
  '<!doctype html><title>Hotel WLAN</title>',
  'null',
  '[]',
  '{}',
  '"x"',
  '{"data":null}',
  '\u0000ÿ%',
];
const PROBLEM = (status: number, code: string) =>
  JSON.stringify({ type: `/problems/${code}`, title: code, status, detail: code, code, request_id: 'req_chaos' });
const CORS = { 'access-control-allow-origin': '*' };

/** One statement a page, so that there is a next one to ask for in a house as small as this. */
const shortPage = (url: string): string => url.replace(/(?<=\/statement-overviews\?.*\blimit=)\d+/, '1');

const answer = (status: number, body: string, type = 'application/json', headers = {}) => ({
  status,
  body,
  contentType: type,
  headers: { ...CORS, ...headers },
});

const FAULTS = {
  aborted: (route, chance) => route.abort(ABORTED[chance.between(0, ABORTED.length - 1)]),
  delayed: async (route, chance) => {
    await new Promise((resolve) => setTimeout(resolve, chance.between(100, 2_500)));
    await route.continue({ url: shortPage(route.request().url()) });
  },
  refused: (route, chance) => {
    const status = chance.between(500, 504);
    return chance.between(0, 1) === 0
      ? route.fulfill(answer(status, PROBLEM(status, 'internal-error')))
      : route.fulfill(answer(status, '<h1>Bad gateway</h1>', 'text/html'));
  },
  limited: (route) =>
    route.fulfill(answer(429, PROBLEM(429, 'rate-limited'), 'application/json', { 'retry-after': '1' })),
  unreadable: (route) => route.fulfill({ status: 203, body: '{}', contentType: 'application/json' }),
  expired: (route) => route.fulfill(answer(401, PROBLEM(401, 'session-expired'))),
  garbage: (route, chance, part) =>
    route.fulfill(
      part === 'script'
        ? answer(203, '<!doctype html>', 'text/html')
        : answer(200, GARBAGE[chance.between(0, GARBAGE.length - 1)] ?? ''),
    ),
  truncated: async (route, chance, part) => {
    const response = await route.fetch({ url: shortPage(route.request().url()) });
    const body = await response.body();
    // A script that breaks off is an error of the page, whoever wrote it.
    const kept = part === 'script' ? body.length : chance.between(0, Math.max(0, body.length - 1));
    await route.fulfill({ response, body: body.subarray(0, kept) });
  },
} satisfies Record<string, Disturb>;

const NAMES = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
/** Of a hundred requests in a storm. A page is made of several scripts and all must come, so of those fewer. */
const DISTURBED: Readonly<Record<Part, number>> = { script: 4, session: 40, data: 55 };

/** Puts a network between a page's context and its servers that fails by chance: host, API and scripts alike. */
export async function putWeather(context: BrowserContext, apiUrl: string, chance: Chance): Promise<Weather> {
  const faults = new Map<Fault, number>();
  let requests = 0;
  let lostScript = false;
  const weather: Weather = { stormy: false, requests: () => requests, faults, hasLostScript: () => lostScript };
  const look = (request: Request, status: number) => {
    if (partOf(request, apiUrl) === 'script' && status !== 200) lostScript = true;
  };
  context.on('requestfailed', (request) => look(request, 0));
  context.on('response', (response) => look(response.request(), response.status()));
  await context.route(/^http/, async (route, request) => {
    requests += 1;
    if (request.isNavigationRequest()) lostScript = false;
    const part = weather.stormy ? partOf(request, apiUrl) : undefined;
    const isHit = part !== undefined && chance.between(1, 100) <= DISTURBED[part];
    const name = isHit ? NAMES[chance.between(0, NAMES.length - 1)] : undefined;
    try {
      if (part === undefined || name === undefined) return await route.continue({ url: shortPage(request.url()) });
      faults.set(name, (faults.get(name) ?? 0) + 1);
      await (FAULTS[name] as Disturb)(route, chance, part);
    } catch {
      // The page has gone, or the request with it.
    }
  });
  return weather;
}

/** The page itself arrives: without it there is nothing to look at. */
function partOf(request: Request, apiUrl: string): Part | undefined {
  const { origin, pathname } = new URL(request.url());
  if (pathname === '/embed-session') return 'session';
  if (origin !== new URL(apiUrl).origin) return undefined;
  return /^\/v1\/embed(\.js|\/)/.test(pathname) ? 'script' : 'data';
}
