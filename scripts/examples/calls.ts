import ts from 'typescript';
import type { SourceFile } from '../tidy/source.ts';
import { type Explained, explained, outdented } from './explained.ts';

/** A call of the API that an example makes. */
export interface ExampleCall extends Explained {
  readonly operationId: string;
  /** From the project's root. */
  readonly path: string;
  /** The call as the example writes it, such as `client.getUnit({ path: { unit_id } })`. */
  readonly text: string;
  /** Item by item, with what HTTP says about it, or neither. */
  readonly way: 'iterate' | 'raw' | 'plain';
}

/** The examples that are read in order. What they share in folders is theirs, and shown nowhere by itself. */
export const isExample = (path: string): boolean => /^examples\/\d\d-[^/]+\.ts$/.test(path);

/**
 * Calls of the API in an example: methods of something that `createClient` made, also by way of `raw` and `iterate`. A
 * name in a comment or in a text is none, and neither is a method of something else.
 */
export function callsIn({ path, text }: SourceFile): ExampleCall[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const clients = new Set<string>();
  const calls: ExampleCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isCreation(node.initializer))
      clients.add(node.name.text);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const way = ts.isPropertyAccessExpression(expression) ? expression.name.text : 'plain';
      const client = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
      const known = isCreation(client) || (ts.isIdentifier(client) && clients.has(client.text));
      if (known && (way === 'plain' || way === 'raw' || way === 'iterate'))
        calls.push({ operationId: name.text, path, text: outdented(node), way, ...explained(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

const isCreation = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  ts.isCallExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'createClient';
