import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import { ROOT } from './sections.ts';
import { shortIds } from './short-ids.ts';
import { shrinkTemplates } from './shrink-templates.ts';

/** Where the bundle lies: `embed.js` under its stable name, the rest under `embed/` with a hash in each name. */
export const WIDGETS_DIST = join(ROOT, 'widgets', 'dist');

/** What a page loads: the loader at once, an element's files when its tag is met for the first time. */
export interface WidgetsManifest {
  readonly loader: readonly string[];
  /** By name (`statement-list`): everything that element needs besides the loader to be there with its data. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
  /** By name: what it loads only when somebody asks for it. */
  readonly later: Readonly<Record<string, readonly string[]>>;
  readonly gzipBytes: Readonly<Record<string, number>>;
}

/** What is changed in our sources on their way into the bundle. */
const OURS: Plugin = {
  name: 'ours',
  setup({ onLoad }) {
    const shorten = shortIds(join(ROOT, 'widgets', 'src'));
    onLoad({ filter: /[\\/]sdk[\\/]src[\\/]generated[\\/]operations\.ts$/ }, async ({ path }) => ({
      contents: askingOnly(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
    onLoad({ filter: /[\\/](sdk|widgets|engine)[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: shorten(neutral(shrinkTemplates(await readFile(path, 'utf8')))),
      loader: 'ts',
    }));
  },
};

/** A page asks by method and path; what else the table says is for callers who write. */
function askingOnly(operations: string): string {
  return operations.replaceAll(/"(?!method|path")\w+":(\[[^\]]*\]|"[^"]*"|\w+),?/g, '');
}

/** Each of our texts has an id (a test says so), so the library's way to make one from the words is dead weight. */
const NO_MADE_IDS: Plugin = {
  name: 'no-made-ids',
  setup({ onLoad }) {
    onLoad({ filter: /@lit[\\/]localize[\\/]internal[\\/]id-generation\.js$/ }, () => ({
      contents: "export const generateMsgId = () => '';",
    }));
  },
};

/**
 * At its top level d3 computes a few helpers, whether somebody wants them or not. None of that has an effect, and said so
 * the bundler drops what nobody uses.
 */
const IDLE_D3: Plugin = {
  name: 'idle-d3',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]d3-[a-z-]+[\\/]dist[\\/]d3-[a-z-]+\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        /^((?:const|var|let) \w+ = )(\w+(?:\.\w+)*(?:\([\w.]*\)(?:\.\w+)?)?);$/gm,
        '$1/* @__PURE__ */ (() => $2)();',
      ),
    }));
  },
};

/** Our name stands in the SDK's error classes. A reseller's visitor must not meet it, so the bundle calls them otherwise. */
function neutral(source: string): string {
  return source.replaceAll('KlarMeter', 'Api');
}

/**
 * Names of properties that nobody outside of the bundle uses, neither a page nor another copy of the script: ours and those
 * of Lit. They get short ones.
 */
const INNER = new RegExp(
  `^(${[
    'createProperty|elementStyles|enableUpdating|finalizeStyles|getPropertyDescriptor|getPropertyOptions',
    'hasUpdated|isUpdatePending|performUpdate|renderBefore|renderOptions|scheduleUpdate|shouldUpdate|useDefault|willUpdate',
    'firstUpdated|createRenderRoot|loadLocale|sourceLocale|targetLocales|settled|wrapped',
    'hasFeature|isEmpty|reader|standing|loadedAt|narrowedBy|renderContent|renderData|renderEmpty|renderSkeleton|trouble',
    'fileVerdict|logIndex|withPdf',
    'lettersMax|paddingInner|paddingOuter|tableShown|totalBefore|widthPx|yearBefore|ambiguous',
  ].join('|')})$`,
);

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
    mangleProps: INNER,
    plugins: [OURS, NO_MADE_IDS, IDLE_D3],
  });
  const manifest = await manifestOf(metafile, folder);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function manifestOf({ outputs }: Metafile, folder: string): Promise<WidgetsManifest> {
  const loader = Object.keys(outputs).find((output) => outputs[output]?.entryPoint === 'widgets/src/embed.ts');
  if (loader === undefined) throw new Error('the bundle has no loader');
  const short = (output: string): string => output.slice(loader.length - 'embed.js'.length);

  /** A file and all it imports at once; with `lazily`, also what it asks for later. */
  const closure = (output: string, lazily: boolean, found = new Set<string>()): Set<string> => {
    if (found.has(output)) return found;
    found.add(output);
    for (const { path, kind } of outputs[output]?.imports ?? [])
      if (kind === 'import-statement' || (lazily && !LANGUAGE.test(outputs[path]?.entryPoint ?? '')))
        closure(path, lazily, found);
    return found;
  };
  const collect = (entry: RegExp, lazily = false): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(outputs).flatMap(([output, { entryPoint = '' }]) => {
        const name = entry.exec(entryPoint)?.[1];
        return name === undefined ? [] : [[name, [...closure(output, lazily)].map(short).sort()]];
      }),
    );
  const elements = collect(ELEMENT);
  const later = Object.entries(collect(ELEMENT, true)).map(
    ([name, files]) => [name, files.filter((file) => !elements[name]?.includes(file))] as const,
  );
  const gzipBytes: Record<string, number> = {};
  for (const file of Object.keys(outputs).map(short).sort())
    gzipBytes[file] = gzipSync(await readFile(join(folder, file)), { level: 9 }).length;
  return {
    loader: [...closure(loader, false)].map(short).sort(),
    elements,
    later: Object.fromEntries(later),
    gzipBytes,
  };
}

const ELEMENT = /^widgets\/src\/([a-z-]+)\/define\.ts$/;
const LANGUAGE = /^widgets\/src\/i18n\/([a-z]+)\/index\.ts$/;

if (import.meta.main) {
  const manifest = await buildWidgets();
  for (const [file, bytes] of Object.entries(manifest.gzipBytes)) console.log(`${String(bytes).padStart(7)} ${file}`);
}
