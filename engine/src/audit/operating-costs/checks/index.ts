import {
  type CheckDefinition,
  listChecks,
  OPERATING_COST_CHECK_GROUPS,
  type OperatingCostCheckGroup,
} from '../../check.ts';
import { calibrationChecks } from '../../checks/calibration.ts';
import { deadlineChecks } from '../../checks/deadlines.ts';
import { landlordChecks } from '../../checks/landlord.ts';
import { paymentChecks } from '../../checks/payments.ts';
import { subjectChecks } from '../../checks/subject.ts';
import type { OperatingCostClaim } from '../reduction.ts';
import type { OperatingCostSubject } from '../subject.ts';
import { areaChecks } from './areas.ts';
import { positionChecks } from './costs.ts';
import { descriptionChecks } from './descriptions.ts';
import { flatRateChecks } from './flat-rate.ts';
import { heatingChecks } from './heating.ts';
import { keyChangeChecks } from './key-changes.ts';
import { keyChecks } from './keys.ts';
import { labourChecks } from './labour.ts';
import { operatingCostOccupancyChecks } from './occupancy.ts';
import { operatingCostPlausibilityChecks } from './plausibility.ts';
import { waterChecks } from './water.ts';

const BY_GROUP = {
  subject: subjectChecks,
  costs: { ...descriptionChecks, ...positionChecks },
  keys: { ...keyChecks, ...keyChangeChecks },
  areas: areaChecks,
  water: waterChecks,
  heating: heatingChecks,
  labour: labourChecks,
  payments: { ...paymentChecks, ...flatRateChecks },
  devices: calibrationChecks,
  occupancy: operatingCostOccupancyChecks,
  information: landlordChecks,
  plausibility: operatingCostPlausibilityChecks,
  deadlines: deadlineChecks,
} satisfies Record<OperatingCostCheckGroup, Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>>;

/** Stable: whoever keeps findings keeps these names. */
export type OperatingCostCheckId = {
  [G in OperatingCostCheckGroup]: keyof (typeof BY_GROUP)[G];
}[OperatingCostCheckGroup];

/** Every check of a statement of operating costs, in the order of the report. */
export const OPERATING_COST_CHECKS = listChecks<
  OperatingCostSubject,
  OperatingCostClaim,
  OperatingCostCheckGroup,
  OperatingCostCheckId
>(OPERATING_COST_CHECK_GROUPS, BY_GROUP);
