import { relative } from 'node:path';
import { createClient } from '@klarmeter/sdk';
import { StartError } from '../api/src/node/start-error.ts';
import { type NodeServer, optionsFromEnvironment, startNode } from '../api/src/node.ts';
import { buildForNode } from './build.ts';
import { startMailSink } from './demo/mail-sink.ts';
import { houseOf, type Portal, servePortals } from './demo/portals.ts';
import { createProgress, euros, eurosOf } from './demo/progress.ts';
import { type DemoState, walkSampleHouses } from './demo/walk.ts';

/*
 * `npm start`: the API on the embedded database (or DATABASE_URL), the sample houses loaded through the public API and
 * walked from telegram to proof, then it keeps serving. `-- --once` ends after the walk.
 */

const write = (text: string) => void process.stdout.write(text);

async function main(): Promise<void> {
  const once = process.argv.includes('--once');
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--once');
  if (unknown.length > 0) throw new StartError(`There is no option ${unknown[0]}; there is --once.`);
  const options = optionsFromEnvironment(process.env);
  const folder = options.dataFolder;

  // What pages of others load; a second start finds it unchanged.
  await buildForNode();
  const sink = options.smtpUrl === undefined ? await startMailSink(`${folder}/mail`).catch(() => null) : null;
  let server: NodeServer | null = null;
  let portals: readonly Portal[] = [];
  const stop = async () => {
    for (const portal of portals) await portal.stop();
    await server?.stop();
    await sink?.stop();
  };
  try {
    server = await startNode({ ...options, ...(sink === null ? {} : { smtpUrl: sink.url }) });
    const { url, keys, data, madeMasterKey } = server;
    write(`API on ${server.services.database.kind === 'pglite' ? 'the embedded database' : 'PostgreSQL'}: ${url}\n`);
    const { sftp, inbox } = server.transports;
    if (sftp !== null) write(`Files by SFTP at port ${sftp.port}; host key ${sftp.fingerprint}\n`);
    if (inbox !== null) write(`Files by e-mail at port ${inbox.port}\n`);
    if (madeMasterKey) write(`Made a master key: ${relative('', data.file('master.key'))} (readable for you only)\n`);
    let state: DemoState | null = null;
    if (keys === null) {
      write('This database has accounts of its own; the sample houses are not loaded.\n');
    } else {
      const progress = createProgress(write);
      const walk = await walkSampleHouses({ url, adminKey: keys.test, folder: data.path }, progress);
      state = walk.state;
      if (walk.walked === 0) write('The sample houses are there already; nothing was done twice.\n');
      figures(state);
    }
    if (once) return await stop();
    // Before it says that it serves: who reads that may end it at once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stop().then(() => process.exit(0)));
    if (state === null) return;
    portals = await servePortals(url, state, options.port === 0 ? 0 : options.port + 1);
    await whatToTry(url, state, portals);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The figures of the printed statement of 2022. */
function figures(state: DemoState): void {
  const period = state.houses['house-2022']?.periods[0];
  const statement = period?.statements[0];
  if (period === undefined || statement === undefined) return;
  const { total_cents, vat_contained_cents, balance_cents, number } = statement;
  const { total_statements_eur, rounding_difference_eur } = period.totals;
  write(`\nAbrechnung ${number}, 2022\n`);
  write(
    `  Ihre Kosten ${euros(total_cents)} · darin Umsatzsteuer ${euros(vat_contained_cents ?? 0)} · Nachzahlung ${euros(balance_cents)}\n`,
  );
  write(
    `  Summe der Abrechnungen ${eurosOf(total_statements_eur)} · Rundungsdifferenz ${eurosOf(rounding_difference_eur)}\n`,
  );
}

async function whatToTry(url: string, state: DemoState, portals: readonly Portal[]): Promise<void> {
  const house = state.houses['house-2022'];
  const statement = house?.periods[0]?.statements[0];
  if (house === undefined || statement === undefined) return;
  const proof = relative('', statement.proofs[0] ?? '');
  const client = createClient({ baseUrl: url, apiKey: house.key });
  const [resident] = (await client.listOccupancies({ query: { property_id: (await houseOf(client)).id, limit: 1 } }))
    .data;
  write(`
${portals.map((portal) => `See    ${portal.url}   the house in the portal of ${portal.name}`).join('\n')}
Read   ${url}/docs   quickstart, the way of a meter, and reference
Look   ${relative('', statement.pdf)}   a statement; the others lie beside it
Key    ${house.key}   (of Messdienst Nord; others: demo.json in the data folder)
Try    curl -H "Authorization: Bearer ${house.key}" ${url}/v1/statements
Embed  API_URL=${url} API_KEY=${house.key} OCCUPANCY_ID=${resident?.id} node server.mjs   (the quickstart's last line)
Check  npm run -s verify -- ${proof} --key ${relative('', statement.pdf).replace(/[^/]*$/, 'log-key.txt')}

Serving. Ctrl+C ends it.
`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
