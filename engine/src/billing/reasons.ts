import type { Dated } from '../law/dated.ts';
import type { ReasonKind, ReasonKindName } from './reason-kinds.ts';
import type { LineCode } from './result.ts';

/** The dated value of the law a step used. */
export interface ReasonParameter {
  readonly id: string;
  /** First day the value holds. */
  readonly from: string;
  /** Statute, provision and address. */
  readonly source: string;
  /** Not yet, or not officially, published. */
  readonly provisional?: true;
}

/** One step behind an amount. */
export interface Reason {
  readonly id: string;
  readonly label_de: string;
  readonly label_en: string;
  readonly value: string;
  readonly unit: string;
  /** Kind of step; the same for every house. */
  readonly rule: string;
  readonly legal_basis: string;
  readonly parameter?: ReasonParameter;
  readonly formula: string;
  /** Ids of other reasons, or JSON pointers into the house file; only pointers begin with a slash. */
  readonly inputs: readonly string[];
}

/** A reason with the steps below it, down to the values of the house file. */
export interface ReasonTree extends Omit<Reason, 'inputs'> {
  readonly inputs: readonly (ReasonTree | { readonly pointer: string; readonly value: unknown })[];
}

/** Id of the reason behind a line of an occupant, or behind his total, VAT or balance. */
export function occupantReasonId(
  unitIndex: number,
  occupancyIndex: number,
  amount: LineCode | 'total' | 'vat_contained' | 'balance',
): string {
  return `occupants/units/${unitIndex}/occupancies/${occupancyIndex}/${amount}`;
}

/** Notes the steps of one run, of the `kinds` there are; shared steps stand once and are referred to by id. */
export class ReasonBook<Name extends string = ReasonKindName> {
  readonly byId: Record<string, Reason> = {};
  readonly #kinds: Readonly<Record<Name, ReasonKind>>;

  constructor(kinds: Readonly<Record<Name, ReasonKind>>) {
    this.#kinds = kinds;
  }

  add(
    rule: Name,
    id: string,
    value: string,
    inputs: readonly string[],
    more: { parameter?: { id: string; dated: Dated<unknown> }; unit?: string; legalBasis?: string } = {},
  ): string {
    const { de, en, unit, legalBasis, formula } = this.#kinds[rule];
    const base = {
      id,
      label_de: de,
      label_en: en,
      value,
      unit: more.unit ?? unit,
      rule,
      legal_basis: more.legalBasis ?? legalBasis,
      formula,
      inputs,
    };
    this.byId[id] = more.parameter === undefined ? base : { ...base, parameter: cite(more.parameter) };
    return id;
  }
}

const cite = ({ id, dated }: { id: string; dated: Dated<unknown> }): ReasonParameter => {
  const { from, source, provisional } = dated;
  const cited = { id, from, source: `${source.statute} ${source.provision}, ${source.url}` };
  return provisional ? { ...cited, provisional } : cited;
};

/**
 * The tree below one reason; `house` fills in the values behind the pointers.
 * Throws RangeError on an id that the reasons do not have.
 */
export function reasonTree(reasons: Readonly<Record<string, Reason>>, id: string, house: unknown): ReasonTree {
  const reason = reasons[id];
  if (reason === undefined) throw new RangeError(`no reason ${id}`);
  const inputs = reason.inputs.map((input) =>
    input.startsWith('/') ? { pointer: input, value: valueAt(house, input) } : reasonTree(reasons, input, house),
  );
  return { ...reason, inputs };
}

/** The value a JSON pointer (RFC 6901) names, or undefined. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
