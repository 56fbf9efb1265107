import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What tests ask of a finished file, read back by a program that did not write it. */
export interface PdfFacts {
  readonly pages: readonly string[];
  readonly title: unknown;
  readonly author: unknown;
  readonly lang: unknown;
  readonly metadata: string;
  /** Roles of the structure tree, depth first, of all pages. */
  readonly roles: readonly string[];
  readonly alternatives: readonly string[];
  readonly fonts: number;
  readonly embeddedFonts: number;
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly StructNode[];
}

/** Reads a PDF whose object dictionaries are not compressed, as ours are. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const raw = Buffer.from(bytes).toString('latin1');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const properties = new Map(Object.entries(info));
  const pages: string[] = [];
  const nodes: StructNode[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    const tree = await page.getStructTree();
    if (tree) nodes.push(...flatten(tree as StructNode));
  }
  await task.destroy();
  return {
    pages,
    title: properties.get('Title'),
    author: properties.get('Author'),
    lang: /\/Lang \(([^)]*)\)/.exec(raw.slice(raw.lastIndexOf('/Type /Catalog')))?.[1],
    metadata: /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(raw)?.[0] ?? '',
    roles: nodes.flatMap(({ role }) => (role === undefined ? [] : [role])),
    alternatives: nodes.flatMap(({ alt }) => (alt === undefined ? [] : [alt])),
    fonts: raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0,
    embeddedFonts: raw.match(/\/FontFile[23]? \d+ 0 R/g)?.length ?? 0,
  };
}

function flatten(node: StructNode): StructNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
