import type { DeviceFacts } from './facts.ts';
import { devicesWhere } from './look.ts';
import { lacks, type Outcome } from './outcome.ts';
import type { Subject } from './subject.ts';

export const isAllocator = ({ kind }: Pick<DeviceFacts, 'kind'>): boolean =>
  kind === 'heat_cost_allocator' || kind === 'evaporator_allocator';

/** Asks every device of this sort. */
export function eachDevice(
  subject: Subject,
  test: (device: DeviceFacts) => boolean,
  ask: (device: DeviceFacts, path: string) => readonly Outcome[],
): readonly Outcome[] {
  const devices = devicesWhere(subject, test);
  return devices === undefined ? [lacks('devices')] : devices.flatMap(({ device, path }) => ask(device, path));
}
