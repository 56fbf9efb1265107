/** What the transports need: who may put files down, and what becomes of one. */
export type { FileDropWire } from './drops/convert.ts';
export { forgetDrops } from './drops/forget-drops.ts';
export { nameOfFile, RESULT } from './drops/name-of-file.ts';
export { readDrop, readDrops } from './drops/read-drops.ts';
export type { Refusal } from './drops/schemas.ts';
export {
  type DropSource,
  dropCaller,
  type ReadingFiles,
  refuseDrop,
  takeDrop,
} from './drops/take-drop.ts';
export {
  isLoginOpen,
  isSenderAllowed,
  type OpenedInbox,
  type OpenedLogin,
  openByKey,
  openByPassword,
  openInbox,
  touchLogin,
} from './drops/ways-in.ts';
export { getReadingFile } from './get-reading-file.ts';
export { processReadingFile } from './process-reading-file.ts';
export { contentPlace } from './reading-files/content.ts';
export { forgetFileContents } from './reading-files/forget-file-contents.ts';
export { forgetFileLines } from './reading-files/forget-file-lines.ts';
export { FILE_BYTES_MAX } from './reading-files/inflate.ts';
export { receiveReadingFile } from './receive-reading-file.ts';
