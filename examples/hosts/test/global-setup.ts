import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@klarmeter/sdk';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startNode } from '../../../api/src/node.ts';
import { buildForNode } from '../../../scripts/build.ts';
import { chromiumOptions } from '../../../scripts/chromium.ts';
import { startMailSink } from '../../../scripts/demo/mail-sink.ts';
import { NORD, SUED } from '../../sample-houses/brands.ts';
import { HOUSE_2022 } from '../../sample-houses/house-2022.ts';
import { loadHouse } from '../../sample-houses/load-house.ts';
import { walkPeriod } from '../../sample-houses/walk-house.ts';

/** One reseller with the house: its key, and what stands in it. */
export interface Reseller {
  readonly key: string;
  readonly customer_id: string;
  readonly property_id: string;
  /** By user number, such as `1-1`. */
  readonly occupancies: Readonly<Record<string, string>>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The real API with the widgets' scripts and the house, billed and delivered, in two accounts. */
    api: string;
    nord: Reseller;
    sued: Reseller;
    /** Where mails of the walk lie, one file each. */
    mails: string;
    /** Where the one browser of all host tests listens. */
    hostBrowser: string;
  }
}

/** Starts the real thing once: API, jobs, mail server, browser, and the same house under two brands. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'hosts-'));
  const [, sink, server] = await Promise.all([
    buildForNode(),
    startMailSink(join(folder, 'mail')),
    chromiumOptions().then((options) => chromium.launchServer(options)),
  ]);
  const node = await startNode({ dataFolder: join(folder, 'data'), port: 0, smtpUrl: sink.url, logLevel: 'error' });
  project.provide('api', node.url);
  project.provide('hostBrowser', server.wsEndpoint());
  project.provide('mails', join(folder, 'mail'));
  const operator = createClient({ baseUrl: node.url, apiKey: node.keys?.test ?? '' });
  for (const [name, brand] of [['nord', NORD] as const, ['sued', SUED] as const]) {
    const account = await operator.createAccount({ body: { name: brand.name } });
    const key = account.api_key.secret;
    const client = createClient({ baseUrl: node.url, apiKey: key });
    const house = await loadHouse(client, { ...HOUSE_2022, brand });
    const billing_period_id = house.periods['2022-01-01'] ?? '';
    await walkPeriod(client, node.url, { name, billing_period_id, consent_given_on: '2022-01-01' });
    const { property_id, occupancies } = house;
    const { customer_id } = await client.getProperty({ path: { property_id } });
    project.provide(name, { key, customer_id, property_id, occupancies });
  }
  return async () => {
    await server.close();
    await node.stop();
    await sink.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
