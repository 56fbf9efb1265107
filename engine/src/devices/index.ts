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
