import type { PublicLawRestrictions } from '../law/de/co2kostaufg/section-9-restrictions.ts';
import type { CoalKind } from '../law/de/ebev2030/annex-2-emission-factors.parameters.ts';
import type { GasGroup } from '../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import type { Summer } from '../law/de/vdi2067/table-22-degree-days.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { Co2Relief, CostScope, Energy, EnergyUnit, HouseFailure } from './house.ts';

/** The house file as read: numbers exact, defaults filled in, `path` pointing back into the file. */
export interface HouseModel {
  readonly id: string;
  readonly period: Period;
  readonly plant: PlantModel;
  readonly energyUsed: { readonly quantity: Fraction; readonly unit: EnergyUnit | undefined } | undefined;
  readonly hotWaterShare: HotWaterShareModel | undefined;
  readonly costs: readonly CostModel[];
  readonly stock: StockModel | undefined;
  readonly pots: PotsModel | undefined;
  readonly keys: KeysModel;
  readonly groups: GroupsModel | undefined;
  readonly co2: Co2Model | undefined;
  readonly coldWater: { readonly amount: Fraction; readonly mainMeterM3: Fraction | undefined } | undefined;
  readonly units: readonly UnitModel[];
}

export interface PlantModel {
  readonly energy: Energy | undefined;
  readonly billedByGrossValue: boolean;
  readonly commercialHeatSupply: boolean;
  readonly netCalorificValue: Fraction | undefined;
  readonly gasGroup: GasGroup | undefined;
}

export type HotWaterShareModel =
  | { readonly method: 'measured'; readonly heatKwh: Fraction }
  | {
      readonly method: 'volume';
      readonly volumeM3: Fraction;
      readonly temperatureC: Fraction | undefined;
      readonly reason: string | undefined;
    }
  | { readonly method: 'area'; readonly areaM2: Fraction; readonly reason: string | undefined }
  | { readonly method: 'given'; readonly share: Fraction };

export interface CostModel {
  readonly path: string;
  readonly kind: string;
  readonly scope: CostScope;
  readonly amount: Fraction;
}

export interface StockModel {
  readonly unit: EnergyUnit | undefined;
  readonly closingQuantity: Fraction;
  readonly layers: readonly LayerModel[];
}

export interface LayerModel {
  readonly path: string;
  readonly kind: 'opening' | 'purchase';
  readonly date: Day;
  readonly quantity: Fraction;
  readonly amount: Fraction;
  readonly co2Kg: Fraction | undefined;
  readonly co2Cost: Fraction | undefined;
}

export interface PotAmounts {
  readonly base: Fraction;
  readonly consumption: Fraction;
}

export interface PotsModel {
  readonly heating: PotAmounts | undefined;
  readonly hotWater: PotAmounts | undefined;
}

export interface KeysModel {
  readonly heatingPercent: Fraction | undefined;
  readonly hotWaterPercent: Fraction | undefined;
  readonly heatingBaseBy: 'degree_days' | 'days';
  readonly summer: Summer;
  readonly rounding: 'show_difference' | 'largest_remainder';
}

/** What one group used of heat or of hot water. */
export interface GroupUseModel {
  readonly path: string;
  readonly recorded: Fraction;
  readonly areaM2: Fraction | undefined;
  readonly percent: Fraction | undefined;
}

export interface GroupModel extends GroupUseModel {
  readonly id: string;
  readonly hotWater: GroupUseModel | undefined;
}

export interface GroupsModel {
  readonly preSplitPercent: Fraction;
  readonly list: readonly GroupModel[];
}

export interface Co2InvoiceModel {
  readonly path: string;
  /** Exactly one of them, unless a finding was made. */
  readonly energyKwh: Fraction | undefined;
  readonly quantity: { readonly value: Fraction; readonly unit: 'l' | 'kg' } | undefined;
  readonly coal: CoalKind | undefined;
  readonly calorific: 'net' | 'gross';
  readonly deliveredIn: number | undefined;
  readonly etsInvoicedIn: number | undefined;
  readonly vatPercent: Fraction;
  readonly emissionsKg: Fraction | undefined;
  readonly cost: Fraction | undefined;
  readonly supplied: Period | undefined;
  readonly namedShare: Fraction | undefined;
}

export interface Co2Model {
  readonly residential: boolean;
  readonly livingAreaM2: Fraction | undefined;
  readonly restrictions: PublicLawRestrictions;
  readonly section43Plant: boolean;
  readonly relief: Co2Relief;
  readonly emissionsKg: Fraction | undefined;
  readonly cost: Fraction | undefined;
  readonly invoices: readonly Co2InvoiceModel[] | undefined;
}

export interface FailureModel {
  readonly path: string;
  readonly method: HouseFailure['method'];
  readonly value: Fraction | undefined;
  readonly previous: Fraction | undefined;
  readonly othersPrevious: Fraction | undefined;
  readonly referenceUnit: string | undefined;
}

export interface UnitModel {
  readonly path: string;
  readonly id: string;
  readonly group: string | undefined;
  readonly heatingAreaM2: Fraction;
  readonly hotWaterAreaM2: Fraction;
  readonly heating: Fraction | undefined;
  readonly hotWater: Fraction | undefined;
  readonly coldWater: Fraction | undefined;
  readonly heatingFailed: FailureModel | undefined;
  readonly hotWaterFailed: FailureModel | undefined;
  readonly occupancies: readonly OccupancyModel[];
}

export interface OccupancyModel {
  readonly path: string;
  readonly id: string;
  readonly period: Period;
  readonly wholePeriod: boolean;
  readonly heating: Fraction | undefined;
  readonly hotWater: Fraction | undefined;
  readonly coldWater: Fraction | undefined;
  readonly advance: Fraction | undefined;
  readonly vatPercent: Fraction | undefined;
}
