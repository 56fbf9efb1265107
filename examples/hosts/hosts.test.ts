import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { createClient } from '@klarmeter/sdk';
import { build } from 'esbuild';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { servePortals } from '../../scripts/demo/portals.ts';
import { type Host, type HostOptions, type People, serveHost } from './serve-host.ts';
import { TAGS, type Visit, visit, wholeDom } from './test/browser.ts';
import type { Reseller } from './test/global-setup.ts';

/* Host pages in a real browser, against the real API, under the strictest policy. */

const HERE = import.meta.dirname;
const NAME = /klar[\s_-]?meter/i;
const opened: { stop(): Promise<void> }[] = [];
const visits: Visit[] = [];

afterEach(async () => {
  await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  await Promise.all(opened.splice(0).map((host) => host.stop()));
});

function tenantOf({ occupancies }: Reseller, number = '1-1'): People {
  return {
    tenant: {
      subject: { role: 'tenant', occupancy_ids: [occupancies[number] ?? ''] },
      components: {
        statement_list: {},
        consumption_chart: {},
        delivery_proof: { features: { acknowledgement: true } },
      },
      locale: 'de',
    },
  };
}

async function open(name: string, more: Partial<HostOptions> = {}): Promise<{ host: Host; seen: Visit }> {
  const reseller = inject('nord');
  const host = await serveHost({
    folder: join(HERE, name),
    apiUrl: inject('api'),
    apiKey: reseller.key,
    people: tenantOf(reseller),
    ...more,
  });
  opened.push(host);
  const seen = await visit(host.url);
  visits.push(seen);
  return { host, seen };
}

const quiet = async ({ errors, reports, shift }: Visit) => ({
  errors,
  reports: await reports(),
  shift: await shift(),
});
const NOTHING = { errors: [], reports: [], shift: 0 };

describe('a plain page', () => {
  test('shows statement, consumption and proof, without a report, an error or a jump', async () => {
    const { seen } = await open('plain');
    await seen.until('ready');
    const text = await wholeDom(seen.page);
    for (const figure of ['1.091,56', '800,00', '291,56', 'HK-2022-0000001-01']) expect(text).toContain(figure);
    expect(await quiet(seen)).toEqual(NOTHING);
    expect(await seen.context.cookies()).toEqual([]);
    expect(await seen.page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  test('is clean for axe, shadow trees included', async () => {
    const { seen } = await open('plain', { csp: () => "default-src * 'unsafe-inline' 'unsafe-eval'" });
    await seen.until('ready');
    const { violations } = await new AxeBuilder({ page: seen.page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('gives the PDF in three clicks at most, byte for byte', async () => {
    const { seen } = await open('plain');
    await seen.until('ready');
    const [download] = await Promise.all([
      seen.page.waitForEvent('download'),
      seen.page
        .getByRole('button', { name: /Speichern/ })
        .first()
        .click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const client = createClient({ baseUrl: inject('api'), apiKey: inject('nord').key });
    const { data } = await client.listDocuments({ query: { occupancy_id: inject('nord').occupancies['1-1'] ?? '' } });
    const original = await client.getDocumentContent({ path: { document_id: data[0]?.id ?? '' } });
    expect(Buffer.concat(chunks).equals(original)).toBe(true);
    expect(await quiet(seen)).toMatchObject({ errors: [], reports: [] });
  });

  test('checks the proof with the network cut', async () => {
    const { seen } = await open('plain');
    await seen.until('ready');
    await seen.context.setOffline(true);
    await seen.page.getByRole('button', { name: 'Prüfen', exact: true }).click();
    const verdict = seen.page.locator('km-delivery-proof [part~="verdict"]');
    await verdict.waitFor();
    expect(await verdict.textContent()).toMatch(/Stimmt: Alle \d Einträge/);
    expect(await quiet(seen)).toMatchObject({ errors: [], reports: [] });
  });

  test('speaks the language of the session', async () => {
    const nord = inject('nord');
    const { tenant } = tenantOf(nord);
    const { seen } = await open('plain', { people: { tenant: { ...tenant, locale: 'en' } as typeof tenant & object } });
    await seen.until('ready');
    expect(await wholeDom(seen.page)).toMatch(/TO PAY/);
  });

  test('says so when the host gives no session, and works again when it does', async () => {
    const people = tenantOf(inject('nord'));
    const missing = { tenant: { ...people.tenant, brand: `brd_${'0'.repeat(32)}` } } as People;
    let answering = missing;
    const { seen } = await open('plain', { people: () => answering });
    const broken = (tag: string) => seen.page.waitForSelector(`${tag}[state="error"], ${tag}[state="expired"]`);
    await Promise.all(TAGS.map(broken));
    answering = people;
    // They have one session, so the one that asks again brings the others with it.
    await seen.page.locator('km-statement-list [part~="retry"]').click();
    await seen.until('ready');
    expect(seen.errors).toEqual([]);
  });
});

test('a React page uses them like its own', async () => {
  const entryPoints = [join(HERE, 'react', 'app.tsx')];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', minify: true, write: false });
  const { seen } = await open('react', { made: { '/app.js': outputFiles[0]?.text ?? '' } });
  await seen.until('ready');
  await seen.page.getByRole('button', { name: /PDF/ }).first().click();
  await expect.poll(() => seen.page.title()).toBe('Fassung 1 geöffnet');
  expect(await quiet(seen)).toMatchObject({ errors: [], reports: [] });
});

test('a hostile page changes nothing inside of them', async () => {
  const plain = await open('plain');
  const hostile = await open('hostile');
  const inside = async ({ seen }: { seen: Visit }) => {
    await seen.until('ready');
    return seen.page.evaluate((tags) => {
      const wanted = ['fontSize', 'fontStyle', 'letterSpacing', 'textTransform', 'direction', 'whiteSpace', 'opacity'];
      return tags.flatMap((tag) => {
        const shadow = document.querySelector(tag)?.shadowRoot;
        return [...(shadow?.querySelectorAll('h2, h3, p, button, td, th, li, text') ?? [])].map((element) => {
          const style = getComputedStyle(element) as unknown as Record<string, string>;
          return [tag, element.localName, ...wanted.map((name) => style[name])].join(' ');
        });
      });
    }, TAGS);
  };
  const there = await inside(plain);
  expect(there.length).toBeGreaterThan(20);
  expect(await inside(hostile)).toEqual(there);
  for (const tag of TAGS) expect(await hostile.seen.page.locator(tag).isVisible()).toBe(true);
  expect(await hostile.seen.reports()).toEqual([]);
  expect(hostile.seen.errors).toEqual([]);
});

describe('the portals of two resellers', () => {
  const state = () => {
    const walked = ({ key }: Reseller) => ({ key, account_id: '', periods: [] });
    return { houses: { 'house-2022': walked(inject('nord')), 'house-2022-sued': walked(inject('sued')) } };
  };

  test('show the same house, each under its own brand', async () => {
    const portals = await servePortals(inject('api'), state(), 0);
    opened.push(...portals);
    expect(portals.map(({ name }) => name)).toEqual(['Messdienst Nord', 'Wärmehaus Süd']);
    const colors: string[] = [];
    for (const { url, name } of portals) {
      const seen = await visit(url);
      visits.push(seen);
      await seen.until('ready');
      const text = await wholeDom(seen.page);
      for (const figure of ['Casameta-Allee 24', '1.091,56', '291,56']) expect(text).toContain(figure);
      expect(text).toContain(name);
      const button = seen.page.locator('km-statement-list .button.primary').first();
      colors.push(await button.evaluate((element) => getComputedStyle(element).backgroundColor));
      expect(await quiet(seen)).toEqual(NOTHING);
    }
    expect(colors).toEqual(['rgb(11, 92, 173)', 'rgb(154, 52, 18)']);
  });

  test('let a manager see the whole house', async () => {
    const [portal] = await servePortals(inject('api'), state(), 0);
    if (portal === undefined) throw new Error('no portal');
    opened.push(portal);
    const seen = await visit(`${portal.url}/?as=${encodeURIComponent('Hausverwaltung Sonnenschuh')}`);
    visits.push(seen);
    await seen.until('ready');
    const text = await wholeDom(seen.page);
    expect(text).toContain('Ladenlokal, EG');
    expect(text).toContain('Wohnung, 1. und 2. OG');
    expect(await quiet(seen)).toMatchObject({ errors: [], reports: [] });
  });

  test.each([1_300, 1_100, 700, 390, 320])('jump for nobody at a width of %i', async (width) => {
    const portals = await servePortals(inject('api'), state(), 0);
    opened.push(...portals);
    const [portal] = portals;
    if (portal === undefined) throw new Error('no portal');
    for (const as of ['', `?as=${encodeURIComponent('Hausverwaltung Sonnenschuh')}`]) {
      const seen = await visit(`${portal.url}/${as}`, { viewport: { width, height: 900 } });
      visits.push(seen);
      await seen.until('ready');
      await seen.page.waitForTimeout(300);
      expect({ as, ...(await quiet(seen)) }).toEqual({ as, ...NOTHING });
    }
  });

  test('carry no trace of our name: not in the page, not over the network, not in the mails', async () => {
    const portals = await servePortals(inject('api'), state(), 0);
    opened.push(...portals);
    for (const { url } of portals) {
      const seen = await visit(url);
      visits.push(seen);
      await seen.until('ready');
      await seen.page
        .getByRole('button', { name: /Speichern/ })
        .first()
        .click();
      await seen.page.waitForTimeout(500);
      expect(await wholeDom(seen.page)).not.toMatch(NAME);
      const heard = await seen.heard();
      expect(heard.length).toBeGreaterThan(10);
      expect(heard.filter(({ url: address, text }) => NAME.test(address) || NAME.test(text))).toEqual([]);
      const strange = heard.map((answer) => new URL(answer.url).origin);
      expect(new Set(strange.filter((origin) => origin !== 'null'))).toEqual(new Set([url, inject('api')]));
    }
    const mails = await readdir(inject('mails'));
    expect(mails.length).toBeGreaterThan(3);
    for (const mail of mails) expect(await readFile(join(inject('mails'), mail), 'utf8')).not.toMatch(NAME);
  });
});
