import ts from 'typescript';
import { meaningOf, type Program } from './program.ts';

/** What a package offers is what its index exports. */
export const INDEX = 'widgets/src/index.ts';

/** Names of the index, each with what it stands for. */
export function publicNames({ checker, files }: Program): Map<string, ts.Symbol> {
  const index = files.get(INDEX);
  const symbol = index === undefined ? undefined : checker.getSymbolAtLocation(index);
  const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  return new Map(
    exported.map((each) => [each.name, each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each]),
  );
}

/** A type as a host can read it: choices are written out, and so are names that are not exported. */
export function typeText(program: Program, node: ts.TypeNode): string {
  if (ts.isUnionTypeNode(node)) return node.types.map((each) => typeText(program, each)).join(' | ');
  if (ts.isParenthesizedTypeNode(node)) return `(${typeText(program, node.type)})`;
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return `'${node.literal.text}'`;
  if (ts.isTypeReferenceNode(node) && node.typeArguments === undefined) {
    const symbol = meaningOf(program.checker, node.typeName);
    const [declaration] = symbol?.declarations ?? [];
    const isPublic = symbol !== undefined && [...publicNames(program).values()].includes(symbol);
    if (declaration !== undefined && ts.isTypeAliasDeclaration(declaration))
      if (!isPublic || choicesOf(program, declaration.type) !== undefined) return typeText(program, declaration.type);
    if (isPublic) return node.getText();
  }
  return choicesOf(program, node) ?? node.getText().replaceAll(/\s+/g, ' ');
}

/** A type that is a choice of texts in the end, such as `Result['outcome']`; by name, since it has no other order. */
function choicesOf({ checker }: Program, node: ts.TypeNode): string | undefined {
  const type = checker.getTypeFromTypeNode(node);
  const members = type.isUnion() ? type.types : [type];
  if (!members.every((member) => member.isStringLiteral())) return undefined;
  return members
    .map((member) => `'${(member as ts.StringLiteralType).value}'`)
    .sort()
    .join(' | ');
}

/** Where names of the package and of the platform stand in a text of a type. */
export function referencesIn(text: string, names: ReadonlySet<string>) {
  return [...text.matchAll(/(?<!['\w])[A-Z]\w*/g)].flatMap(({ 0: name, index: start }) => {
    const end = start + name.length;
    if (names.has(name)) return [{ name, start, end }];
    return GLOBAL.has(name) ? [{ name, package: 'global:', start, end }] : [];
  });
}

const GLOBAL = new Set(['CustomEvent', 'Promise']);

export interface Field {
  readonly name: string;
  /** May be missing, or undefined. */
  readonly optional: boolean;
  readonly text: string;
  readonly description: string;
}

/** The fields of an exported interface, as a host can read them. */
export function fieldsOf(program: Program, name: string): Field[] | undefined {
  const declaration = publicNames(program).get(name)?.declarations?.find(ts.isInterfaceDeclaration);
  return declaration?.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    optional: member.questionToken !== undefined || /\bundefined\b/.test(member.type?.getText() ?? ''),
    text: (member.type === undefined ? 'unknown' : typeText(program, member.type)).replace(/ \| undefined$/, ''),
    description: ts.displayPartsToString(
      program.checker.getSymbolAtLocation(member.name)?.getDocumentationComment(program.checker),
    ),
  }));
}
