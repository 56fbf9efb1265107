import ts from 'typescript';
import type { SourceFile } from '../tidy/source.ts';
import { apiOf, type Member } from './class-api.ts';
import { meaningOf, nodesIn, type Program, placeOf, programOf, reach } from './program.ts';
import { callsOf, type Scope, textsOf } from './strings.ts';
import { isMarkup, readMarkup } from './templates.ts';

/** An event as it is dispatched. */
export interface Dispatched {
  readonly where: string;
  readonly cancelable: boolean;
  /** Whether it leaves the shadow tree and rises. */
  readonly rises: boolean;
}

/** What the sources of one element do, whatever is said of it. Names with the place they were first found in. */
export interface ElementFacts {
  readonly tag: string;
  readonly where: string;
  readonly events: ReadonlyMap<string, Dispatched>;
  readonly slots: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string>;
  /** Custom properties for the host to set. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, Member>;
  /** What is written in a way nobody can read, and what must not be written. */
  readonly faults: readonly string[];
}

export interface Facts {
  readonly elements: readonly ElementFacts[];
  /** What stands in any source, also in those no element consists of, such as the loader. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, Dispatched>;
}

/** An element's class; the name of its tag is the one it has unless a host says otherwise. */
export interface ElementClass {
  readonly node: ts.ClassDeclaration;
  readonly tag: string;
}

/** Every class that says `static kmElement`. */
export function elementClasses(program: Program): ElementClass[] {
  return [...program.files.keys()]
    .flatMap((path) => nodesIn(program, path).filter(ts.isClassDeclaration))
    .flatMap((node) => {
      const name = nameOf(node);
      return name === undefined ? [] : [{ node, tag: `km-${name}` }];
    });
}

/** Reads every element of the sources, and what besides them stands there. */
export function readFacts(sources: readonly SourceFile[]): Facts {
  const program = programOf(sources);
  const tokens = new Map<string, string>();
  const events = new Map<string, Dispatched>();
  const scope: Scope = { program, files: new Set(program.files.keys()) };
  for (const path of program.files.keys())
    for (const node of nodesIn(program, path)) {
      for (const name of tokensIn(node)) note(tokens, name, node);
      if (ts.isNewExpression(node)) readEvent(scope, node, events);
    }
  return { elements: elementClasses(program).map((element) => readElement(program, element)), tokens, events };
}

function note(names: Map<string, string>, name: string, at: ts.Node): void {
  if (!names.has(name)) names.set(name, placeOf(at));
}

/** The element's name, without the prefix of its tag. */
function nameOf(node: ts.ClassDeclaration): string | undefined {
  for (const member of node.members)
    if (ts.isPropertyDeclaration(member) && member.name.getText() === 'kmElement' && member.initializer !== undefined)
      return ts.isStringLiteralLike(member.initializer) ? member.initializer.text : undefined;
  return undefined;
}

function readElement(program: Program, { node, tag }: ElementClass): ElementFacts {
  const scope: Scope = { program, files: reach(program, node.getSourceFile().fileName) };
  const events = new Map<string, Dispatched>();
  const [slots, parts, tokens] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  const faults: string[] = [];
  const api = apiOf(program, node);
  const attributes = new Map(api.attributes);
  for (const path of scope.files) {
    for (const each of nodesIn(program, path)) {
      if (isMarkup(each)) {
        const markup = readMarkup(scope, each);
        for (const name of markup.parts) note(parts, name, each);
        for (const name of markup.slots) note(slots, name, each);
        for (const value of markup.unreadable) faults.push(`${placeOf(each)} nobody can tell what ${value} will be`);
      }
      for (const name of tokensIn(each)) note(tokens, name, each);
      for (const name of setOnHost(scope, each)) note(attributes, name, each);
      if (ts.isNewExpression(each)) readEvent(scope, each, events, faults);
    }
  }
  const where = placeOf(node);
  return {
    tag,
    where,
    events,
    slots,
    parts,
    tokens,
    attributes,
    members: api.members,
    faults: [...api.faults, ...faults],
  };
}

/** Names in any text of the code, styles among them; comments say nothing. */
function tokensIn(node: ts.Node): string[] {
  const isText =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  return isText ? [...node.text.matchAll(/--km-[a-z0-9]+(-[a-z0-9]+)*/g)].map(([name]) => name) : [];
}

/** `this.setAttribute('state', …)`: what an element says of itself to the page. */
function setOnHost(scope: Scope, node: ts.Node): string[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression, name } = node.expression;
  const [attribute] = node.arguments;
  const sets = /^(set|toggle)Attribute$/.test(name.text) && expression.kind === ts.SyntaxKind.ThisKeyword;
  return sets && attribute !== undefined ? [...(textsOf(scope, attribute) ?? [])] : [];
}

/** An event that is made is one that is dispatched; its options may come from a call further up. */
function readEvent(scope: Scope, node: ts.NewExpression, events: Map<string, Dispatched>, faults: string[] = []): void {
  const [type, options] = node.arguments ?? [];
  if (!/^(Custom)?Event$/.test(node.expression.getText()) || type === undefined) return;
  const option = (name: string): ts.Expression | undefined => optionOf(options, name);
  const rises = isTrue(option('bubbles')) && isTrue(option('composed'));
  const add = (at: ts.Node, name: ts.Expression, cancelable: ts.Expression | undefined) => {
    const names = textsOf(scope, name);
    if (names === undefined) faults.push(`${placeOf(at)} nobody can tell what event ${name.getText()} will be`);
    for (const each of names ?? [])
      events.set(each, {
        where: events.get(each)?.where ?? placeOf(at),
        cancelable: isTrue(cancelable) || (events.get(each)?.cancelable ?? false),
        rises: rises && (events.get(each)?.rises ?? true),
      });
  };
  const parameter = parameterOf(scope, type);
  const cancelable = option('cancelable');
  if (parameter === undefined) add(node, type, cancelable);
  if (parameter === undefined) return;
  const decides = cancelable === undefined ? undefined : parameterOf(scope, cancelable);
  for (const call of callsOf(scope, parameter.parent)) {
    const name = call.given(parameter);
    if (name !== undefined) add(call.node, name, decides === undefined ? cancelable : call.given(decides));
  }
}

function optionOf(options: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return undefined;
  for (const property of options.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

function parameterOf({ program: { checker } }: Scope, node: ts.Expression): ts.ParameterDeclaration | undefined {
  const symbol =
    node.parent !== undefined && ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : meaningOf(checker, node);
  const [declaration] = symbol?.declarations ?? [];
  return declaration !== undefined && ts.isParameter(declaration) ? declaration : undefined;
}

const isTrue = (node: ts.Expression | undefined): boolean => node?.kind === ts.SyntaxKind.TrueKeyword;
