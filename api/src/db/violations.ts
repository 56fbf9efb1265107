import { Problem, type ProblemCode } from '../problem.ts';

/** Constraints a caller can run into, and the words for them. The database is the judge, so no race gets around it. */
const CONSTRAINTS: Record<string, { code: ProblemCode; pointer: string; de: string; en: string }> = {
  occupancies_no_overlap: {
    code: 'occupancy-overlap',
    pointer: '/from',
    de: 'In dieser Zeit ist die Nutzeinheit schon vergeben.',
    en: 'The unit is already occupied in this time.',
  },
  billing_periods_no_overlap: {
    code: 'billing-period-overlap',
    pointer: '/from',
    de: 'Dieser Zeitraum überschneidet sich mit einem anderen der Liegenschaft.',
    en: 'This period overlaps another one of the property.',
  },
  device_installations_one_device: {
    code: 'installation-overlap',
    pointer: '/from',
    de: 'An der Messstelle ist in dieser Zeit schon ein Gerät.',
    en: 'There already is a device at the measuring point in this time.',
  },
  device_installations_one_point: {
    code: 'installation-overlap',
    pointer: '/device_id',
    de: 'Das Gerät ist in dieser Zeit schon an einer anderen Messstelle.',
    en: 'The device already is at another measuring point in this time.',
  },
  properties_account_id_livemode_number_unique: {
    code: 'conflict',
    pointer: '/number',
    de: 'Eine Liegenschaft mit dieser Nummer gibt es schon.',
    en: 'There already is a property with this number.',
  },
  units_account_id_property_id_number_unique: {
    code: 'conflict',
    pointer: '/number',
    de: 'Die Liegenschaft hat schon eine Nutzeinheit mit dieser Nummer.',
    en: 'The property already has a unit with this number.',
  },
  devices_identity: {
    code: 'conflict',
    pointer: '/serial',
    de: 'Ein Gerät dieses Herstellers mit dieser Nummer gibt es schon. Ist dies ein anderes, unterscheiden sie sich in Version oder Typ der Adresse; geben Sie address_version oder address_type bei beiden an.',
    en: 'There already is a device of this manufacturer with this serial number. If this is another one, they differ in version or type of their addresses: say address_version or address_type of both.',
  },
  gateways_name: {
    code: 'conflict',
    pointer: '/name',
    de: 'Ein Gateway mit diesem Namen gibt es schon.',
    en: 'There already is a gateway with this name.',
  },
};

interface DatabaseError {
  readonly code: string;
  readonly constraint: string;
}

/** The PostgreSQL error inside whatever the driver and drizzle wrapped around it. */
export function databaseError(error: unknown): DatabaseError | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const { code, constraint_name, constraint } = e as Error & Record<string, unknown>;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
      return { code, constraint: String(constraint_name ?? constraint ?? '') };
    }
  }
  return null;
}

/** A constraint that a request ran into, as the problem to answer; null when it is a mistake of ours. */
export function violationProblem(error: unknown): Problem | null {
  const found = databaseError(error);
  if (found === null) return null;
  const known = CONSTRAINTS[found.constraint];
  if (known !== undefined) {
    const finding = { pointer: known.pointer, code: known.code, message_de: known.de, message_en: known.en };
    return new Problem(known.code, known.en, { findings: [finding], cause: error });
  }
  if (found.code === '23505')
    return new Problem('conflict', 'There already is an object with these distinguishing values.', { cause: error });
  if (found.code === '23503')
    return new Problem('conflict', 'The request names an object that is not there.', { cause: error });
  if (found.code === '55P03') {
    return new Problem(
      'request-in-progress',
      'A request with this Idempotency-Key is still in progress. Try again shortly.',
      { cause: error },
    );
  }
  // Two transactions that waited for each other: one of them is free to repeat.
  if (found.code === '40P01' || found.code === '40001') {
    return new Problem('unavailable', 'The request collided with another one. Try again.', { cause: error });
  }
  return null;
}
