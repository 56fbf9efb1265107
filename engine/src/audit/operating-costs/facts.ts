import type { KeyName, OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { BilledOperatingCosts } from '../../operating-costs/result.ts';
import type { Day } from '../../time/day.ts';
import type { DeliveryFacts, DeviceFacts, OccupancyFacts, UnitFacts } from '../facts.ts';

/**
 * What an audit has to know and the house file of operating costs does not carry; read like `AuditFacts`: a value, `null`
 * where it is known that there is none, and a field left out where nobody knows.
 */
export interface OperatingCostFacts {
  /** The calendar day of the audit, Europe/Berlin. */
  readonly today?: Day;
  /** The billing period before as it was billed; null: this is the first one. */
  readonly previous?: PreviousFacts | null;
  /** Why the period is shorter than twelve months. */
  readonly short_period_reason?: string;
  readonly building?: OperatingCostBuildingFacts;
  readonly agreements?: OperatingCostAgreementFacts;
  readonly units?: readonly OperatingCostUnitFacts[];
  readonly occupancies?: readonly OperatingCostOccupancyFacts[];
  /** Devices whose values the file carries: water meters and those of other consumptions. */
  readonly devices?: readonly DeviceFacts[];
  /** What stands behind the positions of the house file. */
  readonly costs?: readonly PositionFacts[];
  /** Of the heating bill inside. */
  readonly heating?: HeatingBillFacts;
  readonly information?: { readonly landlord?: boolean };
  readonly delivery?: DeliveryFacts;
}

export interface PreviousFacts {
  readonly house: OperatingCostsHouse;
  readonly result: BilledOperatingCosts;
  /** What stood behind its positions. */
  readonly costs?: readonly PositionFacts[];
}

export interface OperatingCostBuildingFacts {
  /** Living area of all units, let or not. */
  readonly living_area_m2?: string;
  /** Of how many shares the declaration of division speaks. */
  readonly co_ownership_total?: string;
  /** The flats are condominiums that are let one by one (BGB section 556a(3)). */
  readonly condominium?: boolean;
  /** The file holds all units of the house. */
  readonly whole_house?: boolean;
  /** At most two dwellings, one of them the landlord's (HeizkostenV section 2). */
  readonly two_dwellings_with_landlord?: boolean;
  /** An exception of HeizkostenV section 11 applies. */
  readonly exempt_by_section_11?: boolean;
}

export interface OperatingCostAgreementFacts {
  /** Kinds that the contracts do not let the landlord charge; an empty list: they take over all of BetrKV section 2. */
  readonly kinds_left_out?: readonly string[];
  /** Keys the contracts name by kind; null: they name none for it, so the law decides. */
  readonly keys?: readonly { readonly kind: string; readonly by: KeyName | null }[];
  /** Keys that changed with this period; without one of a kind its key is not known to have been changed rightly. */
  readonly key_changes?: readonly KeyChangeFacts[];
}

export interface KeyChangeFacts {
  readonly kind: string;
  readonly declared_on: Day;
  /** Agreed with every tenant; else the landlord declared it alone (BGB section 556a(2)). */
  readonly agreed: boolean;
}

export interface OperatingCostUnitFacts extends Pick<UnitFacts, 'id' | 'label' | 'use' | 'area_change_reason'> {
  /** As somebody measured it. */
  readonly measured_area_m2?: string;
}

export interface OperatingCostOccupancyFacts
  extends Pick<
    OccupancyFacts,
    'unit' | 'occupancy' | 'label' | 'held_by' | 'advance_paid_eur' | 'contract_from' | 'contract_to' | 'address_known'
  > {
  /** The rent holds a flat rate for operating costs (BGB section 556(2)): nothing is billed. */
  readonly flat_rate?: boolean;
}

export interface PositionFacts {
  /** Of the position in the house file. */
  readonly id: string;
  /** The words of the invoice. */
  readonly description?: string;
  /** Day of the invoice, or of its payment. */
  readonly day?: Day;
  /** First and last day of what was done for it. */
  readonly service_from?: Day;
  readonly service_to?: Day;
  /** What the amount pays for: only what may be distributed, or administration or repairs as well. */
  readonly covers?: 'operation' | 'administration_or_repairs_too';
  /** Shops and offices of the house make this cost considerably higher for each square metre than flats do. */
  readonly commercial_extra?: boolean;
  /** Of a caretaker: other kinds of BetrKV section 2 that his contract covers. */
  readonly includes_kinds?: readonly string[];
}

export interface HeatingBillFacts {
  /** Its statements are released, so that everybody gets the annex that the row refers to. */
  readonly released?: boolean;
  /** It is the newest version of it. */
  readonly newest?: boolean;
}
