import ts from 'typescript';
import { meaningOf, nodesIn, type Program } from './program.ts';

/** What an expression can be as a text; undefined where that cannot be told from the sources. */
export type Texts = ReadonlySet<string> | undefined;

/** Where arguments are looked for: the files an element consists of. */
export interface Scope {
  readonly program: Program;
  readonly files: ReadonlySet<string>;
}

/** A place a function is called from. */
export interface Call {
  readonly node: ts.CallExpression;
  /** What stands for a parameter there: the argument, the default, or nothing. */
  readonly given: (parameter: ts.ParameterDeclaration) => ts.Expression | undefined;
}

/** Every text an expression can be: written out, chosen, put together, handed in as an argument, or one of its type. */
export function textsOf(scope: Scope, node: ts.Expression, depth = 0): Texts {
  const go = (next: ts.Expression): Texts => textsOf(scope, next, depth + 1);
  if (depth > 20) return undefined;
  if (ts.isStringLiteralLike(node)) return new Set([node.text]);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return go(node.expression);
  if (ts.isConditionalExpression(node)) return either(go(node.whenTrue), go(node.whenFalse));
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<Texts>(
      (all, { expression, literal }) => joined(joined(all, go(expression)), new Set([literal.text])),
      new Set([node.head.text]),
    );
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusToken) return joined(go(node.left), go(node.right));
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
      return either(go(node.left), go(node.right));
  }
  if (ts.isIdentifier(node)) {
    // Lit's way to leave an attribute out.
    if (node.text === 'nothing') return new Set();
    const [declaration] = meaningOf(scope.program.checker, node)?.declarations ?? [];
    if (declaration !== undefined && isConstant(declaration) && declaration.initializer !== undefined)
      return ofType(scope, node) ?? go(declaration.initializer);
    if (declaration !== undefined && ts.isParameter(declaration)) {
      const calls = callsOf(scope, declaration.parent);
      const given = calls.map(({ given: at }) => at(declaration));
      if (calls.length > 0 && given.every((argument) => argument !== undefined))
        return given.reduce<Texts>((all, argument) => either(all, go(argument as ts.Expression)), new Set());
    }
  }
  return ofType(scope, node);
}

/** Whatever one or the other can be. */
function either(a: Texts, b: Texts): Texts {
  return a === undefined || b === undefined ? undefined : new Set([...a, ...b]);
}

/** One behind the other. */
export function joined(a: Texts, b: Texts): Texts {
  if (a === undefined || b === undefined) return undefined;
  return new Set([...a].flatMap((begin) => [...b].map((end) => begin + end)));
}

function isConstant(node: ts.Node): node is ts.VariableDeclaration {
  return ts.isVariableDeclaration(node) && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
}

/** `'now' | 'before'` is as good as written out. */
function ofType({ program: { checker } }: Scope, node: ts.Node): Texts {
  const type = checker.getTypeAtLocation(node);
  const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  const members = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & nothing) === 0);
  return members.length > 0 && members.every((member) => member.isStringLiteral())
    ? new Set(members.map((member) => (member as ts.StringLiteralType).value))
    : undefined;
}

/** Calls of a function or method within the scope. */
export function callsOf({ program, files }: Scope, called: ts.Node): Call[] {
  const calls: Call[] = [];
  for (const path of files) {
    for (const node of nodesIn(program, path)) {
      if (!ts.isCallExpression(node)) continue;
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      const is = meaningOf(program.checker, callee)?.declarations?.some(
        (declaration) => declaration === called || initializerOf(declaration) === called,
      );
      if (!is) continue;
      calls.push({
        node,
        given: (parameter) =>
          node.arguments[(parameter.parent.parameters as readonly ts.Node[]).indexOf(parameter)] ??
          parameter.initializer,
      });
    }
  }
  return calls;
}

/** The function in `const f = () => …`. */
function initializerOf(declaration: ts.Node): ts.Node | undefined {
  return ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)
    ? declaration.initializer
    : undefined;
}
