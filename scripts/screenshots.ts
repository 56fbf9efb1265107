import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildWidgets } from './build-widgets.ts';
import { chromiumOptions } from './chromium.ts';
import { BRANDS } from './screenshots/brands.ts';
import { type Picture, type Shot, startCamera } from './screenshots/camera.ts';
import { CONSUMPTION_CHART } from './screenshots/consumption-chart.ts';
import { contactSheet } from './screenshots/contact-sheet.ts';
import { deliveryProof } from './screenshots/delivery-proof.ts';
import type { Album } from './screenshots/scene.ts';
import { STATEMENT_LIST } from './screenshots/statement-list.ts';
import { ROOT, secondsSince } from './sections.ts';

/*
 * `npm run screenshots`: every element in every state, light and dark, wide and narrow, under both brands, into
 * `.data/screenshots` or KLARMETER_OUT, with a contact sheet. `-- --only statement-list` takes those of one element.
 */

/** Pages at a time: on two cores more of them only wait for each other. */
const CAMERAS = 2;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const albums = [STATEMENT_LIST, CONSUMPTION_CHART, await deliveryProof()];
  const chosen = albums.filter(({ element }) => values.only === undefined || element === values.only);
  if (chosen.length === 0) throw new Error(`There is ${albums.map(({ element }) => element).join(', ')}.`);

  const begun = performance.now();
  const folder = process.env.KLARMETER_OUT ?? join(ROOT, '.data', 'screenshots');
  // Only what this makes itself: the folder is the caller's.
  for (const { element } of chosen) await rm(join(folder, element), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pictures = await takeAll(chosen.flatMap(shotsOf), folder);
  await writeFile(join(folder, 'index.html'), contactSheet(pictures));
  for (const { file, overflows } of pictures) if (overflows) console.log(`wider than its page: ${file}`);
  console.log(`${pictures.length} pictures in ${secondsSince(begun)} s: ${relative('', join(folder, 'index.html'))}`);
}

/** Each scene in German under both brands, and some in English. */
function shotsOf({ element, scenes }: Album): Shot[] {
  return scenes.flatMap((scene) =>
    (scene.english === true ? (['de', 'en'] as const) : (['de'] as const)).flatMap((locale) =>
      BRANDS.map((brand) => ({ element, scene, brand, locale })),
    ),
  );
}

async function takeAll(shots: readonly Shot[], folder: string): Promise<Picture[]> {
  const dist = await mkdtemp(join(tmpdir(), 'screenshots-'));
  const [options] = await Promise.all([chromiumOptions(), buildWidgets(dist)]);
  const browser = await chromium.launch(options);
  const taken = new Map<Shot, Picture[]>();
  let next = 0;
  const work = async () => {
    const camera = await startCamera(browser, dist, folder);
    try {
      for (let shot = shots[next++]; shot !== undefined; shot = shots[next++]) taken.set(shot, await camera.take(shot));
    } finally {
      await camera.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: CAMERAS }, work));
  } finally {
    await browser.close();
    await rm(dist, { recursive: true, force: true });
  }
  return shots.flatMap((shot) => taken.get(shot) ?? []);
}

await main();
