import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 50;
const KIB = 1024;
const MIB = 1024 * KIB;

/** Highest memory a process and everything it started held at one moment, until stop() answers it. */
export interface TreeWatch {
  /** MiB; null where the system has no /proc to read it from. */
  stop(): number | null;
}

/** Samples resident memory, summed over the tree; pages that processes share count for each of them. */
export function watchTree(root: number): TreeWatch {
  let peak: number | null = null;
  const sample = () => {
    const bytes = residentBytes(root);
    if (bytes !== null) peak = Math.max(peak ?? 0, bytes);
  };
  sample();
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      sample();
      return peak === null ? null : peak / MIB;
    },
  };
}

function residentBytes(root: number): number | null {
  const parents = new Map<number, { parent: number; bytes: number }>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const status = statusOf(name);
      if (status !== null) parents.set(Number(name), status);
    }
  } catch {
    return null;
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)?.parent) if (at === root) return true;
    return false;
  };
  let sum = 0;
  for (const [pid, { bytes }] of parents) if (belongs(pid)) sum += bytes;
  return sum;
}

/** Null for a process that ended between listing and reading. */
function statusOf(pid: string): { parent: number; bytes: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const parent = /^PPid:\s*(\d+)/m.exec(text)?.[1];
    const resident = /^VmRSS:\s*(\d+) kB/m.exec(text)?.[1];
    return parent === undefined ? null : { parent: Number(parent), bytes: Number(resident ?? 0) * KIB };
  } catch {
    return null;
  }
}
