import { join } from 'node:path';
import type { WidgetsManifest } from '../../../scripts/build-widgets.ts';
import { sessionAnswer } from '../../../widgets/test/session-fixture.ts';
import { startWire, type Wire } from '../../../widgets/test/wire.ts';
import { median } from '../measure.ts';
import type { Benchmark, Figures } from '../row.ts';
import { firstRenderMs, type Visit } from './first-render.ts';
import { buildLitAlone, LIT_TAG, LIT_TEXT } from './lit-alone.ts';
import { inBrowser, type Place, putPage } from './page.ts';
import { type Shown, shownElements } from './shown.ts';

const ROUNDS = 11;

export const widgets: Benchmark = {
  key: 'widgets',
  what: 'elements in a page of a host: gzip bytes, and time until the data are painted',
  against: 'lit alone, one sentence',
  goals: [
    { figure: 'largest_gzip_bytes', atMost: 25_000 },
    { figure: 'all_gzip_bytes', atMost: 60_000 },
    { figure: 'loader_gzip_bytes', atMost: 6_000 },
    { figure: 'first_render_ms', atMost: 200 },
  ],

  run: ({ quick }) =>
    inBrowser(async (place) => {
      const litFolder = join(place.folder, 'lit');
      const litBytes = await buildLitAlone(litFolder);
      const [api, litApi] = await Promise.all([startWire(place.dist), startWire(litFolder)]);
      try {
        const times = await firstRenders(place, api, litApi, quick ? 1 : ROUNDS, !quick);
        return {
          figures: { ...sizes(place.manifest), lit_alone_gzip_bytes: litBytes, ...times },
          notes: [
            'sizes: gzip level 9 of each file as built; later: what an element loads once its data are asked for (the proof checker) or a logo is wanted; languages only in all_gzip_bytes',
            'first render: navigation start to the frame after the data, one element a page, strict policy, each time a fresh context with an empty cache; host and API are two HTTP servers of this machine, the API answers from memory',
            'ratio: first render of an element made with lit alone, which shows one sentence and asks for nothing, to that of the slowest of ours',
          ],
        };
      } finally {
        await Promise.all([api.close(), litApi.close()]);
      }
    }),
};

function sizes({ loader, elements, later, gzipBytes }: WidgetsManifest): Figures {
  const sum = (files: Iterable<string>) =>
    [...new Set(files)].reduce((bytes, file) => bytes + (gzipBytes[file] ?? Number.NaN), 0);
  const each = Object.entries(elements).map(([name, files]) => ({
    name: name.replaceAll('-', '_'),
    atOnce: sum([...loader, ...files]),
    withLater: sum([...loader, ...files, ...(later[name] ?? [])]),
  }));
  return {
    largest_gzip_bytes: Math.max(...each.map(({ withLater }) => withLater)),
    largest_at_once_gzip_bytes: Math.max(...each.map(({ atOnce }) => atOnce)),
    all_gzip_bytes: sum(Object.keys(gzipBytes)),
    loader_gzip_bytes: sum(loader),
    ...Object.fromEntries(each.map(({ name, withLater }) => [`gzip_bytes.${name}`, withLater])),
    ...Object.fromEntries(each.map(({ name, atOnce }) => [`at_once_gzip_bytes.${name}`, atOnce])),
  };
}

/** Every element and the peer in turn; a round of each goes before that does not count. */
async function firstRenders(
  { browser, host }: Place,
  api: Wire,
  litApi: Wire,
  rounds: number,
  warm: boolean,
): Promise<Figures> {
  const elements = await shownElements();
  const lit: Visit = {
    url: putPage(host, 'lit', { api: litApi.url, tag: `<${LIT_TAG}></${LIT_TAG}>`, script: importing(litApi) }),
    tag: LIT_TAG,
    text: LIT_TEXT,
  };
  const open = (shown: Shown): Promise<number> => {
    const { name, html, text, answer } = shown;
    api.answer = answer;
    // As the host's server would: a session of its own for each visit.
    host.pages.set('/session', { type: 'application/json', body: JSON.stringify(sessionAnswer()) });
    const url = putPage(host, name, { api: api.url, tag: html, script: starting(api) });
    return firstRenderMs(browser, { url, tag: `km-${name}`, text });
  };
  const round = async () => {
    const ours = new Map<string, number>();
    for (const shown of elements) ours.set(shown.name, await open(shown));
    return { ours, lit: await firstRenderMs(browser, lit) };
  };
  if (warm) await round();
  const measured: Awaited<ReturnType<typeof round>>[] = [];
  for (let at = 0; at < rounds; at += 1) measured.push(await round());

  const medians = elements.map(({ name }) => ({
    name,
    ms: median(measured.map(({ ours }) => ours.get(name) ?? Number.NaN)),
  }));
  const slowest = medians.reduce((a, b) => (b.ms > a.ms ? b : a));
  return {
    first_render_ms: slowest.ms,
    lit_alone_first_render_ms: median(measured.map((each) => each.lit)),
    ratio: median(measured.map(({ ours, lit: alone }) => alone / (ours.get(slowest.name) ?? Number.NaN))),
    ...Object.fromEntries(medians.map(({ name, ms }) => [`first_render_ms_of.${name.replaceAll('-', '_')}`, ms])),
  };
}

const importing = (api: Wire): string => `import '${api.url}/v1/embed.js';\n`;

const starting = (api: Wire): string => `import { start } from '${api.url}/v1/embed.js';
start({ fetchSession: async () => (await fetch('/session')).json() });
`;
