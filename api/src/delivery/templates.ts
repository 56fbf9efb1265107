import { composeOperatingCostDocument } from './operating-cost-document/compose.ts';
import type { OperatingCostDocumentInput } from './operating-cost-document/input.ts';
import { composeStatementDocument } from './statement-document/compose.ts';
import type { StatementDocument } from './statement-document/document.ts';
import type { StatementDocumentInput } from './statement-document/input.ts';

/** What a statement is printed from; of operating costs says so by its `kind`. */
export type DocumentInput = StatementDocumentInput | OperatingCostDocumentInput;

/**
 * How statements are printed, by the month the form came into use. A document keeps the one it was printed with: a new
 * form gets an entry of its own, with its own composition and `.typ` files, and the old ones stay for those who print
 * an old document again.
 */
const TEMPLATES: Readonly<Record<string, (input: DocumentInput) => StatementDocument>> = {
  '2026-11': (input) => ('kind' in input ? composeOperatingCostDocument(input) : composeStatementDocument(input)),
};

/** What new documents are printed with. */
export const NEWEST_TEMPLATE = '2026-11';

export const isKnownTemplate = (template: string): boolean => Object.hasOwn(TEMPLATES, template);

/**
 * The statement as finished text, in the form of a template.
 * @throws ContradictionError where the frozen figures do not go together.
 */
export function composeWith(template: string, input: DocumentInput): StatementDocument {
  const compose = TEMPLATES[template];
  if (compose === undefined) throw new Error(`there is no template ${template}`);
  return compose(input);
}
