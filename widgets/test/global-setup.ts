import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildWidgets, type WidgetsManifest } from '../../scripts/build-widgets.ts';
import { chromiumOptions } from '../../scripts/chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the one browser of all test files listens. */
    browser: string;
    /** The bundle under test, built for this run. */
    dist: string;
    manifest: WidgetsManifest;
  }
}

/** Builds the bundle and starts the browser once; every test file has contexts of its own in it. */
export default async function setup(project: TestProject) {
  const dist = join(await mkdtemp(join(tmpdir(), 'widgets-')), 'dist');
  const [manifest, server] = await Promise.all([
    buildWidgets(dist),
    chromiumOptions().then((options) => chromium.launchServer(options)),
  ]);
  project.provide('browser', server.wsEndpoint());
  project.provide('dist', dist);
  project.provide('manifest', manifest);
  return async () => {
    await server.close();
    await rm(join(dist, '..'), { recursive: true, force: true });
  };
}
