import type { AuditFacts, BilledHouse, Day, House } from '@klarmeter/engine';
import { defined } from '../house/defined.ts';
import type { AuditSettings } from '../periods/audit-settings.ts';
import type { PeriodSettings } from '../periods/settings.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { AuditedAccount } from './audited-account.ts';
import { costFacts, fuelFacts } from './facts-costs.ts';
import { deviceFacts } from './facts-devices.ts';
import { agreementFacts, buildingFacts, co2Facts, plantFacts } from './facts-house.ts';
import { informationFacts } from './facts-printed.ts';
import { interimReadingFacts, substituteFacts } from './facts-readings.ts';
import { monthlyInformationFacts, occupancyFacts, unitFacts } from './facts-users.ts';

/**
 * What facts are made from. What was billed and what is printed is frozen with the run; what the account and the
 * manager say is that of the day, so that a bill is found out which no longer fits it.
 */
export interface FactSource {
  readonly house: House;
  readonly result: BilledHouse;
  readonly presentation: Presentation;
  readonly settings: Pick<PeriodSettings, 'audit' | 'calibration_overrides'>;
  readonly account: AuditedAccount;
  readonly today: Day;
  readonly frozenOn: Day;
  /** Of the engine that formed the substitutes. */
  readonly engineVersion: string;
  /** The period before as it was billed last; undefined where there is none in this account. */
  readonly previous: { readonly house: House; readonly result: BilledHouse } | undefined;
  /** For how many periods in a row before this one something was estimated, by unit and use; see `useOfUnit`. */
  readonly estimatedBefore: ReadonlyMap<string, number>;
}

/** A source with what the manager states beside it. */
export interface StatedSource extends FactSource {
  readonly stated: AuditSettings;
}

/** The facts of an audit. What nobody told stays unknown: a check that needs it says that it could not run. */
export function auditFacts(source: FactSource): AuditFacts {
  const known: StatedSource = { ...source, stated: source.settings.audit ?? {} };
  const { today, previous, stated } = known;
  return defined({
    today,
    previous,
    short_period_reason: stated.short_period_reason,
    building: buildingFacts(known),
    plant: plantFacts(known),
    agreements: agreementFacts(known),
    units: unitFacts(known),
    occupancies: occupancyFacts(known),
    devices: deviceFacts(known),
    interim_readings: interimReadingFacts(known),
    substitutes: substituteFacts(known),
    costs: costFacts(known),
    fuel: fuelFacts(known),
    co2: co2Facts(known),
    information: informationFacts(known),
    monthly_information: monthlyInformationFacts(known),
    delivery: stated.arrives_on === undefined ? undefined : { arrives_on: stated.arrives_on as Day },
  });
}
