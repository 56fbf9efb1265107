import type { AuditSubject, BilledHouse, House } from '@klarmeter/engine';
import { ID_PREFIXES, type IdKind } from '../../src/ids.ts';

/** Names of a subject in the form of our ids, each the same wherever it stands. */
export class Names {
  readonly #known = new Map<string, string>();

  of(kind: IdKind, name: string): string {
    const key = `${kind} ${name}`;
    const known = this.#known.get(key) ?? `${ID_PREFIXES[kind]}_${String(this.#known.size).padStart(32, '0')}`;
    this.#known.set(key, known);
    return known;
  }

  unit = (id: string): string => this.of('unit', id);
  /** Occupancies are counted unit by unit in a subject, and one by one in an account. */
  occupancy = (unit: string, id: string): string => this.of('occupancy', `${unit} ${id}`);
  cost = (id: string): string => this.of('costEntry', id);
  device = (serial: string): string => this.of('device', serial);

  house(house: House): House {
    const { units, costs, ...rest } = house;
    return {
      ...rest,
      ...(costs === undefined ? {} : { costs: costs.map((cost) => ({ ...cost, id: this.cost(cost.id) })) }),
      units: units.map(({ heating_failed: failed, ...unit }) => ({
        ...unit,
        id: this.unit(unit.id),
        ...(failed === undefined
          ? {}
          : {
              heating_failed: {
                ...failed,
                ...(failed.reference_unit === undefined ? {} : { reference_unit: this.unit(failed.reference_unit) }),
              },
            }),
        occupancies: unit.occupancies.map((each) => ({ ...each, id: this.occupancy(unit.id, each.id) })),
      })),
    };
  }

  result(result: BilledHouse): BilledHouse {
    const occupants = result.occupants.map((own) => ({
      ...own,
      unit: this.unit(own.unit),
      occupancy: this.occupancy(own.unit, own.occupancy),
    }));
    return { ...result, occupants };
  }

  previous(previous: AuditSubject['facts']['previous']) {
    if (previous === undefined || previous === null) return undefined;
    return { house: this.house(previous.house), result: this.result(previous.result) };
  }
}
