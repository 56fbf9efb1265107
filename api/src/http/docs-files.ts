/** What the pages under /docs are made of, besides what docs.ts writes: the reference's script and the quickstart. */
export const DOCS_FILES = ['scalar.js', 'quickstart.md'] as const;

export type DocsFile = (typeof DOCS_FILES)[number];
