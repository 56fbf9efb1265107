import { posix } from 'node:path';
import ts from 'typescript';
import { isTest, isTypeScript, type Rule, type SourceFile } from './source.ts';

/** What a file imports: a path from the root for a file of ours, the name as written for a package. */
export function importsOf({ path, text }: SourceFile): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
    );
}

interface Border {
  readonly from: RegExp;
  readonly allowed: RegExp;
  readonly because: string;
}

/** Who may import whom, for the product itself. The first border that fits a file holds for it. */
const BORDERS: readonly Border[] = [
  {
    from: /^engine\/src\//,
    allowed: /^engine\/src\/|^@noble\/|^saxes$/,
    because: 'the engine reads nothing from outside',
  },
  {
    from: /^engine\/cli\//,
    allowed: /^engine\/|^@klarmeter\/engine(\/proof)?$|^node:|^@noble\//,
    because: 'the command line of the engine knows the engine only',
  },
  {
    from: /^api\/.*\/routes\//,
    allowed: /^api\/src\/|^(?!@klarmeter\/|\.)/,
    because: 'a route calls verbs, never the engine',
  },
  {
    from: /^api\/bench\/browser\//,
    allowed:
      /^(api\/bench|scripts|widgets\/test|engine\/src\/proof\/fixtures)\/|^@klarmeter\/engine\/proof$|^(?!@klarmeter\/|(engine|api|sdk|widgets|openapi|examples|scripts)\/)/,
    because:
      'what is measured in a browser is what the scripts build, shown the data of the tests, and no source of it',
  },
  {
    from: /^api\//,
    allowed:
      /^api\/|^@klarmeter\/engine(\/[a-z-]+)?$|^(?!@klarmeter\/|(engine|sdk|widgets|openapi|examples|scripts)\/)/,
    because: 'the API knows the engine, by its package name, and nothing else of ours',
  },
  { from: /^sdk\/src\//, allowed: /^sdk\/src\//, because: 'the SDK knows the contract only and has no dependency' },
  {
    from: /^widgets\/src\/generated\/react\.ts$/,
    allowed: /^widgets\/src\/|^react$/,
    because: 'types for pages made with React know React, and nothing else does',
  },
  {
    from: /^widgets\/src\//,
    allowed: /^widgets\/src\/|^@klarmeter\/(sdk(\/operations)?|engine\/proof)$|^lit(\/|$)|^@lit\/|^d3-(scale|shape)$/,
    because: 'widgets know the SDK, Lit, the proof and two parts of d3',
  },
  {
    from: /^examples\/05-/,
    allowed: /^(?!@klarmeter\/|(engine|api|sdk|widgets|openapi|examples|scripts)\/)/,
    because: 'a proof that needs our code to be checked is none',
  },
  {
    from: /^examples\//,
    allowed: /^examples\/|^@klarmeter\/(sdk|widgets(\/react)?)$|^node:|^react(-dom)?(\/|$)|^esbuild$/,
    because: 'examples import what an outsider would',
  },
];

/** Imports that cross a border of "who may import whom". */
export const bordersHold: Rule = (files) =>
  files
    .filter((file) => isTypeScript(file) && !isTest(file.path))
    .flatMap((file) => {
      const border = BORDERS.find(({ from }) => from.test(file.path));
      if (border === undefined) return [];
      return importsOf(file)
        .filter((target) => !border.allowed.test(target))
        .map((target) => `${file.path} imports ${target}: ${border.because}`);
    });

/** From left to right; each may know those before it. */
const PATH = ['accounts', 'properties', 'metering', 'billing', 'information', 'delivery'];
const BESIDE = ['compliance', 'service', 'contracts', 'exchange'];
const SLICE = new RegExp(`^api/src/(${[...PATH, ...BESIDE].join('|')})/(.+)$`);

/** An entry point per runtime picks that runtime's adapters, wherever they lie. */
const ENTRY = /^api\/src\/(node|worker)\.ts$/;

/** Imports between the slices of the API that go against the path, or past the other slice's index.ts. */
export const slicesHold: Rule = (files) =>
  files
    .filter((file) => isTypeScript(file) && file.path.startsWith('api/src/') && !isTest(file.path))
    .flatMap((file) => {
      const [, from, inside] = SLICE.exec(file.path) ?? [];
      const isEntry = ENTRY.test(file.path);
      return importsOf(file).flatMap((target) => {
        const [, to, part] = SLICE.exec(target) ?? [];
        const complaint =
          to === undefined || part === undefined || to === from || (isEntry && !part.endsWith('store.ts'))
            ? undefined
            : sliceComplaint(from, inside, to, part);
        return complaint === undefined ? [] : [`${file.path} imports ${target}: ${complaint}`];
      });
    });

/** Of a slice, or of a part of it. */
const TABLES = /(^|\/)tables\.ts$/;

function sliceComplaint(
  from: string | undefined,
  inside: string | undefined,
  to: string,
  part: string,
): string | undefined {
  // What puts the slices together stands above them: it registers routes and lists tables.
  if (from === undefined) {
    return /^index\.ts$|(^|\/)tables\.ts$|^routes(\/.+)?\.ts$/.test(part)
      ? undefined
      : `only index.ts, tables.ts and routes of ${to} are for others`;
  }
  if (TABLES.test(inside ?? ''))
    return TABLES.test(part) ? undefined : 'tables.ts names tables of others and nothing else';
  if (part !== 'index.ts') return `${to} is entered through its index.ts`;
  if (PATH.includes(to))
    return !PATH.includes(from) || PATH.indexOf(to) < PATH.indexOf(from)
      ? undefined
      : `${from} comes before ${to} on the path`;
  return PATH.includes(from) ? `nobody on the path knows ${to}` : undefined;
}

const OUTSIDE =
  /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bperformance\.|\bcrypto\.(subtle|random|getRandom)|\bconsole\./;

/** The platform's own functions under the names of the engine's arguments: here for hosts to hand in, called by none of it. */
const HANDED_IN = 'engine/src/proof/webcrypto.ts';

/** The engine has no clock, no randomness, no environment and no output, also not by way of globals. */
export const engineIsPure: Rule = (files) =>
  files
    .filter(
      (file) =>
        isTypeScript(file) && file.path.startsWith('engine/src/') && file.path !== HANDED_IN && !isTest(file.path),
    )
    .flatMap(({ path, text }) =>
      withoutComments(text).flatMap((line, at) => {
        const found = OUTSIDE.exec(line);
        return found === null ? [] : [`${path}:${at + 1} uses ${found[0]}: the engine reads nothing from outside`];
      }),
    );

function withoutComments(text: string): string[] {
  const blank = (comment: string): string => comment.replace(/[^\n]/g, '');
  return text
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|\s)\/\/.*$/gm, '')
    .split('\n');
}
