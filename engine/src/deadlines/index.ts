export { DEADLINE_IDS, DEADLINE_RULES, type DeadlineId } from './catalogue.ts';
export { type Deadline, type Section193, trafficLight } from './deadline.ts';
export { type DeadlineContext, deadlineOf } from './deadline-of.ts';
