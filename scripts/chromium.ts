import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import { ROOT } from './sections.ts';

/** Made for a host without processes, or switching off the very rules our tests are about. */
const UNWANTED =
  /^--(single-process|no-zygote|in-process-gpu|headless|disable-web-security|allow-running-insecure-content|disable-site-isolation|disable-features)/;

/**
 * What playwright needs to start the Chromium that comes with the packages, unpacked once. CHROMIUM_PATH names another one.
 */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const own = process.env.CHROMIUM_PATH;
  if (own !== undefined && own !== '') return { executablePath: own, args: ['--no-sandbox'] };
  // On a bare machine it lacks libraries; told it is on this one, the package brings its own.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const folder = join(ROOT, 'node_modules', '.cache', `chromium-${packedVersion()}-${process.getuid?.() ?? 'user'}`);
  // The package reads TMPDIR when it is imported, and reuses whatever lies there.
  const outside = { ...process.env };
  const work = existsSync(folder) ? folder : await workFolder(folder);
  process.env.TMPDIR = work;
  const { default: chromium } = await import('@sparticuz/chromium');
  chromium.setGraphicsMode = false;
  await chromium.executablePath();
  for (const name of ['TMPDIR', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'AWS_LAMBDA_JS_RUNTIME', 'HOME'])
    restore(name, outside[name]);
  if (work !== folder) await settle(work, folder);
  return {
    executablePath: join(folder, 'chromium'),
    args: [...chromium.args.filter((flag) => !UNWANTED.test(flag)), '--disable-background-networking'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** Of the package, whose `exports` hide it: another Chromium is unpacked anew. */
function packedVersion(): string {
  const manifest = join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

async function workFolder(folder: string): Promise<string> {
  await mkdir(dirname(folder), { recursive: true });
  return mkdtemp(`${folder}.`);
}

/** Whole or not at all, so that a start that was cut off leaves nothing half unpacked. */
async function settle(work: string, folder: string): Promise<void> {
  await writeFile(
    join(work, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`,
  );
  await rename(work, folder).catch(async (error: unknown) => {
    // Another start was faster.
    await rm(work, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
