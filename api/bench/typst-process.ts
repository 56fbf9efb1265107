import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** Documents as the JSON the template reads. */
export interface TypstOrder {
  readonly documents: readonly string[];
}

export interface TypstAnswer {
  /** Time of printing alone. */
  readonly ms: number;
  readonly failure: string | null;
}

/*
 * Typst and nothing of ours around it but the template: one compiler, kept, with the same standard, fonts and eviction.
 */
const workspace = fileURLToPath(new URL('../src/delivery/templates', import.meta.url));
const fonts = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [
    {
      fontBlobs: ['Regular', 'Semibold', 'Bold'].map((weight) =>
        readFileSync(join(fonts, `SourceSans3-${weight}.ttf`)),
      ),
    },
  ],
});

function print(document: string): void {
  const compiled = compiler.compile({ mainFilePath: join(workspace, 'statement.typ'), inputs: { document } });
  if (compiled.result === null) throw new Error('the template does not compile');
  compiler.pdf(compiled.result, { pdfStandard: 'a-3a', pdfTags: true, creationTimestamp: 0 });
  compiler.evictCache(5);
}

process.on('message', ({ documents }: TypstOrder) => {
  const begun = performance.now();
  let failure: string | null = null;
  try {
    for (const document of documents) print(document);
  } catch (error) {
    failure = String(error);
  }
  const answer: TypstAnswer = { ms: performance.now() - begun, failure };
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
