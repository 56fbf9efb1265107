import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import execArgv from '../server-flags.json' with { type: 'json' };
import type { HttpOrder, HttpReady } from './http-process.ts';

export interface HttpServer {
  readonly child: ChildProcess;
  readonly port: number;
}

/** A server in a process of its own, with the flags that it is started with; it ends with the one that started it, or when killed. */
export function startServer(order: HttpOrder): Promise<HttpServer> {
  const child = fork(fileURLToPath(new URL('./http-process.ts', import.meta.url)), [], { execArgv });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.once('message', ({ port }: HttpReady) => resolve({ child, port }));
    child.send(order);
  });
}
