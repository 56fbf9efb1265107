import ts from 'typescript';
import { joined, type Scope, type Texts, textsOf } from './strings.ts';

/** What markup says by name, and where that cannot be read. */
export interface Markup {
  readonly parts: readonly string[];
  readonly slots: readonly string[];
  /** Values that could be anything. */
  readonly unreadable: readonly string[];
}

/** Stands for the value at this place of a template, in its text. */
const HOLE = /\uE000(\d+)\uE000/;
const PART = /\spart=(?:"([^"]*)"|'([^']*)'|(\uE000\d+\uE000))/g;
const SLOT = /<slot\b([^>]*)>/g;
const NAME = /\sname=(?:"([^"]*)"|'([^']*)'|(\uE000\d+\uE000))/;

/** Whether a node is markup: a template of Lit. */
export function isMarkup(node: ts.Node): node is ts.TaggedTemplateExpression {
  return ts.isTaggedTemplateExpression(node) && /^(html|svg|mathml)$/.test(node.tag.getText());
}

/** Parts and slots of one template, without those inside of it. */
export function readMarkup(scope: Scope, { template }: ts.TaggedTemplateExpression): Markup {
  const spans = ts.isTemplateExpression(template) ? [...template.templateSpans] : [];
  const text = ts.isTemplateExpression(template)
    ? spans.reduce((all, { literal }, at) => `${all}\uE000${at}\uE000${literal.text}`, template.head.text)
    : template.text;
  const unreadable: string[] = [];
  const valuesOf = (value: string): string[] => {
    const texts = value.split(new RegExp(HOLE.source)).reduce<Texts>(
      (all, piece, at) => {
        const hole = at % 2 === 1 ? spans[Number(piece)]?.expression : undefined;
        return joined(all, hole === undefined ? new Set([piece]) : textsOf(scope, hole));
      },
      new Set(['']),
    );
    if (texts === undefined) unreadable.push(written(value, spans));
    return [...(texts ?? [])];
  };
  const parts = [...text.matchAll(PART)].flatMap(([, double, single, hole]) =>
    valuesOf(double ?? single ?? hole ?? '').flatMap((value) => value.split(/\s+/).filter(Boolean)),
  );
  const slots = [...text.matchAll(SLOT)].flatMap(([, attributes = '']) => {
    const [, double, single, hole] = NAME.exec(attributes) ?? [];
    return valuesOf(double ?? single ?? hole ?? '');
  });
  return { parts, slots, unreadable };
}

/** The value as it stands in the source. */
function written(value: string, spans: readonly ts.TemplateSpan[]): string {
  return value.replaceAll(new RegExp(HOLE, 'g'), (_, at) => `\${${spans[Number(at)]?.expression.getText()}}`);
}
