import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import { ROOT } from './sections.ts';
import { shrinkTemplates } from './shrink-templates.ts';

/** Where the bundle lies: `embed.js` under its stable name, the rest under `embed/` with a hash in each name. */
export const WIDGETS_DIST = join(ROOT, 'widgets', 'dist');

/** What a page loads: the loader at once, an element's files when its tag is met for the first time. */
export interface WidgetsManifest {
  readonly loader: readonly string[];
  /** By name (`statement-list`): everything that element needs besides the loader. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
  /** By language: what a page in that language loads besides. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  readonly gzipBytes: Readonly<Record<string, number>>;
}

/** What is changed in our sources on their way into the bundle. */
const OURS: Plugin = {
  name: 'ours',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](sdk|widgets|engine)[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: neutral(shrinkTemplates(await readFile(path, 'utf8'))),
      loader: 'ts',
    }));
  },
};

/** Our name stands in the SDK's error classes. A reseller's visitor must not meet it, so the bundle calls them otherwise. */
function neutral(source: string): string {
  return source.replaceAll('KlarMeter', 'Api');
}

/** Bundles the loader and the elements into `folder`; what an earlier run left there is gone. */
export async function buildWidgets(folder = WIDGETS_DIST): Promise<WidgetsManifest> {
  await rm(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { embed: 'widgets/src/embed.ts' },
    outdir: folder,
    chunkNames: 'embed/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    plugins: [OURS],
  });
  const manifest = await manifestOf(metafile, folder);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function manifestOf({ outputs }: Metafile, folder: string): Promise<WidgetsManifest> {
  const nameOf = (output: string): string => output.slice(output.lastIndexOf('/dist/') + '/dist/'.length);
  const gzipBytes: Record<string, number> = {};
  const byEntry = new Map<string, string>();
  const prefix = Object.keys(outputs)
    .find((output) => output.endsWith('/embed.js') || output === 'embed.js')
    ?.replace(/embed\.js$/, '');
  if (prefix === undefined) throw new Error('the bundle has no embed.js');
  const short = (output: string): string => (output.startsWith(prefix) ? output.slice(prefix.length) : nameOf(output));
  for (const [output, { entryPoint }] of Object.entries(outputs)) {
    gzipBytes[short(output)] = gzipSync(await readFile(join(folder, short(output))), { level: 9 }).length;
    if (entryPoint !== undefined) byEntry.set(entryPoint, output);
  }

  /** The file and all it imports at once; with `lazily`, also what it imports later. */
  const closure = (output: string, lazily: RegExp | undefined, found = new Set<string>()): Set<string> => {
    if (found.has(output)) return found;
    found.add(output);
    for (const { path, kind } of outputs[output]?.imports ?? [])
      if (kind === 'import-statement' || (lazily?.test(outputs[path]?.entryPoint ?? '') ?? false))
        closure(path, lazily, found);
    return found;
  };
  const collect = (entry: RegExp, lazily?: RegExp): Record<string, string[]> =>
    Object.fromEntries(
      [...byEntry].flatMap(([path, output]) => {
        const name = entry.exec(path)?.[1];
        return name === undefined ? [] : [[name, [...closure(output, lazily)].map(short).sort()]];
      }),
    );
  return {
    loader: collect(/^widgets\/src\/(embed)\.ts$/).embed ?? [],
    // Everything but the languages, which a page in German never asks for.
    elements: collect(/^widgets\/src\/([a-z-]+)\/define\.ts$/, /^(?!widgets\/src\/i18n\/)/),
    languages: collect(/^widgets\/src\/i18n\/([a-z]+)\/index\.ts$/),
    gzipBytes,
  };
}

if (import.meta.main) {
  const manifest = await buildWidgets();
  for (const [file, bytes] of Object.entries(manifest.gzipBytes)) console.log(`${String(bytes).padStart(7)} ${file}`);
}
