import type { NamedValue } from '../law/dated.ts';
import { format } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';
import type { ReasonKind, ReasonKindName } from './reason-kinds.ts';
import type { LineCode } from './result.ts';

/** The dated value of the law a step used. */
export interface ReasonParameter {
  readonly id: string;
  /** Of a table: the row that was used. */
  readonly row?: string;
  /** First day the value holds. */
  readonly from: string;
  /** Statute, provision and address. */
  readonly source: string;
  /** As it was calculated with; left out for tables. */
  readonly value?: string;
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
  /** Besides it, where the step took more than one value of the law. */
  readonly further_parameters?: readonly ReasonParameter[];
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
    more: { parameters?: readonly NamedValue[]; unit?: string; legalBasis?: string } = {},
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
    this.byId[id] = more.parameters === undefined ? base : { ...base, ...citeAll(more.parameters) };
    return id;
  }
}

/** Each value once, in the order they are used. */
function citeAll(values: readonly NamedValue[]): Pick<Reason, 'parameter' | 'further_parameters'> {
  const cited = new Map(values.map((each) => [[each.id, each.row, each.dated.from].join(' '), cite(each)]));
  const [parameter, ...further] = cited.values();
  if (parameter === undefined) return {};
  return further.length === 0 ? { parameter } : { parameter, further_parameters: further };
}

function cite({ id, row, dated }: NamedValue): ReasonParameter {
  const { from, source, provisional } = dated;
  const value = plainValue(dated.value);
  return {
    id,
    ...(row === undefined ? {} : { row }),
    from,
    source: `${source.statute} ${source.provision}, ${source.url}`,
    ...(value === undefined ? {} : { value }),
    ...(provisional ? { provisional } : {}),
  };
}

function plainValue(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'bigint') return String(value);
  return isFraction(value) ? format(value) : undefined;
}

const isFraction = (value: unknown): value is Fraction =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value;

/** The values of the law a step was calculated with. */
export const parametersOf = ({ parameter, further_parameters: further = [] }: Reason): readonly ReasonParameter[] =>
  parameter === undefined ? [] : [parameter, ...further];

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
