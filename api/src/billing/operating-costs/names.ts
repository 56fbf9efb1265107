import { type HeatingKind, type OperatingCostName, operatingCostKindsOn } from '@klarmeter/engine';

/** All kinds there ever were; how a kind is called does not depend on the day. */
const KINDS = new Map(operatingCostKindsOn('2021-12-01').map((each) => [each.kind as string, each]));

const HEATING: Readonly<Record<HeatingKind, readonly [de: string, en: string]>> = {
  heating: ['Heizung', 'Heating'],
  hot_water: ['Warmwasser', 'Hot water'],
  heating_and_hot_water: ['Heizung und Warmwasser', 'Heating and hot water'],
};

/** How a position is called on the wire: by its label, or else by its kind. */
export function namesOf({ kind, number, label }: OperatingCostName) {
  const [de, en] = HEATING[kind as HeatingKind] ?? [KINDS.get(kind)?.nameDe, KINDS.get(kind)?.nameEn];
  return { kind, number, name_de: label ?? de ?? kind, name_en: label ?? en ?? kind };
}
