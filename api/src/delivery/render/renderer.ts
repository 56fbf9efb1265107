import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RenderData } from './compiler.ts';
import type { RenderAnswer } from './renderer-process.ts';

export interface Renderer {
  /** Bytes of a PDF/A-3a. The same template and data give the same bytes. Rejects when the template refuses them. */
  render(template: string, data: RenderData): Promise<Uint8Array>;
  /** Ends the processes; what still waits is rejected. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** Processes side by side; one a core when left out. */
  readonly processes?: number;
  /** The compiler keeps some memory of every document, so a process is replaced after so many. */
  readonly documentsPerProcessMax?: number;
  /** Milliseconds after which a document that is not finished counts as lost with its process. */
  readonly documentMsMax?: number;
  /** Called with each process as it starts, to watch its memory or its end. */
  readonly onStart?: (child: ChildProcess) => void;
}

interface Job {
  readonly id: number;
  readonly template: string;
  readonly data: RenderData;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
  /** A job whose process died is tried once more: the next process does not share the first one's bad luck. */
  retried: boolean;
}

interface Worker {
  readonly child: ChildProcess;
  documents: number;
  /** It is given no more work and ends; until then it counts, so that never more hold memory than may work. */
  retired: boolean;
  /** The one it works on, and perhaps the next. */
  readonly jobs: Job[];
  deadline: NodeJS.Timeout | undefined;
}

const DOCUMENTS_PER_PROCESS_MAX = 500;

/** The next document lies ready with the process, which otherwise waits for this one between two. */
const JOBS_PER_PROCESS_MAX = 2;

/** Hundreds of times what a long statement takes on a busy machine. */
const DOCUMENT_MS_MAX = 60_000;

/** Starts processes as work arrives, keeps them warm, and survives the death of any of them. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const processes = options.processes ?? availableParallelism();
  const documentsMax = options.documentsPerProcessMax ?? DOCUMENTS_PER_PROCESS_MAX;
  const documentMsMax = options.documentMsMax ?? DOCUMENT_MS_MAX;
  const waiting: Job[] = [];
  const workers = new Set<Worker>();
  let closed = false;
  let lastId = 0;

  const start = (): Worker => {
    const child = fork(fileURLToPath(new URL('./renderer-process.ts', import.meta.url)), [], {
      serialization: 'advanced',
      env: {},
      execArgv: ['--expose-gc'],
    });
    const worker: Worker = { child, documents: 0, retired: false, jobs: [], deadline: undefined };
    workers.add(worker);
    child.on('message', (answer: RenderAnswer) => settle(worker, answer));
    child.on('error', () => lose(worker));
    child.on('exit', () => lose(worker));
    options.onStart?.(child);
    return worker;
  };

  const takesMore = ({ documents, jobs, retired }: Worker, jobsMax: number): boolean =>
    !retired && jobs.length < jobsMax && documents + jobs.length < documentsMax;

  /** An idle process, a new one, or one that is given the next: only where enough waits that no other stands idle then. */
  const free = (): Worker | undefined =>
    [...workers].find((worker) => takesMore(worker, 1)) ??
    (workers.size < processes ? start() : undefined) ??
    (waiting.length > processes ? [...workers].find((worker) => takesMore(worker, JOBS_PER_PROCESS_MAX)) : undefined);

  const assign = (): void => {
    for (let worker = waiting.length > 0 ? free() : undefined; worker !== undefined; ) {
      const job = waiting.shift();
      if (job === undefined) return;
      worker.jobs.push(job);
      if (worker.jobs.length === 1) watch(worker);
      // A process may be dead before its end is known; then `exit` follows and the job is tried again.
      worker.child.send({ id: job.id, template: job.template, data: job.data }, () => undefined);
      worker = waiting.length > 0 ? free() : undefined;
    }
  };

  const watch = (worker: Worker): void => {
    clearTimeout(worker.deadline);
    if (worker.jobs.length > 0) worker.deadline = setTimeout(() => worker.child.kill('SIGKILL'), documentMsMax);
  };

  const settle = (worker: Worker, answer: RenderAnswer): void => {
    const [job] = worker.jobs;
    if (job === undefined || job.id !== answer.id) return;
    worker.jobs.shift();
    watch(worker);
    worker.documents += 1;
    if ('bytes' in answer) job.resolve(answer.bytes);
    else job.reject(new Error(answer.failure));
    if (worker.documents >= documentsMax) retire(worker);
    assign();
  };

  const retire = (worker: Worker): void => {
    worker.retired = true;
    worker.child.disconnect();
  };

  /** Called twice where a process could not even start: the second time there is nothing left to lose. */
  const lose = (worker: Worker): void => {
    workers.delete(worker);
    clearTimeout(worker.deadline);
    // Only the first can have been worked on; what lay behind it is as it was.
    const [begun, ...behind] = worker.jobs.splice(0);
    if (closed) for (const job of behind) job.reject(lost());
    else waiting.unshift(...behind);
    if (begun !== undefined && !closed && !begun.retried) {
      begun.retried = true;
      waiting.unshift(begun);
    } else {
      begun?.reject(lost());
    }
    if (!closed) assign();
  };

  return {
    render: (template, data) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the renderer is closed'));
        lastId += 1;
        waiting.push({ id: lastId, template, data, resolve, reject, retried: false });
        assign();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Error('the renderer is closed'));
      await Promise.all([...workers].map(({ child }) => ended(child)));
    },
  };
}

const lost = () => new Error('the rendering process ended before the document was finished');

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}
