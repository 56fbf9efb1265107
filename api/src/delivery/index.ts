/** The jobs of this slice. Nothing on the path calls delivery. */
export { deliverDocument } from './deliver-document.ts';
export { logKeyPlace } from './log-key.ts';
export { renderDocument } from './render-document.ts';
export { renderFieldDocument } from './render-field-document.ts';
export { sequenceLog } from './sequence-log.ts';
