import ts from 'typescript';

/** What a call is written with beside its own text. */
export interface Explained {
  /** Declarations of what it names, as far as they are written out, such as `const path = { unit_id };`. */
  readonly declarations: readonly string[];
  /** Names of values that stay unexplained: handed in, asked for, or from a loop. */
  readonly unexplained: readonly string[];
}

/** Explains the names in the arguments of a call by declarations around it that say their value. */
export function explained(call: ts.CallExpression): Explained {
  const declarations = new Map<string, string>();
  const unexplained = new Set<string>();
  const explain = (node: ts.Node): void => {
    for (const name of namesIn(node)) {
      if (declarations.has(name) || unexplained.has(name)) continue;
      const found = declared(name, call);
      if (found === undefined) {
        unexplained.add(name);
        continue;
      }
      // Held before its own names are asked for, so that no name is asked for twice; written after them.
      declarations.set(name, '');
      explain(found.initializer);
      declarations.delete(name);
      declarations.set(name, outdented(found.statement));
    }
  };
  for (const argument of call.arguments) explain(argument);
  return { declarations: [...declarations.values()], unexplained: [...unexplained] };
}

/** Names that stand for a value: `{ path }`, `...path`, `body: path`, `once('x')`. */
function namesIn(node: ts.Node): string[] {
  const names: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(each)) names.push(each.name.text);
    else if (ts.isIdentifier(each) && isValue(each)) names.push(each.text);
    // Who reads of something that is worked out and spread sees nothing of it.
    else if (isSpread(each) && !ts.isIdentifier(each.expression)) names.push(each.getText());
    // What a function takes is explained by the function.
    if (!ts.isArrowFunction(each)) ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
}

const isSpread = (node: ts.Node): node is ts.SpreadAssignment | ts.SpreadElement =>
  ts.isSpreadAssignment(node) || ts.isSpreadElement(node);

function isValue({ parent }: ts.Identifier): boolean {
  return (
    isSpread(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isCallExpression(parent) ||
    (ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.initializer))
  );
}

interface Declared {
  readonly statement: ts.VariableStatement;
  readonly initializer: ts.Expression;
}

/** The declaration that a call sees by this name, where it says the value in full. */
function declared(name: string, call: ts.Node): Declared | undefined {
  for (let scope: ts.Node = call; ; scope = scope.parent) {
    if (ts.isBlock(scope) || ts.isSourceFile(scope)) {
      for (const statement of scope.statements) {
        if (!ts.isVariableStatement(statement) || statement.pos > call.pos) continue;
        const [declaration, other] = statement.declarationList.declarations;
        if (other !== undefined || declaration === undefined || !ts.isIdentifier(declaration.name)) continue;
        const { initializer } = declaration;
        if (declaration.name.text === name && initializer !== undefined)
          return saysItsValue(initializer) ? { statement, initializer } : undefined;
      }
    }
    if (ts.isSourceFile(scope)) return undefined;
  }
}

function saysItsValue(node: ts.Expression): boolean {
  if (ts.isAsExpression(node)) return saysItsValue(node.expression);
  if (ts.isArrowFunction(node)) return !ts.isBlock(node.body);
  return (
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isStringLiteral(node) ||
    ts.isNumericLiteral(node)
  );
}

/** The text of a node, its further lines moved left by as much as the first one stands in. */
export function outdented(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const start = text.lastIndexOf('\n', node.getStart()) + 1;
  const indent = /^ */.exec(text.slice(start))?.[0].length ?? 0;
  return node.getText().replaceAll(new RegExp(`\\n {0,${indent}}`, 'g'), '\n');
}
