/** Released documents are dates; a change that callers can notice gets a new one. */
export const API_VERSION = '2026-11-22';
