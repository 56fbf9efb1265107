import { isIPv4, isIPv6 } from 'node:net';

/** How many there are at a time under each name. */
export interface Crowd {
  /** False where there are as many as may be; then nobody came in. */
  enter(name: string): boolean;
  leave(name: string): void;
}

export function createCrowd(max: number): Crowd {
  const inside = new Map<string, number>();
  return {
    enter(name) {
      const count = inside.get(name) ?? 0;
      if (count >= max) return false;
      inside.set(name, count + 1);
      return true;
    },
    leave(name) {
      const count = inside.get(name) ?? 0;
      if (count > 1) inside.set(name, count - 1);
      else inside.delete(name);
    },
  };
}

const GROUPS = 8;
/** Whoever has one address of IPv6 has the 2^64 beside it. */
const GROUPS_OF_NETWORK = 4;

/** Whom an address stands for: itself, or in IPv6 the network of its first 64 bits. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const [front, back] = [head, tail ?? ''].map((side) => side.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = Array.from({ length: tail === undefined ? 0 : GROUPS - front.length - back.length }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, GROUPS_OF_NETWORK);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
