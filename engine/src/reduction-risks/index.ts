export {
  type InformationsOfUser,
  type OccupantRight,
  type OccupantRights,
  REDUCTIONS_ADD_UP,
  type ReductionFacts,
  type RightCause,
  rightsOfHouse,
} from './rights-of-house.ts';
