import { availableParallelism, cpus } from 'node:os';

export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly node: string;
  /** Version of the server the rows were measured on; null when none of them asked for one. */
  readonly postgres: string | null;
}

export function describeMachine(postgres: string | null): Machine {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.version,
    postgres,
  };
}
