import { KEY_NAMES, type OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { BilledOperatingCosts } from '../../operating-costs/result.ts';
import { asGiven, delivery, devices } from '../facts-shape.ts';
import { day, decimal, fields, flag, listOf, oneOf, orNull, type Read, text } from '../read-facts.ts';
import type {
  HeatingBillFacts,
  KeyChangeFacts,
  OperatingCostAgreementFacts,
  OperatingCostBuildingFacts,
  OperatingCostFacts,
  OperatingCostOccupancyFacts,
  OperatingCostUnitFacts,
  PositionFacts,
  PreviousFacts,
} from './facts.ts';

const building = fields<OperatingCostBuildingFacts>({
  living_area_m2: decimal,
  co_ownership_total: decimal,
  condominium: flag,
  whole_house: flag,
  two_dwellings_with_landlord: flag,
  exempt_by_section_11: flag,
});

type AgreedKey = NonNullable<OperatingCostAgreementFacts['keys']>[number];

const agreements = fields<OperatingCostAgreementFacts>({
  kinds_left_out: listOf(text),
  keys: listOf(fields<AgreedKey>({ kind: text, by: orNull(oneOf(...KEY_NAMES)) }, 'kind', 'by')),
  key_changes: listOf(
    fields<KeyChangeFacts>({ kind: text, declared_on: day, agreed: flag }, 'kind', 'declared_on', 'agreed'),
  ),
});

const units = listOf(
  fields<OperatingCostUnitFacts>(
    {
      id: text,
      label: text,
      use: oneOf('residential', 'commercial'),
      area_change_reason: text,
      measured_area_m2: decimal,
    },
    'id',
  ),
);

const occupancies = listOf(
  fields<OperatingCostOccupancyFacts>(
    {
      unit: text,
      occupancy: text,
      label: text,
      held_by: oneOf('tenant', 'flat_owner', 'landlord'),
      advance_paid_eur: decimal,
      contract_from: day,
      contract_to: orNull(day),
      address_known: flag,
      flat_rate: flag,
    },
    'unit',
    'occupancy',
  ),
);

const costs = listOf(
  fields<PositionFacts>(
    {
      id: text,
      description: text,
      day,
      service_from: day,
      service_to: day,
      covers: oneOf('operation', 'administration_or_repairs_too'),
      commercial_extra: flag,
      includes_kinds: listOf(text),
    },
    'id',
  ),
);

const previous = fields<PreviousFacts>(
  { house: asGiven<OperatingCostsHouse>(), result: asGiven<BilledOperatingCosts>(), costs },
  'house',
  'result',
);

/** Reads facts as they come over the wire; what cannot be read is unknown and a fault. */
export const readOperatingCostFacts: Read<OperatingCostFacts> = fields<OperatingCostFacts>({
  today: day,
  previous: orNull(previous),
  short_period_reason: text,
  building,
  agreements,
  units,
  occupancies,
  devices,
  costs,
  heating: fields<HeatingBillFacts>({ released: flag, newest: flag }),
  information: fields<{ landlord?: boolean }>({ landlord: flag }),
  delivery,
});
