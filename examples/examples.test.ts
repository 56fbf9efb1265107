import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';

/* Each example runs as its reader would run it: a program of its own against a server of its own. */

const run = promisify(execFile);
const HERE = import.meta.dirname;
let folder: string;
let env: NodeJS.ProcessEnv;
let server: ReturnType<typeof spawn>;
const mails: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, _session, done) {
    let mail = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      mail += chunk;
    });
    stream.on('end', () => {
      mails.push(mail);
      done();
    });
  },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as { port: number };
  server = spawn(process.execPath, [join(HERE, '../api/src/node.ts')], {
    env: { ...process.env, PORT: '0', KLARMETER_DATA: folder, SMTP_URL: `smtp://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const found = /Serving at (\S+),/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const { test: key } = JSON.parse(await readFile(join(folder, 'first-keys.json'), 'utf8')) as { test: string };
  env = { ...process.env, KLARMETER_URL: url, KLARMETER_KEY: key, KLARMETER_OUT: join(folder, 'out') };
  // Readers run the examples against a server that `npm start` filled: version 1 of every statement is there.
  await example('04-deliver-it.ts');
});

afterAll(async () => {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await rm(folder, { recursive: true, force: true });
});

const example = async (name: string, ...args: string[]) =>
  (await run(process.execPath, [join(HERE, name), ...args], { env })).stdout;

test('01 ingests a telegram, and says what became of each line', async () => {
  const first = await example('01-ingest-a-telegram.ts');
  expect(first).toContain('line 1: stored\nline 2: duplicate\nline 3: ');
  expect(first).toMatch(/2025-12-31: 1234 kWh, from telegram tlg_/);
  expect(await example('01-ingest-a-telegram.ts')).toContain('line 1: duplicate\nline 2: duplicate');
});

test('02 starts a billing run with the figures of the printed statement', async () => {
  const output = await example('02-start-a-billing-run.ts');
  expect(output).toContain('run ready');
  expect(output).toContain('costs 3055.80, statements 3055.79');
  expect(output).toContain('left over by rounding 0.01');
});

test('03 issues a statement and corrects it', async () => {
  const output = await example('03-issue-and-correct-a-statement.ts');
  expect(output).toContain('v1: 109156 cents, first version');
  expect(output).toContain('v2: 109156 cents, Beispiel einer Ausgabe');
  expect(output).toContain('v3: 109156 cents, Der Beleg des Schornsteinfegers wurde geprüft.');
  expect(output).toContain('heating_consumption: 800 x 0.6200');
  expect(output).toContain('version 3 of HK-2022-0000001-01 is released');
});

test('04 delivers it, and 05 checks the proof offline and sees any change', async () => {
  const output = await example('04-deliver-it.ts');
  expect(output).toMatch(/portal: level 4, created, released, handed_over, delivered, opened|portal: level 4/);
  expect(mails.length).toBeGreaterThan(0);
  const out = join(folder, 'out');
  const files = await readdir(out);
  const proof = join(out, files.find((name) => name.endsWith('portal.proof.json')) ?? '');
  const key = (await readFile(join(out, 'log-key.txt'), 'utf8')).trim();
  expect(await example('05-check-the-proof-offline.ts', proof, key)).not.toBe('');
  const bytes = await readFile(proof);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(`${proof}.changed`, bytes);
  await expect(example('05-check-the-proof-offline.ts', `${proof}.changed`, key)).rejects.toThrow();
});

test('06 loads climate factors and tells what a statement has beside its amounts', async () => {
  const output = await example('06-compare-two-years.ts');
  expect(output).toMatch(/^Deutscher Wetterdienst \([0-9a-f]{12}…\): 2 factors\n {2}\/lines\/3: /);
  expect(output).toContain('34123 from 2022-01-01 to 2022-12-31: 1.12');
  expect(output).toContain('no. 5 Weather-adjusted comparison with the period before: not_applicable No comparison');
});

test('07 reads the consumption of flats, by year and by month', async () => {
  const output = await example('07-read-consumption.ts');
  expect(output).toContain('Ladenlokal, EG, 2019-04-01 to 2022-12-31');
  expect(output).toContain('2021: start_value_missing, 2022: 800.000');
  expect(output).toMatch(/^heating: until 2022-01-31 \d+\.\d{3} kWh, until 2022-02-28 /m);
});

test('08 explains, compares, simulates and recomputes', async () => {
  const output = await example('08-ask-why.ts');
  expect(output).toContain('Consumption cost of heating: 496.01 € for 800 units at 0.6200 € each.');
  expect(output).toContain('800 × 0.6200 € = 496.0139 €, rounded 496.01 € (HeizkostenV § 7(1))');
  expect(output).toMatch(/stood at 5975(\.0+)? kWh on 2022-12-31, tlg_[0-9a-f]{32}/);
  expect(output).toMatch(/would pay -?\d+ cents more/);
  expect(output).toMatch(
    /\d{3} checks, something stands against a release\n(?:.*\n)*? {2}statement_late \(BGB § 556\(3\)\)/,
  );
  expect(output).toMatch(/information_missing: 3 % since 2021-12-01, \d+ cents\nrule set \S+: \d+ numbers of law\n/);
  expect(output).toContain('recomputed: figures equal, PDF equal');
});

test('09 bills the operating costs of the house, and again as a correction', async () => {
  const output = await example('09-bill-operating-costs.ts');
  expect(output).toContain('Stadtreiniger: by persons\n');
  expect(output).toContain('run ready: 4380.00 of 4680.00');
  expect(output).toContain('1 Grundsteuer: 240000 x 80/240 m2 = 80000');
  expect(output).toMatch(/BK-2022-0000001-02: \d+ cents, -?\d+ left to pay/);
  expect(output).toContain('labour 45000 cents, next year ');
  expect(output).toMatch(
    /\d{2} checks, something stands against a release\n(?:.*\n)*? {2}error statement_late \(BGB § 556\(3\)\)/,
  );
  expect(output).toContain('2 statements released, statement_late excused');
  expect(output).toContain('365 person-days × 0.6099 € per person-day = 222.5958 €, rounded 222.60 €');
  expect(output).toMatch(/would pay 16740 cents more\n.* would pay -16740 cents more/);
  expect(await example('09-bill-operating-costs.ts')).toContain('run ready: 4380.00 of 4680.00');
});

test('10 informs the users of a house about a month', async () => {
  const output = await example('10-inform-every-month.ts');
  expect(output).toContain('run ready: 2 informed, 2 of them anew\n  2022-12: ready, 2 new versions\n');
  expect(output).toMatch(/^occ_[0-9a-f]{32} is owed one by 2023-01-31: Remotely readable devices/m);
  expect(output).toMatch(/^heating: \d+\.\d kWh$/m);
  expect(output).toMatch(/^ {2}month before: \d+\.\d kWh$/m);
  expect(output).toMatch(/^ {2}average user: \d+\.\d kWh, Musterspiegel, kleines Haus$/m);
  expect(output).toMatch(/^ {2}Consumption of the month: \d+\.\d kWh = recorded · heat per unit \(2 readings\)$/m);
  expect(output).toContain('read for monthly_information: 2021-12-01 to 2022-12-31');
  expect(await example('10-inform-every-month.ts')).toContain('run ready: 2 informed, 0 of them anew');
});

test('11 changes the billing cycle, and bills both periods', async () => {
  const output = await example('11-change-the-billing-cycle.ts');
  expect(output).toContain('possible\n');
  expect(output).toMatch(/amount_cents: 2600\.00 EUR = \d+\.\d\d \+ \d+\.\d\d, the part of hot water by its heat/);
  expect(output).toContain('amount_cents: 61.45 EUR = 61.45 + 0.00, wholly on one side of the change');
  expect(output).toContain('2023-04-30: 14600, measured');
  expect(output).toContain('on record: amount_cents 61.45 = 61.45 + 0.00\n');
  const totals = [...output.matchAll(/ready, (\d+)\.(\d\d)$/gm)].map(([, euro, cents]) => Number(`${euro}${cents}`));
  expect(totals).toHaveLength(2);
  expect(totals.reduce((sum, each) => sum + each, 0)).toBe(266_145);
  expect(await example('11-change-the-billing-cycle.ts')).toContain('2023-05-01 to 2023-12-31: ready');
});

test('12 takes in files: telegrams, tables of ours and of others, and what a gateway pushes', async () => {
  const output = await example('12-take-in-reading-files.ts');
  expect(output).toMatch(/^\d+ of \d+ formats verified, \d+ families\n/);
  expect(output).toContain('rundgang.txt: raw_lines, done\n  line 2: stored\n  line 3: malformed, The line is not in');
  expect(output).toContain(
    'ablesung.csv: neutral_csv, done\n  line 2: stored\n  line 3: malformed, Ablesedatum: there is no',
  );
  expect(output).toContain(
    'in review, missing: unit\n  would read 10004343: 2234.5\nverwaltung.csv: table_csv, done\n  line 2: stored',
  );
  expect(output).toContain('devices made of rundgang-2.txt: 1\n');
  expect(output).toContain('pushed: {"duplicate":1}');
  expect(output).toContain('2026-01-31: 2100 kWh (file)');
  expect(await example('12-take-in-reading-files.ts')).toContain('verwaltung.csv: table_csv, done');
});

test('13 imports keys, and what was kept becomes readings', async () => {
  const output = await example('13-import-device-keys.ts');
  expect(output).toContain('without its key: wrong_key\n');
  expect(output).toContain('line 2: set\nline 3: unknown_device\nline 4: malformed (not 32 hexadecimal digits)\n');
  expect(output).toContain('with its key: 987 kWh at the end of 2025-11-30\n');
  expect(output).toContain('the second meter has its key: true\n');
  expect(output).toContain('both make devices of one house: true\npushed: {"wrong_key":1}, devices made: 1\n');
  expect(output).toContain('gehoert.txt: 1 made, 1 not\n  line 2: ');
  expect(output).toContain('open: Gateway in the cellar\nopen: Reports of the maker\n');
  expect(await example('13-import-device-keys.ts')).toContain('line 2: unchanged\nline 3: unchanged\n');
});

test('14 looks after devices: what can stay, a correction, a gateway nobody entered, a ticket, what is due', async () => {
  const output = await example('14-look-after-devices.ts');
  expect(output).toContain('SON: yes until 2028-12-31.');
  expect(output).toContain('XYZ: no.');
  expect(output).toContain('The old device is installed since 2020-06-01.');
  expect(output).toMatch(
    /protocol GT-10004215-2025-06-01: ready, \d+ bytes of PDF\n {2}GT-10004215-2025-06-01 v1: ready/,
  );
  expect(output).toContain('correction of 2025-06-01: Falsche Liegenschaft');
  expect(output).toContain('GW-EXAMPLE-14 hears 1 address(es).');
  expect(output).toContain('Battery low: SON 10004214, open');
  expect(output).toContain('heard 100.0 %');
});

test('15 validates a series, and a late reading corrects a bill', async () => {
  const output = await example('15-validate-series-and-correct.ts');
  expect(output).toContain('2025-12-01: 1000.000, building_average, end_value_missing\n');
  expect(output).toContain('2025-09-30: 5898.026315789, interpolated between 2024-12-31 and 2025-10-31\n');
  expect(output).toContain('rest 2025-11-01: 100.000\nrest 2025-12-01: No value: the value at the end is missing.\n');
  expect(output).toContain('in quarantine: SON-15004202, device_error\n');
  expect(output).toContain('heating: nothing missing becomes 2500 measured\n7636 cents would move\n');
  expect(output).toContain('correction: ready, Der Endstand wurde nachträglich abgelesen.\n');
  expect(await example('15-validate-series-and-correct.ts')).toContain('dismissed: Zahlendreher\n');
});

test('16 reads by hand: a reader without an account, entries sent twice, a tenant, a form', async () => {
  const output = await example('16-read-by-hand.ts');
  expect(output).toContain('Ablesung: 2 points to read, 0 read\nthe walk begins at the other end: true\n');
  expect(output).toContain('a wrong PIN: wrong-pin\n');
  expect(output).toContain('sent: taken (taken), noted (noted)\nsent again: already (taken), already (noted)\n');
  // The range grows with the hours since the last value.
  expect(output).toMatch(/the tenant sees 1 point\nneeds_confirmation: Erwartet werden 24 bis 6[67] m³\./);
  expect(output).toContain('EG links: 0 of 1 read\nEG rechts: 1 of 1 read\n1 value is a reading now\n');
  expect(output).toMatch(/AF-HAND-\d+-\d{4}-\d\d-\d\d v1: ready, \d+ bytes of PDF/);
  expect(output).toContain('closed: 2 of 2 read\n');
});

test('17 keeps master data, and overwrites nobody', async () => {
  const output = await example('17-keep-master-data.ts');
  expect(output).toContain('refused: precondition-failed\nchanged: Linde & Söhne, +49 561 000017\n');
  expect(output).toContain('EG links: 61.00 m2 were 62.40 m2\nWohnzimmer is read\n');
  expect(output).toContain('the device is as it was: true\n');
  expect(output).toContain('10004217 has its key: true, its battery lasts until 2034-12-31\n');
  expect(output).toContain('1-2 from 2025-09-01 to 2025-09-30: vacant\n1-3 from 2025-10-01 to now: Emil Muster\n');
});

test('18 corrects costs, and a run keeps what it froze', async () => {
  const output = await example('18-correct-costs-before-a-run.ts');
  expect(output).toContain('Rechnung 25-118: 28360 was 23860 cents\n');
  expect(output).toContain('Schornsteinfeger was there twice\n2025-03-14: 200 was 2000 l\n');
  expect(output).toContain('as mended: ready, 1966.50\n  a run keeps what it froze: as typed, 4749.00\n');
  expect(output).toContain('cost_entry.created by api_key, admin\ncost_entry.deleted by api_key, admin\n');
});

test('19 makes an account and keys, and ends one', async () => {
  const output = await example('19-look-after-accounts-and-keys.ts');
  expect(output).toContain('Messdienst Beispiel begins with 0 customers\n');
  expect(output).toContain('the gateway hands in: unknown_device\nthe gateway asks for customers: forbidden\n');
  expect(output).toMatch(/Gateway im Keller \(gateway\) km_test_sk_….{4}: revoked\n.*, neu .*: in use\n/);
  expect(output).toContain('the old key: unauthenticated\n');
});

test('20 makes a brand and a session for a page', async () => {
  const output = await example('20-show-it-on-a-page.ts');
  expect(output).toContain('Portal Beispiel: text in #907300 instead of #f2c200\n  /colors/primary: ');
  expect(output).toContain('version 1 became version 2\nthe page shows statement_list and consumption_chart as Portal');
  expect(output).toMatch(/^ {2}HK-2022-0000001-01 of Ada Muster$/m);
  expect(output).toContain('another page: origin-not-allowed\nthe page asks for customers: forbidden\n');
  expect(output).toContain('another session: true\n  ended\n  open\n');
});

test('21 reads a table again by a better mapping, and turns one down', async () => {
  const output = await example('21-settle-unknown-files.ts');
  expect(output).toMatch(/line 2: stored\n {2}line 3: malformed, .*\n {2}line 4: unknown_device, /);
  expect(output).toMatch(/line 2: duplicate, .*\n {2}line 3: stored\n {2}line 4: stored\n/);
  expect(output).toContain('2025-12-31: 1200.5 kWh\n2026-01-31: 1450 kWh\n2025-12-31: 980 kWh\n');
  expect(output).toContain('schluessel.csv: rejected, Keine Ablesung\n');
});

test('22 finds what is behind a letter, and sends it once more', async () => {
  const output = await example('22-find-everything-again.ts');
  expect(output).toMatch(
    /version 3: released, 0 deliveries\n {2}version 2: kept back, 0 deliveries\n {2}version 1: rel/,
  );
  expect(output).toMatch(/one on each of \d pages; the last is issued\nversion 1 released by key_/);
  expect(output).toContain('the archived PDF, true\nportal: delivered, 1 started, 1 accepted\n  received on ');
  expect(output).toContain('confirmed: level 5, BGB § 130(1)\n');
  expect(output).toContain('the proof rests on a head that is kept: true\n');
});
