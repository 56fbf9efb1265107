import type { FieldDocumentPrint } from './document.ts';
import { composeExchangeProtocol, type ExchangeProtocolInput } from './exchange-protocol.ts';
import { composeReadingForm, type ReadingFormInput } from './reading-form.ts';

/** What a field document is printed from; the frame is added when it is printed. */
export type FieldDocumentInput =
  | ({ readonly kind: 'reading_form' } & ReadingFormInput)
  | ({ readonly kind: 'exchange_protocol' } & ExchangeProtocolInput);

/**
 * How forms and protocols are printed, by the month the form came into use. A document keeps the one it was printed with:
 * a new form gets an entry of its own, and the old ones stay for those who print an old document again.
 */
const TEMPLATES: Readonly<Record<string, (input: FieldDocumentInput) => FieldDocumentPrint>> = {
  '2026-11': (input) => (input.kind === 'reading_form' ? composeReadingForm(input) : composeExchangeProtocol(input)),
};

export const NEWEST_FIELD_TEMPLATE = '2026-11';

export function composeFieldDocument(template: string, input: FieldDocumentInput): FieldDocumentPrint {
  const compose = TEMPLATES[template];
  if (compose === undefined) throw new Error(`there is no template ${template}`);
  return compose(input);
}
