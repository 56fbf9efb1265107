import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@klarmeter/sdk';
import { build } from 'esbuild';
import { serveHost } from './serve-host.ts';

/*
 * Serves one of the host pages beside this file: plain, react or hostile.
 *
 *     KLARMETER_KEY=… node examples/hosts/run.ts plain
 */

const baseUrl = process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787';
const apiKey = process.env.KLARMETER_KEY ?? '';
const name = process.argv[2] ?? 'plain';
const folder = join(import.meta.dirname, name);

const client = createClient({ baseUrl, apiKey });
const { data } = await client.listOccupancies({ query: { limit: 100 } });
const occupancy = data.find(({ vacant }) => !vacant);
if (occupancy === undefined) throw new Error('There is no occupancy that could be shown.');

const made: Record<string, string> = {};
if (name === 'react') {
  const entryPoints = [join(folder, 'app.tsx')];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', minify: true, write: false });
  made['/app.js'] = outputFiles[0]?.text ?? '';
}
await readFile(join(folder, 'index.html'));
const host = await serveHost({
  folder,
  apiUrl: baseUrl,
  apiKey,
  port: Number(process.env.PORT ?? 8790),
  made,
  people: {
    tenant: {
      subject: { role: 'tenant', occupancy_ids: [occupancy.id] },
      components: {
        statement_list: {},
        consumption_chart: {},
        delivery_proof: { features: { acknowledgement: true } },
      },
      locale: 'de',
    },
  },
});
console.log(`The ${name} host: ${host.url}`);
