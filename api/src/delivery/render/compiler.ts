import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** What a template needs besides its own fields: the day that becomes the file's creation date. */
export interface RenderData {
  readonly createdOn: string;
}

const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));

/** Weights the templates use. System fonts are never asked: the same input has to give the same bytes anywhere. */
const FONTS = ['Regular', 'Semibold', 'Bold'];

/** Compiled parts that one document leaves for the next; more only costs memory. */
const CACHE_AGE_MAX = 5;

/** Synchronous and blocking: meant for a process of its own. One compiler serves every document of the process. */
export function createCompiler(): (template: string, data: RenderData) => Uint8Array {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
  const compiler = NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontBlobs: FONTS.map((weight) => readFileSync(join(fonts, `SourceSans3-${weight}.ttf`))) }],
  });

  return (template, data) => {
    if (!/^[a-z]+(-[a-z]+)*$/.test(template)) throw new Error(`not the name of a template: ${template}`);
    const compiled = compiler.compile({
      mainFilePath: join(TEMPLATES, `${template}.typ`),
      inputs: { document: JSON.stringify(data) },
    });
    const document = compiled.result;
    if (document === null || compiled.hasError()) {
      const diagnostics = compiled.takeDiagnostics();
      throw new Error(`template ${template}: ${JSON.stringify(diagnostics?.shortDiagnostics ?? 'no result')}`);
    }
    const bytes = compiler.pdf(document, {
      pdfStandard: 'a-3a',
      pdfTags: true,
      creationTimestamp: Date.parse(`${data.createdOn}T00:00:00Z`) / 1000,
    });
    compiler.evictCache(CACHE_AGE_MAX);
    return bytes;
  };
}
