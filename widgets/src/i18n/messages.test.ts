import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const LANGUAGES = readdirSync(join(SRC, 'i18n'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

interface Message {
  readonly id: string;
  readonly text: string;
  /** How many places it has for values. */
  readonly places: number;
  readonly where: string;
}

function treeOf(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(SRC, path), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Every node of a file, the file first. */
function nodesOf(node: ts.Node): ts.Node[] {
  const nodes = [node];
  ts.forEachChild(node, (child) => void nodes.push(...nodesOf(child)));
  return nodes;
}

/** The words of a text or of a template, with `{0}` for its first value. */
function wordsOf(node: ts.Node | undefined): { text: string; values: string[] } | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return { text: node.text, values: [] };
  if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'str') return undefined;
  const { template } = node;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return { text: template.text, values: [] };
  const values = template.templateSpans.map(({ expression }) => expression.getText());
  const text = template.templateSpans.reduce(
    (all, { literal }, at) => `${all}{${at}}${literal.text}`,
    template.head.text,
  );
  return { text, values };
}

/** Every `msg(…, { id })` of the sources. What is written in a way this cannot read is a fault as well. */
function messages(): { found: Message[]; faults: string[] } {
  const found: Message[] = [];
  const faults: string[] = [];
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  for (const path of files) {
    for (const node of nodesOf(treeOf(path))) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'msg') continue;
      const [template, options] = node.arguments;
      const words = wordsOf(template);
      const id = options?.getText().match(/^\{\s*id: '([a-z0-9.-]+)',?\s*\}$/)?.[1];
      if (words === undefined || id === undefined) faults.push(`${path}: ${node.getText()}`);
      else found.push({ id, text: words.text, places: words.values.length, where: path });
    }
  }
  return { found, faults };
}

/** Every entry of a language, with the places it uses. */
function entries(language: string): Map<string, { text: string; places: string[] }> {
  const folder = join('i18n', language);
  const all = new Map<string, { text: string; places: string[] }>();
  for (const file of readdirSync(join(SRC, folder)))
    for (const node of nodesOf(treeOf(join(folder, file)))) {
      if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.name)) continue;
      const words = wordsOf(node.initializer);
      if (words !== undefined) all.set(node.name.text, { text: words.text, places: words.values });
    }
  return all;
}

const { found, faults } = messages();
const byId = Map.groupBy(found, ({ id }) => id);

test('every text has an id that can be read', () => {
  expect(faults).toEqual([]);
  expect(found.length).toBeGreaterThan(50);
});

test('one id, one text', () => {
  const torn = [...byId].filter(([, all]) => new Set(all.map(({ text }) => text)).size > 1);
  expect(torn).toEqual([]);
});

test('an id begins with the folder it is used in, or with what every element has', () => {
  const folderOf = (where: string) => where.split(/[\\/]/)[0];
  const strays = found.filter(({ id, where }) => ![folderOf(where), 'element'].includes(id.split('.')[0]));
  expect(strays).toEqual([]);
});

describe.each(LANGUAGES)('%s', (language) => {
  const translated = entries(language);

  test('has every text and no other', () => {
    expect([...translated.keys()].sort()).toEqual([...byId.keys()].sort());
  });

  test('has every value in every text', () => {
    const wrong = [...translated].filter(([id, { places }]) => {
      const wanted = byId.get(id)?.[0]?.places ?? 0;
      return [...places].sort().join() !== Array.from({ length: wanted }, (_, at) => String(at)).join();
    });
    expect(wrong).toEqual([]);
  });
});

const ENGLISH = [...entries('en').values()].map(({ text }) => text);

describe.each([
  ['German', found.map(({ text }) => text)],
  ['English', ENGLISH],
])('language of the texts: %s', (_, TEXTS) => {
  test('no sentence has more than 15 words', () => {
    // A point within a date, a number or an ordinal ends nothing.
    const sentences = TEXTS.flatMap((text) => text.split(/(?<=[^\d\s][.?])\s+(?=[A-ZÄÖÜ{])/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([]);
  });

  test('nobody is sorry, begged or shouted at', () => {
    expect(TEXTS.filter((text) => /leider|bitte beachten|\bsorry\b|\bplease\b|!/i.test(text))).toEqual([]);
  });
});
