import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository, by its path from the project's root with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A rule reads files and says what breaks it, one sentence each, beginning with the path. */
export type Rule = (files: readonly SourceFile[]) => string[];

const NOT_OURS = new Set(['node_modules', '.git', '.data', '.vitest', '.wrangler', 'dist', 'coverage', 'out']);
const TEXT =
  /\.(ts|tsx|mts|mjs|js|cjs|json|jsonl|md|html|css|yaml|yml|sql|typ|svg|txt|xml|csv)$|\/(run|\.npmrc|\.gitignore)$/;

/** Every text file that belongs to the repository. */
export function readSources(root: string, folder = ''): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return readSources(root, path);
    return TEXT.test(`/${path}`) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

export const isTypeScript = ({ path }: SourceFile): boolean => path.endsWith('.ts');

/** Tests and what only they use may reach further than the product. */
export const isTest = (path: string): boolean => /\.test\.ts$|(^|\/)(test|workers-test|fixtures)\//.test(path);

const GENERATED: ReadonlySet<string> = new Set([
  'openapi/openapi.json',
  'docs/calls.json',
  'examples/OPERATIONS.md',
  'widgets/custom-elements.json',
  'widgets/vscode.html-custom-data.json',
]);

export const isGenerated = (path: string): boolean =>
  /(^|\/)(generated|migrations|released)\//.test(path) || GENERATED.has(path) || path === 'package-lock.json';
