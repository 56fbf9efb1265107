import type { CommonSubject } from './common.ts';
import type { DeviceFacts } from './facts.ts';
import { devicesWhere } from './look.ts';
import { lacks, type Outcome } from './outcome.ts';

export const isAllocator = ({ kind }: Pick<DeviceFacts, 'kind'>): boolean =>
  kind === 'heat_cost_allocator' || kind === 'evaporator_allocator';

/** Asks every device of this sort. */
export function eachDevice<C>(
  subject: Pick<CommonSubject, 'facts'>,
  test: (device: DeviceFacts) => boolean,
  ask: (device: DeviceFacts, path: string) => readonly Outcome<C>[],
): readonly Outcome<C>[] {
  const devices = devicesWhere(subject, test);
  return devices === undefined ? [lacks('devices')] : devices.flatMap(({ device, path }) => ask(device, path));
}
