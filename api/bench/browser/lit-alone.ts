import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT } from '../../../scripts/sections.ts';

export const LIT_TAG = 'lit-alone';
export const LIT_TEXT = '1.091,56 €';

/** The smallest element that can be made with Lit: one sentence, no session, no data, no styles. */
const SOURCE = `
import { html, LitElement } from 'lit';
class LitAlone extends LitElement {
  render() { return html\`<p>${LIT_TEXT}</p>\`; }
  updated() { this.setAttribute('state', 'ready'); }
}
customElements.define('${LIT_TAG}', LitAlone);
`;

/** Bundles the peer as ours is, as `embed.js` into `folder`. @returns its gzip bytes */
export async function buildLitAlone(folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: join(ROOT, 'widgets') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'embed.js'), bytes);
  return gzipSync(bytes, { level: 9 }).length;
}
