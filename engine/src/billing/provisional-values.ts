import { LAW_PARAMETERS } from '../law/register.ts';
import { parametersOf, type Reason } from './reasons.ts';

/** A value of the law that is not, or not officially, published yet, and stands behind an amount all the same. */
export interface ProvisionalValue {
  /** Of the register. */
  readonly id: string;
  /** First day the value holds. */
  readonly from: string;
  readonly title_de: string;
  readonly title_en: string;
  /** Statute and provision, such as `CO2KostAufG § 4`. */
  readonly legal_basis: string;
}

/** The provisional values behind some amounts, each once, in the order of their reasons; ids that are not there have none. */
export function provisionalValuesBehind(
  reasons: Readonly<Record<string, Reason>>,
  ids: readonly string[],
): ProvisionalValue[] {
  const found = new Map<string, ProvisionalValue>();
  const seen = new Set<string>();
  const open = [...ids].reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const reason = reasons[id];
    if (reason === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...[...reason.inputs].reverse());
    for (const parameter of parametersOf(reason)) {
      if (parameter.provisional === true) found.set(`${parameter.id} ${parameter.from}`, described(parameter));
    }
  }
  return [...found.values()];
}

function described({ id, from, source }: { readonly id: string; readonly from: string; readonly source: string }) {
  const { titleDe = id, titleEn = id } = LAW_PARAMETERS.find((each) => each.id === id) ?? {};
  // The address behind the provision is for those who look it up, not for a page.
  return { id, from, title_de: titleDe, title_en: titleEn, legal_basis: source.replace(/, https?:\S+$/, '') };
}
