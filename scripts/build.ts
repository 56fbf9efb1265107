import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { DOCS_FILES } from '../api/src/http/docs-files.ts';
import { docsFile } from '../api/src/node/docs-files.ts';
import { StartError } from '../api/src/node/start-error.ts';
import { buildWidgets, WIDGETS_DIST } from './build-widgets.ts';
import { ROOT } from './sections.ts';

/* `npm run build`: the files that the API serves besides its answers, for Node and for Workers. */

/** The folder that wrangler.toml binds as ASSETS. */
export const WORKER_ASSETS = join(ROOT, 'dist', 'worker-assets');

/** By path, with forward slashes. */
type Files = ReadonlyMap<string, Uint8Array>;

/** The widgets, where the Node process reads them. */
export async function buildForNode(): Promise<Files> {
  // Built aside, so that whoever serves the folder meanwhile always finds it whole.
  const aside = await mkdtemp(join(tmpdir(), 'widgets-'));
  try {
    await buildWidgets(aside);
    const files = await readFiles(aside);
    await replace(WIDGETS_DIST, files);
    return files;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** The widgets for Node, and for Workers everything that Node reads from its disk. */
export async function buildAll(): Promise<void> {
  const widgets = [...(await buildForNode())].filter(([path]) => path.endsWith('.js'));
  const docs = await Promise.all(
    DOCS_FILES.map(async (name) => [`docs/${name}`, Buffer.from(await docsFile(name))] as const),
  );
  await replace(WORKER_ASSETS, new Map([...widgets, ...docs]));
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readIfThere(path);
      return bytes === null ? [] : [[relative(folder, path).replaceAll(sep, '/'), bytes] as const];
    }),
  );
  return new Map(files.flat());
}

/** Null for what somebody else has put in its place or taken away since the folder was listed. */
async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Nothing is written where nothing changes, so that a folder that only others may write serves as it is. */
async function replace(folder: string, files: Files): Promise<void> {
  try {
    await publish(files, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new StartError(`${folder} cannot be written (${code}); run "npm run build" as whoever owns it.`);
  }
}

const NEXT = '.next';

/**
 * Brings a folder to these files: what is the same is not touched, what differs is replaced whole, what has gone goes
 * last. The loader comes after the parts it names.
 */
async function publish(files: Files, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await readFiles(folder);
  const deepestFirst = [...files].sort(([a], [b]) => b.split('/').length - a.split('/').length);
  for (const [path, bytes] of deepestFirst) {
    const there = before.get(path);
    if (there !== undefined && Buffer.compare(there, bytes) === 0) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    // Others may be building too.
    const next = `${target}.${process.pid}${NEXT}`;
    await writeFile(next, bytes);
    await rename(next, target);
  }
  for (const path of before.keys())
    if (!files.has(path) && !path.endsWith(NEXT)) await rm(join(folder, path), { force: true });
}

if (import.meta.main) {
  try {
    await buildAll();
    process.stdout.write(`Built ${[WIDGETS_DIST, WORKER_ASSETS].map((path) => relative(ROOT, path)).join(' and ')}.\n`);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
