/** What the pages under /docs are made of, besides what docs.ts writes: the reference's script, the quickstart, the page on meters, a call of each operation. */
export const DOCS_FILES = ['scalar.js', 'quickstart.md', 'meters.md', 'calls.json'] as const;

export type DocsFile = (typeof DOCS_FILES)[number];
