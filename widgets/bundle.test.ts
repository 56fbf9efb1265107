import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { shrinkTemplates } from '../scripts/shrink-templates.ts';

const LOADER_MAX = 6_000;
const ELEMENT_MAX = 25_000;
const ALL_MAX = 60_000;

const manifest = inject('manifest');
const sizeOf = (files: Iterable<string>): number =>
  [...new Set(files)].reduce((sum, file) => sum + (manifest.gzipBytes[file] ?? Number.NaN), 0);

describe('sizes in gzip bytes', () => {
  test('the loader', () => expect(sizeOf(manifest.loader)).toBeLessThanOrEqual(LOADER_MAX));

  test.each(Object.entries(manifest.elements))('%s with everything it needs to be there', (_, files) => {
    expect(sizeOf([...manifest.loader, ...files])).toBeLessThanOrEqual(ELEMENT_MAX);
  });

  test('all together', () => expect(sizeOf(Object.keys(manifest.gzipBytes))).toBeLessThanOrEqual(ALL_MAX));

  test('are of the files that are there, and every file is counted', () => {
    const dist = inject('dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    expect(Object.keys(manifest.gzipBytes).sort()).toEqual(files.sort());
    for (const file of files)
      expect(manifest.gzipBytes[file]).toBe(gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  });
});

describe('what is in the bundle', () => {
  const dist = inject('dist');
  const texts = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.\w+$/.test(file))
    .map((file) => [file, readFileSync(join(dist, file), 'utf8')] as const);

  test.each(texts)('%s has no name of ours, nothing of this machine, no comment', (_, text) => {
    expect(text).not.toMatch(/klarmeter/i);
    expect(text).not.toMatch(/\/\*|^\s*\/\/|node_modules|sourceMappingURL|@license/m);
  });

  test.each(texts)('%s makes no code and no markup from text, and keeps nothing', (_, text) => {
    expect(text).not.toMatch(/\beval\(|new Function|document\.(write|cookie)|localStorage|sessionStorage|indexedDB/);
    // Lit has one place for markup, behind its policy for Trusted Types.
    expect(text.match(/\.innerHTML\s*=/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/insertAdjacentHTML|outerHTML/);
  });
});

describe('templates are shrunk', () => {
  test.each([
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: sources as text
    ['css`\n  .a > .b,\n  c {\n    margin: 0 calc(1px + 2px);\n  }\n`', 'css` .a>.b,c{margin:0 calc(1px + 2px);}`'],
    ['css`/* why */ a { b: ${C}; }`', 'css` a{b:${C};}`'],
    ['html`<p>\n  a ${x ? html`\n<i>${y}</i>` : 1}\n</p>`', 'html`<p> a ${x ? html` <i>${y}</i>` : 1} </p>`'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: sources as text
    ['const s = `a\n  b`;', 'const s = `a\n  b`;'],
  ])('%j', (source, shrunk) => expect(shrinkTemplates(source)).toBe(shrunk));
});
