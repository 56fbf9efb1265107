import { posix } from 'node:path';
import ts from 'typescript';
import { isGenerated, isTest, readSources, type SourceFile } from '../tidy/source.ts';

/** The sources of the elements, read so that what a name means can be asked. */
export interface Program {
  readonly checker: ts.TypeChecker;
  /** By path from the project's root. */
  readonly files: ReadonlyMap<string, ts.SourceFile>;
}

/** Every source of the elements in the repository, and the types of the SDK they are written with. */
export function elementSources(root: string): SourceFile[] {
  const own = readSources(root, 'widgets/src').filter(({ path }) => !isGenerated(path));
  return [...own, ...readSources(root, 'sdk/src')].filter(({ path }) => path.endsWith('.ts') && !isTest(path));
}

/** Packages that are looked into, where they are among the files. */
const PACKAGES: Readonly<Record<string, string>> = { '@klarmeter/sdk': 'sdk/src/index.ts' };

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  lib: ['lib.es2022.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
};

/** Files of TypeScript itself, read once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * Files as a program of their own. Foreign packages are not looked into, nor is the browser: what is asked for is what
 * these files say, and like this it is there in a moment.
 */
export function programOf(sources: readonly SourceFile[]): Program {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const host = ts.createCompilerHost(OPTIONS, true);
  const parsed = new Map<string, ts.SourceFile>();
  const parse = (path: string, text: string): ts.SourceFile => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    parsed.set(path, file);
    return file;
  };
  const readLibrary = host.getSourceFile.bind(host);
  host.getSourceFile = (path, options) => {
    const text = texts.get(path);
    if (text !== undefined) return parsed.get(path) ?? parse(path, text);
    if (!libraries.has(path)) libraries.set(path, readLibrary(path, options));
    return libraries.get(path);
  };
  host.getCurrentDirectory = () => '';
  host.fileExists = (path) => texts.has(path);
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => {
      const path = text.startsWith('.') ? posix.join(posix.dirname(from), text) : (PACKAGES[text] ?? '');
      if (!texts.has(path)) return { resolvedModule: undefined };
      return { resolvedModule: { resolvedFileName: path, extension: '.ts', isExternalLibraryImport: false } };
    });
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return { checker: program.getTypeChecker(), files: parsed };
}

const known = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** Every node of a file, from the top; none for a path that is not there. */
export function nodesIn({ files }: Pick<Program, 'files'>, path: string): readonly ts.Node[] {
  const file = files.get(path);
  if (file === undefined) return [];
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  if (!known.has(file)) {
    visit(file);
    known.set(file, nodes);
  }
  return known.get(file) ?? [];
}

/** A file and all it imports, at once or later; types are nothing that runs. */
export function reach(program: Pick<Program, 'files'>, from: string, found = new Set<string>()): Set<string> {
  if (found.has(from) || !program.files.has(from)) return found;
  found.add(from);
  for (const node of nodesIn(program, from)) {
    const target = importedBy(node);
    if (target?.startsWith('.')) reach(program, posix.join(posix.dirname(from), target), found);
  }
  return found;
}

function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) return textOf(node.moduleSpecifier);
  if (ts.isExportDeclaration(node) && !node.isTypeOnly) return textOf(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textOf(node.arguments[0]);
  return undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** What a name stands for, past imports and renamings. */
export function meaningOf(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** `file:line` of a node. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
