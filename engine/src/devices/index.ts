export { type BatteryFacts, type BatteryForecast, batteryForecast } from './battery.ts';
export { type Calibration, type CalibrationRecord, calibrationOf, isVerified } from './calibration.ts';
export { causesOf, DEVICE_CAUSES, type DeviceCause, type DeviceSigns } from './causes.ts';
export {
  DEVICE_EVENT_KINDS,
  DEVICE_STATES,
  type DeviceEvent,
  type DeviceEventKind,
  type DeviceState,
  type LifeCycle,
  lifeCycleOf,
  mayFollow,
} from './life-cycle.ts';
export {
  checkReuse,
  type ForeignDevice,
  type RadioProtocol,
  REUSE_QUESTIONS,
  type ReuseCheck,
  type ReuseQuestion,
  type ReuseVerdict,
} from './reuse.ts';
export { type TruthFacts, type TruthPart, type TruthPartCode, type TruthScore, truthScore } from './truth-score.ts';
