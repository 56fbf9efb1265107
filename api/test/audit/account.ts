import type { AuditSubject, DeviceFacts } from '@klarmeter/engine';
import type { AuditedAccount } from '../../src/billing/audit/audited-account.ts';
import type { Names } from './renamed.ts';

const LANDLORD = 'landlord';

/** What an account stores of a subject, as far as its facts say. */
export function accountOf({ house, facts }: AuditSubject, names: Names): AuditedAccount {
  const users = (facts.occupancies ?? []).map((own) => ({ ...own, id: names.occupancy(own.unit, own.occupancy) }));
  const vacant = new Set(
    house.units.flatMap(({ id: unit, occupancies }) =>
      occupancies.flatMap(({ id, vacant: empty }) => (empty === true ? [names.occupancy(unit, id)] : [])),
    ),
  );
  const personOf = (id: string) => `user of ${id}`;
  const gmodg43 = facts.plant?.gmodg43_installed_on;
  return {
    plant: typeof gmodg43 === 'string' ? { gmodg43_installed_on: gmodg43 } : {},
    units: (facts.units ?? []).flatMap(({ id, use }) => (use === undefined ? [] : [{ id: names.unit(id), use }])),
    occupancies: users.map((own) => ({
      id: own.id,
      personId: vacant.has(own.id) ? null : personOf(own.id),
      fromDay: own.contract_from ?? house.period.from,
      toDay: own.contract_to ?? null,
      vatPercent: own.vat_option === true ? '19' : null,
      consumerContract: own.consumer_contract ?? false,
    })),
    costs: (facts.costs ?? []).flatMap(({ id, description, day = null }) =>
      description === undefined ? [] : [{ id: names.cost(id), description, day }],
    ),
    devices: (facts.devices ?? [])
      .filter(({ use }) => use !== 'group_heat')
      .map((device) => ({
        deviceId: names.device(device.serial),
        serial: device.serial,
        kind: deviceKind(device),
        unitId: device.unit === undefined ? null : names.unit(device.unit),
        use: device.use,
        from: device.installed_on ?? '2000-01-01',
        // Of devices in units, the year stands in their rows.
        markingYear: device.unit === undefined ? Number(device.installed_on?.slice(0, 4)) : null,
        scale: device.scale ?? 'unit',
        evaluationFactor: device.evaluation_factor ?? '1',
        hasRadio: device.remotely_readable === true,
        calibrations: [],
        hardshipReason: null,
      })),
    landlordPersonId: LANDLORD,
    personsOnFile: new Set([
      ...(facts.information?.landlord === false ? [] : [LANDLORD]),
      ...users.flatMap((own) => (own.address_known === false ? [] : [personOf(own.id)])),
    ]),
    informed: new Map(
      facts.monthly_information?.map(({ unit, occupancy, months }) => [names.occupancy(unit, occupancy), months]),
    ),
  };
}

export const deviceKind = ({ kind, use }: DeviceFacts): string =>
  kind === 'water_meter' ? `${use === 'hot_water' ? 'hot' : 'cold'}_water_meter` : kind;
