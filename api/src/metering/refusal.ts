import { Problem } from '../problem.ts';

/** A well-formed request that a rule of the house forbids, with the place and the words in both languages. */
export function refusal(pointer: string, code: string, { de, en }: { de: string; en: string }): Problem {
  return new Problem('rule-violated', en, { findings: [{ pointer, code, message_de: de, message_en: en }] });
}

/** Days in a query that are no span, or one that is too long. */
export function wrongSpan(pointer: string, code: string, { de, en }: { de: string; en: string }): Problem {
  return new Problem('validation-failed', en, { findings: [{ pointer, code, message_de: de, message_en: en }] });
}
