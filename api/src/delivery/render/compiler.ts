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

/** How many documents a compiled part outlives; measured, more costs memory and saves no time. */
const CACHE_AGE_MAX = 1;

/**
 * Synchronous and blocking: meant for a process of its own. One compiler serves every document of the process. What a
 * document took is freed between turns of the event loop, so a loop that never yields only grows.
 */
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
    return withoutMaker(bytes);
  };
}

/** The name of the typesetting program, as it stands uncompressed in the file's metadata. */
const MAKER = /^Typst \d+\.\d+\.\d+/;
const MAKER_LENGTH_MAX = 24;
const NEUTRAL = 'PDF/A export';

/**
 * A reader sees no name but the sender's, also in the file's properties. Same length, so every offset in the file
 * stays right; in place, because the bytes are ours.
 */
function withoutMaker(bytes: Buffer): Uint8Array {
  const maker = makerIn(bytes);
  if (maker === null) return bytes;
  const neutral = Buffer.from(NEUTRAL.padEnd(maker.length).slice(0, maker.length), 'latin1');
  for (let at = bytes.indexOf(maker, 0, 'latin1'); at !== -1; at = bytes.indexOf(maker, at, 'latin1')) {
    neutral.copy(bytes, at);
  }
  return bytes;
}

/** Looked for among the bytes: a file of megabytes as a text would cost as much as a page. */
function makerIn(bytes: Buffer): string | null {
  for (let at = bytes.indexOf('Typst '); at !== -1; at = bytes.indexOf('Typst ', at + 1)) {
    const maker = MAKER.exec(bytes.toString('latin1', at, at + MAKER_LENGTH_MAX));
    if (maker !== null) return maker[0];
  }
  return null;
}
