import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import postgres from 'postgres';
import { createApp } from '../src/app.ts';
import { openServices } from './services.ts';

/** `ours`: the product's API. `peer`: hono and postgres.js and nothing else, asking the database the same. */
export interface HttpOrder {
  readonly server: 'ours' | 'peer';
  readonly databaseUrl: string;
  readonly accountId: string;
}

export interface HttpReady {
  readonly port: number;
}

const CONNECTIONS = 20;

/** The statement with its newest version, in a transaction with the session settings that row level security reads. */
function peerFetch({ databaseUrl, accountId }: HttpOrder): (request: Request) => Response | Promise<Response> {
  const sql = postgres(databaseUrl, { max: CONNECTIONS, onnotice: () => {} });
  const app = new Hono();
  app.get('/v1/statements/:id', async (c) => {
    const id = c.req.param('id');
    const [row] = await sql.begin(async (tx) => {
      await tx`select set_config('role', 'km_app', true), set_config('app.account_id', ${accountId}, true),
        set_config('app.livemode', 'false', true), set_config('app.occupancy_ids', '', true),
        set_config('app.customer_id', '', true)`;
      return tx`select s.*, v.* from statements s
        join statement_versions v on v.account_id = s.account_id and v.statement_id = s.id
         and v.version = (select max(w.version) from statement_versions w
                           where w.account_id = s.account_id and w.statement_id = s.id)
        where s.account_id = ${accountId} and s.id = ${id}`;
    });
    return row === undefined ? c.notFound() : c.json(row);
  });
  return app.fetch;
}

process.on('message', (order: HttpOrder) => {
  const fetch =
    order.server === 'peer' ? peerFetch(order) : createApp(openServices(order.databaseUrl, CONNECTIONS)).fetch;
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
    const ready: HttpReady = { port };
    process.send?.(ready);
  });
  process.on('disconnect', () => {
    server.close();
    process.exit(0);
  });
});
