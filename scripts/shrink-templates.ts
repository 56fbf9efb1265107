import ts from 'typescript';

/** Tags of Lit whose text has no meaning in its line breaks. */
const SHRINK: Readonly<Record<string, (text: string) => string>> = {
  html: (text) => text.replaceAll(/\s+/g, ' '),
  svg: (text) => text.replaceAll(/\s+/g, ' '),
  css: (text) =>
    text
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([{};,>]) ?/g, '$1')
      .replaceAll(/([;{][\w-]+): /g, '$1:'),
};

/** The source with the templates of Lit in one line each: a bundler does not look into them. */
export function shrinkTemplates(source: string): string {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const cuts: { from: number; to: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const shrink = ts.isTaggedTemplateExpression(node) ? SHRINK[node.tag.getText(file)] : undefined;
    if (shrink !== undefined && ts.isTaggedTemplateExpression(node)) {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template]
        : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
      for (const part of parts) {
        // Between the backtick or brace that begins a part and what ends it.
        const [from, to] = [part.getStart(file) + 1, part.end - (source.endsWith('`', part.end) ? 1 : 2)];
        cuts.push({ from, to, text: shrink(source.slice(from, to)) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  let shrunk = source;
  for (const { from, to, text } of cuts.sort((a, b) => b.from - a.from))
    shrunk = shrunk.slice(0, from) + text + shrunk.slice(to);
  return shrunk;
}
