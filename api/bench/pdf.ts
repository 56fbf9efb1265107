import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createRenderer } from '../src/delivery/render/renderer.ts';
import { composeStatementDocument } from '../src/delivery/statement-document/compose.ts';
import type { StatementDocumentInput } from '../src/delivery/statement-document/input.ts';
import { SAMPLE_B, SAMPLE_B_FLAT_1 } from '../src/delivery/statement-document/samples/sample-b.ts';
import { median } from './measure.ts';
import type { Benchmark } from './row.ts';
import type { TypstAnswer, TypstOrder } from './typst-process.ts';

/** Documents of the run whose memory is watched. */
const DOCUMENTS = 600;
const DOCUMENTS_FULL = 5_000;
/** Documents a core between two looks at the clock, when ours and the peer take turns. */
const ROUND_DOCUMENTS = 40;
const ROUNDS = 3;

/** No two are alike: number and addressee differ, so no cache holds what it would not hold for real statements. */
function inputOf(at: number): StatementDocumentInput {
  const sample = at % 2 === 0 ? SAMPLE_B : SAMPLE_B_FLAT_1;
  return {
    ...sample,
    statement: { ...sample.statement, number: `HK-2025-${String(at).padStart(6, '0')}` },
    addressee: { name: [`Sample Occupant ${at}`], address: [`Musterweg ${at}`, '34123 Kassel'] },
  };
}

export const pdf: Benchmark = {
  key: 'pdf',
  what: 'statements to PDF/A-3a, all cores, from frozen figures',
  against: 'typst alone, reused compiler, same template',
  goals: [{ figure: 'ratio', atLeast: 0.9 }],

  async run({ quick, full, watched }) {
    const cores = quick ? 1 : availableParallelism();
    const perRound = quick ? 1 : ROUND_DOCUMENTS * cores;
    const rounds = quick ? 1 : ROUNDS;
    let next = 0;
    const some = (count: number) => Array.from({ length: count }, () => inputOf(next++));

    const renderer = createRenderer({ processes: cores });
    const typst = startTypst(cores);
    const ours: number[] = [];
    const alone: number[] = [];
    try {
      await renderAll(renderer, some(perRound));
      await typst.renderAll(some(perRound));
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await renderAll(renderer, some(perRound)));
        alone.push(await typst.renderAll(some(perRound)));
      }
    } finally {
      await renderer.close();
      // All gone before memory is watched: on a busy machine they would still be counted.
      await typst.close();
    }

    const documents = quick ? 2 : full ? DOCUMENTS_FULL : DOCUMENTS;
    await watched(async () => {
      const fresh = createRenderer({ processes: cores });
      try {
        await renderAll(fresh, some(documents));
      } finally {
        await fresh.close();
      }
    });
    return {
      figures: {
        documents_per_s: median(ours),
        limit_documents_per_s: median(alone),
        ratio: median(ours.map((rate, at) => rate / (alone[at] ?? Number.NaN))),
        memory_documents: documents,
      },
      notes: [
        `${cores} processes; memory watched over ${documents} documents${documents === DOCUMENTS_FULL ? '' : ` (--full: ${DOCUMENTS_FULL})`}`,
      ],
    };
  },
};

/** Documents per second, composing and printing. */
async function renderAll(
  renderer: ReturnType<typeof createRenderer>,
  inputs: readonly StatementDocumentInput[],
): Promise<number> {
  const begun = performance.now();
  let at = 0;
  const lane = async () => {
    for (let input = inputs[at++]; input !== undefined; input = inputs[at++]) {
      const bytes = await renderer.render('statement', composeStatementDocument(input));
      if (bytes.length < 10_000) throw new Error(`a PDF of ${bytes.length} bytes is none`);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, lane));
  return (inputs.length / (performance.now() - begun)) * 1000;
}

/** The peer: one process a core that is given all its documents at once and does nothing but print them. */
function startTypst(processes: number) {
  const children = Array.from({ length: processes }, () =>
    fork(fileURLToPath(new URL('./typst-process.ts', import.meta.url)), [], { serialization: 'advanced' }),
  );
  return {
    async renderAll(inputs: readonly StatementDocumentInput[]): Promise<number> {
      const documents = inputs.map((input) => JSON.stringify(composeStatementDocument(input)));
      const rates = await Promise.all(
        children.map((child, mine) => {
          const order: TypstOrder = { documents: documents.filter((_, at) => at % processes === mine) };
          return new Promise<number>((resolve, reject) => {
            child.once('message', ({ ms, failure }: TypstAnswer) =>
              failure === null ? resolve((order.documents.length / ms) * 1000) : reject(new Error(failure)),
            );
            child.send(order);
          });
        }),
      );
      return rates.reduce((sum, rate) => sum + rate, 0);
    },
    close: () =>
      Promise.all(
        children.map((child) => {
          const ended = once(child, 'exit');
          child.disconnect();
          return ended;
        }),
      ),
  };
}
