import ts from 'typescript';
import { meaningOf, type Program, placeOf } from './program.ts';

/** A property or a method a page may use. */
export interface Member {
  readonly kind: 'field' | 'method';
  readonly where: string;
  readonly readonly: boolean;
  readonly node: ts.ClassElement;
}

/** What a class offers to a page by its declarations, bases included. */
export interface ClassApi {
  /** Attributes that set a property. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, Member>;
  readonly faults: readonly string[];
}

/** What the browser and Lit call, and nobody else. */
const HOOKS = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'adoptedCallback',
  'attributeChangedCallback',
  'createRenderRoot',
  'firstUpdated',
  'getUpdateComplete',
  'performUpdate',
  'render',
  'requestUpdate',
  'scheduleUpdate',
  'shouldUpdate',
  'update',
  'updated',
  'willUpdate',
]);

export function apiOf(program: Program, node: ts.ClassDeclaration): ClassApi {
  const attributes = new Map<string, string>();
  const members = new Map<string, Member>();
  const faults: string[] = [];
  const chain = chainOf(program.checker, node);
  for (const each of chain)
    for (const member of each.members) {
      const name = member.name?.getText();
      if (name === undefined || !isPublic(member) || HOOKS.has(name) || members.has(name)) continue;
      members.set(name, {
        kind: kindOf(member),
        where: placeOf(member),
        readonly: isReadonly(each, member),
        node: member,
      });
    }
  for (const each of chain)
    for (const { name, attribute, isState, at } of propertiesOf(each)) {
      if (isState && members.has(name)) faults.push(`${placeOf(at)} ${name} is state and must not be public`);
      else if (!isState && !members.has(name)) faults.push(`${placeOf(at)} ${name} is a property and not public`);
      if (attribute !== undefined) attributes.set(attribute, attributes.get(attribute) ?? placeOf(at));
    }
  return { attributes, members, faults };
}

/** The class, what it extends, and so on, as far as it is ours. */
export function chainOf(checker: ts.TypeChecker, node: ts.ClassDeclaration): ts.ClassDeclaration[] {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  const [declaration] = base === undefined ? [] : (meaningOf(checker, base)?.declarations ?? []);
  return declaration !== undefined && ts.isClassDeclaration(declaration)
    ? [node, ...chainOf(checker, declaration)]
    : [node];
}

function isPublic(member: ts.ClassElement): boolean {
  if (member.name === undefined || ts.isPrivateIdentifier(member.name)) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
  return (ts.getCombinedModifierFlags(member) & hidden) === 0;
}

function kindOf(member: ts.ClassElement): Member['kind'] {
  return ts.isMethodDeclaration(member) ? 'method' : 'field';
}

function isReadonly(node: ts.ClassDeclaration, member: ts.ClassElement): boolean {
  if ((ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Readonly) !== 0) return true;
  const name = member.name?.getText();
  return (
    ts.isGetAccessor(member) && !node.members.some((each) => ts.isSetAccessor(each) && each.name.getText() === name)
  );
}

interface Property {
  readonly name: string;
  readonly attribute: string | undefined;
  readonly isState: boolean;
  readonly at: ts.Node;
}

/** What `static properties` of this very class says. */
function propertiesOf(node: ts.ClassDeclaration): Property[] {
  const declared = node.members.find(
    (member): member is ts.PropertyDeclaration =>
      ts.isPropertyDeclaration(member) && member.name.getText() === 'properties',
  )?.initializer;
  if (declared === undefined || !ts.isObjectLiteralExpression(declared)) return [];
  return declared.properties.filter(ts.isPropertyAssignment).map((property) => {
    const name = property.name.getText();
    const said = new Map<string, ts.Expression>();
    if (ts.isObjectLiteralExpression(property.initializer))
      for (const option of property.initializer.properties)
        if (ts.isPropertyAssignment(option)) said.set(option.name.getText(), option.initializer);
    const attribute = said.get('attribute');
    const isState = said.get('state')?.kind === ts.SyntaxKind.TrueKeyword;
    const has = !isState && attribute?.kind !== ts.SyntaxKind.FalseKeyword;
    const named = attribute !== undefined && ts.isStringLiteralLike(attribute) ? attribute.text : name.toLowerCase();
    return { name, attribute: has ? named : undefined, isState, at: property };
  });
}
