/** The verbs of this slice that others may call. */
export { processReadingFile } from './process-reading-file.ts';
export { receiveReadingFile } from './receive-reading-file.ts';
