import { createCompiler, type RenderData } from './compiler.ts';

/** One document in, one out. No database, no network, no clock: what a page shows comes with the job. */
export interface RenderJob {
  readonly id: number;
  readonly template: string;
  readonly data: RenderData;
}

export type RenderAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: string };

const compile = createCompiler();

/** Finished documents are large outside the heap, where the collector does not see them: it has to be told. */
const DOCUMENTS_PER_COLLECTION = 20;
let documents = 0;

process.on('message', (job: RenderJob) => {
  // The parent may be gone by now; then `disconnect` follows.
  process.send?.(answer(job), undefined, undefined, () => undefined);
  documents += 1;
  if (documents % DOCUMENTS_PER_COLLECTION === 0) globalThis.gc?.();
});

// Without its parent nobody waits for the pages.
process.on('disconnect', () => process.exit(0));

function answer({ id, template, data }: RenderJob): RenderAnswer {
  try {
    return { id, bytes: compile(template, data) };
  } catch (cause) {
    return { id, failure: cause instanceof Error ? cause.message : String(cause) };
  }
}
