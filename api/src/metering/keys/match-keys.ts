import { toHex } from '../../ids.ts';
import type { KeyLine } from './columns.ts';

/** What a key is for: a device, or an address that no device has yet. */
export type Target<Device> =
  | { readonly kind: 'device'; readonly device: Device }
  | { readonly kind: 'waiting'; readonly manufacturer: string; readonly serial: string };

export interface Matched<Device> {
  readonly line: KeyLine;
  /** Null where it cannot be said. */
  readonly target: Target<Device> | null;
  /** Whether the line is the one that counts for its target. */
  readonly as: 'first' | 'duplicate' | 'conflict';
  readonly detail?: string;
}

/**
 * Which line is for which device. Lines that say two different keys of one device contradict each other, and none of
 * them counts: a guess would make telegrams unreadable.
 */
export function matchKeys<
  Device extends { readonly id: string; readonly manufacturer: string; readonly serial: string },
>(lines: readonly KeyLine[], devices: readonly Device[]): Matched<Device>[] {
  const bySerial = Map.groupBy(devices, ({ serial }) => serial);
  const targets = lines.map((line) => targetOf(line, bySerial.get(line.serial) ?? []));
  const name = (target: Target<Device> | null) =>
    target === null ? '' : target.kind === 'device' ? target.device.id : `${target.manufacturer}-${target.serial}`;
  const keys = new Map<string, Set<string>>();
  for (const [at, line] of lines.entries()) {
    const said = keys.get(name(targets[at] ?? null)) ?? new Set();
    keys.set(name(targets[at] ?? null), said.add(toHex(line.key)));
  }
  const seen = new Set<string>();
  return lines.map((line, at): Matched<Device> => {
    const target = targets[at] ?? null;
    if (target === null) return { line, target, as: 'conflict', detail: 'several devices have this number' };
    const id = name(target);
    if ((keys.get(id)?.size ?? 0) > 1)
      return { line, target, as: 'conflict', detail: 'the file has several keys for this device' };
    if (seen.has(id)) return { line, target, as: 'duplicate' };
    seen.add(id);
    return { line, target, as: 'first' };
  });
}

function targetOf<Device extends { readonly manufacturer: string }>(
  { manufacturer, serial }: KeyLine,
  sameSerial: readonly Device[],
): Target<Device> | null {
  const fitting = manufacturer === null ? sameSerial : sameSerial.filter((each) => each.manufacturer === manufacturer);
  const [device, other] = fitting;
  if (other !== undefined) return null;
  return device === undefined
    ? { kind: 'waiting', manufacturer: manufacturer ?? '', serial }
    : { kind: 'device', device };
}
