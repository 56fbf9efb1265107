// Long because it walks one element through all its states and steps.
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../../test/axe.ts';
import { failedDelivery, portalDelivery } from '../../test/deliveries.ts';
import { hostPages, type Opened, type PageOptions } from '../../test/harness.ts';
import { answering, flipped, makeProof, PDF, READY, VERSIONS } from '../../test/proofs.ts';
import { sessionAnswer } from '../../test/session-fixture.ts';
import { type Answer, type Answering, problem } from '../../test/wire.ts';

const TAG = 'km-delivery-proof';
const { open: openPage } = hostPages();

let bytes: Uint8Array;
let key: string;
/** The usual: three versions, the last with a good proof. */
let good: Answering;

beforeAll(async () => {
  ({ bytes, key } = await makeProof());
  good = answering({ files: { [portalDelivery().id]: bytes }, key });
});

/** Opens a page with the proof in it and waits for a state. */
async function open(
  state: string,
  answer: Answering,
  { attributes = '', ...more }: Partial<PageOptions> & { attributes?: string } = {},
): Promise<Opened> {
  const body = `<${TAG} statement-id="${READY.statement_id}" ${attributes}></${TAG}><p id="after">Danach</p>`;
  const opened = await openPage({ body, answer, ...more });
  await opened.page.waitForSelector(`${TAG}[state=${state}]`);
  if (state === 'ready') await opened.page.waitForSelector(`${TAG} [part=panel]`);
  return opened;
}

/** What must hold on every page, whatever the state. */
async function expectHarmless({ errors, reports, shift }: Opened): Promise<void> {
  expect(errors).toEqual([]);
  expect(await reports()).toEqual([]);
  expect(await shift()).toBe(0);
}

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
const part = ({ page }: Opened, name: string) => page.locator(`${TAG} [part~=${name}]`);
const says = async (opened: Opened, name: string) => plain(await part(opened, name).innerText());
const body = (opened: Opened) => says(opened, 'body');
const never = new Promise(() => {});
const asManager = { session: sessionAnswer({ subject: { role: 'manager', customer_id: 'cus_1' } as never }) };

const always =
  (one: Answer): Answering =>
  () =>
    one;

async function check(opened: Opened): Promise<string> {
  await part(opened, 'check').click();
  await opened.page.waitForSelector(`${TAG} [part=verdict]`);
  return says(opened, 'verdict');
}

interface StateCase {
  readonly state: string;
  readonly answer: () => Answering;
  readonly says: RegExp;
  readonly session?: unknown;
}

const STATES: StateCase[] = [
  { state: 'loading', answer: () => always({ json: {}, hold: never }), says: /Wird geladen/ },
  { state: 'ready', answer: () => good, says: /Stufe 4 von 5: geöffnet/ },
  { state: 'empty', answer: () => answering({ documents: [] }), says: /Noch kein Nachweis/ },
  {
    state: 'error',
    answer: () => always(problem(400, 'invalid')),
    says: /konnte nicht geladen werden.*sicher.*req_42/,
  },
  { state: 'expired', answer: () => always(problem(401, 'session-expired')), says: /Anmeldung ist abgelaufen/ },
  { state: 'offline', answer: () => always('cut'), says: /Keine Verbindung/ },
  { state: 'forbidden', answer: () => always(problem(403, 'origin-not-allowed')), says: /nicht freigegeben/ },
  {
    state: 'forbidden',
    answer: () => good,
    session: sessionAnswer({ components: { statement_list: {} } }),
    says: /nicht freigegeben/,
  },
];

describe('states', () => {
  test.each(STATES)('$state says $says', async ({ state, answer, says: words, session }) => {
    const opened = await open(state, answer(), session === undefined ? {} : { session });
    await expectHarmless(opened);
    expect(await body(opened)).toMatch(words);
    await expectAccessible(opened.page, TAG);
  });

  test('what was loaded stays when it cannot be loaded again, with its time', async () => {
    const opened = await open('ready', good);
    opened.wire.answer = always(problem(400, 'invalid'));
    await opened.page.locator(TAG).evaluate((element) => (element as unknown as { refresh(): unknown }).refresh());
    expect(await body(opened)).toMatch(/konnte nicht geladen werden.*Stand \d\d\.\d\d\., \d\d:\d\d.*Stufe 4/);
  });

  test('an answer nobody expects breaks the element and nothing else', async () => {
    const opened = await open(
      'error',
      always({ json: { data: [{ id: 'doc_1' }], has_more: false, next_cursor: null } }),
    );
    expect((await opened.events()).at(-1)).toMatchObject({ type: 'km-error', detail: { code: 'element-broken' } });
    await expectHarmless(opened);
  });

  test('long words stay inside', async () => {
    const detail = `550 ${'unzustellbarkeitsbenachrichtigung'.repeat(8)}`;
    const attempts = failedDelivery().attempts.map((attempt) => ({ ...attempt, detail }));
    const email = `${'a'.repeat(64)}@${'postfachanbieter.'.repeat(8)}example`;
    const opened = await open('ready', answering({ documents: [[READY, [failedDelivery({ attempts, email })]]] }), {
      context: { viewport: { width: 320, height: 900 } },
    });
    const { scroll, client } = await opened.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBe(client);
    await expectAccessible(opened.page, TAG);
  });

  test.each([320, 900])('from the skeleton to the proof nothing below moves, %i px wide', async (width) => {
    let release = (_: unknown): void => {};
    const hold = new Promise((resolve) => {
      release = resolve;
    });
    const documents = [...VERSIONS.slice(0, 2), [READY, [portalDelivery()]] as const];
    const usual = answering({ documents, files: { [portalDelivery().id]: bytes }, key });
    const opened = await open('loading', async (asked) => ({ ...((await usual(asked)) as { json: unknown }), hold }), {
      css: '',
      context: { viewport: { width, height: 2500 } },
    });
    const top = () => opened.page.locator('#after').evaluate((element) => element.getBoundingClientRect().top);
    await opened.page.waitForSelector(`${TAG} [part=skeleton]`);
    const before = await top();
    release(undefined);
    await opened.page.waitForSelector(`${TAG} [part=timeline]`);
    expect(await top()).toBe(before);
  });
});

describe('what happened', () => {
  test('level, day of receipt and why; the way with a masked address', async () => {
    const opened = await open('ready', good);
    expect(await says(opened, 'summary')).toBe(
      'Stufe 4 von 5: geöffnet Als Zugang gilt der Sonntag, 18.01.2026. Im Portal bereitgestellt, mit Einwilligung und Hinweis, den der Mailserver angenommen hat. (§ 130 Abs. 1 BGB)',
    );
    expect(await says(opened, 'identity')).toContain(
      'Portal (Einwilligung vom 02.03.2024), Hinweis an a•••@example.org',
    );
    expect(await opened.page.locator(TAG).evaluate((element) => element.shadowRoot?.innerHTML)).not.toContain(
      'ada.muster',
    );
  });

  test('newest last, each with weekday, German time and zone; what failed stays, what is open is hollow', async () => {
    const opened = await open('ready', good);
    expect((await part(opened, 'item').allInnerTexts()).map(plain)).toEqual([
      'Erzeugt Do., 15.01.2026, 09:00 MEZ System · Log-Nr. 0',
      'Freigegeben Do., 15.01.2026, 14:30 MEZ Verwaltung · Log-Nr. 2',
      'Versuch 1 abgelehnt Fr., 16.01.2026, 10:00 MEZ E-Mail · 451 4.7.1 try again later',
      'Versuch 2 abgelehnt Fr., 16.01.2026, 10:10 MEZ E-Mail · 550 5.1.1 unknown mailbox',
      'Übergeben So., 18.01.2026, 07:59 MEZ System · Portal · Log-Nr. 4 · 250 2.0.0 OK: queued as 4f1a',
      'Zugestellt So., 18.01.2026, 08:00 MEZ System · Portal · Log-Nr. 6',
      'Geöffnet Mo., 19.01.2026, 10:15 MEZ angemeldete Person · Portal · Log-Nr. 8',
      'Noch nicht bestätigt',
    ]);
    expect(await opened.page.locator(`${TAG} ol[part=timeline] > li.open`).count()).toBe(1);
  });

  test('a reader elsewhere sees the time of the house', async () => {
    const opened = await open('ready', good, { context: { timezoneId: 'Asia/Tokyo' } });
    expect(await says(opened, 'timeline')).toContain('Mo., 19.01.2026, 10:15 MEZ');
  });

  test('a version that did not arrive says so; one without any delivery too', async () => {
    const opened = await open('ready', good);
    await opened.page.getByRole('tab', { name: 'v1' }).click();
    expect(await says(opened, 'summary')).toMatch(
      /^Nicht zugestellt · Stufe 1 von 5: freigegeben Kein Versuch ist angekommen/,
    );
    expect(await body(opened)).toContain('Die Nachweisdatei entsteht gerade.');
    expect(await part(opened, 'check').count()).toBe(0);
    await expectAccessible(opened.page, TAG);
    await opened.page.getByRole('tab', { name: 'v2' }).click();
    expect(await says(opened, 'summary')).toBe('Stufe 0 von 5: erzeugt Noch nicht versandt.');
  });

  test('an erased person: the way stays, without address and file', async () => {
    const opened = await open('ready', (asked) =>
      asked.path.endsWith('/proof')
        ? problem(410, 'person-erased')
        : answering({ documents: [[READY, [portalDelivery({ email: null })]]] })(asked),
    );
    expect(await body(opened)).toMatch(
      /Portal \(Einwilligung vom 02\.03\.2024\) SHA.*Angaben zur Person sind gelöscht/,
    );
  });

  test('it never claims more than it shows', async () => {
    const opened = await open('ready', good);
    await part(opened, 'claims-toggle').click();
    const words = await says(opened, 'claims');
    expect(words).toMatch(/Belegt Diese Einträge standen.*Nicht belegt Dass ein Schritt so geschehen ist.*abgerufen/);
    expect(await opened.page.locator(TAG).evaluate((element) => element.shadowRoot?.textContent)).not.toMatch(
      /gerichtsfest/i,
    );
    await expectAccessible(opened.page, TAG);
  });
});

describe('the check', () => {
  test('with the network cut, everything it needs is there', async () => {
    const opened = await open('ready', good);
    await opened.page.context().setOffline(true);
    const asked = opened.wire.asked.length;
    expect(await check(opened)).toMatch(
      /^Stimmt: Alle 5 Einträge stehen unverändert im Log\. Das PDF war nicht geladen.*veröffentlichten Schlüssel.*erzeugt #0: stimmt.*geöffnet #8: stimmt Prüfpunkt: Baumgröße 10, Wurzel [0-9a-f]{64}$/,
    );
    expect(opened.wire.asked.length).toBe(asked);
    expect(await opened.page.locator(TAG).getAttribute('state')).toBe('ready');
    expect((await opened.events()).at(-1)).toEqual({
      type: 'km-proof-check',
      detail: { deliveryId: portalDelivery().id, outcome: 'holds' },
    });
    await expectHarmless(opened);
    await expectAccessible(opened.page, TAG);
  });

  test('one turned bit fails, and the place is named', async () => {
    const opened = await open('ready', answering({ files: { [portalDelivery().id]: flipped(bytes) }, key }));
    await opened.page.context().setOffline(true);
    expect(await check(opened)).toMatch(
      /^Stimmt nicht „erzeugt“: .* \/entries\/0\/.*erzeugt #0: stimmt nicht freigegeben #2: stimmt/,
    );
    expect((await opened.events()).at(-1)).toMatchObject({ detail: { outcome: 'fails' } });
    await expectHarmless(opened);
    await expectAccessible(opened.page, TAG);
  });

  test('a page may vouch for the key itself', async () => {
    const opened = await open('ready', good, { attributes: `log-key="${key}"` });
    expect(await check(opened)).toContain('Geprüft mit dem Schlüssel, den diese Seite vorgibt.');
    const other = key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const wrong = await open('ready', good, { attributes: `log-key="${other}"` });
    expect(await check(wrong)).toMatch(/^Stimmt nicht .*Schlüssel.*ganze Datei/);
  });

  test('without a published key it says that the key came from the file', async () => {
    const opened = await open('ready', answering({ files: { [portalDelivery().id]: bytes } }));
    expect(await check(opened)).toContain('Der Schlüssel stammt aus der Datei selbst.');
  });

  test('a good file about another delivery is not the proof of this one', async () => {
    const documents = [[READY, [portalDelivery({ id: 'dlv_other' })]]] as const;
    const opened = await open('ready', answering({ documents, files: { dlv_other: bytes }, key }));
    expect(await check(opened)).toMatch(/^Stimmt nicht Die Datei gehört zu einer anderen Zustellung\./);
  });

  test('the PDF, once loaded, is compared; loading it is a step of its own', async () => {
    const opened = await open('ready', good);
    expect(opened.wire.asked.some(({ path }) => path.endsWith('/content'))).toBe(false);
    await part(opened, 'load-pdf').click();
    await part(opened, 'save-pdf').waitFor();
    expect(await check(opened)).toContain('Das PDF ist das Dokument dieser Einträge.');
    const otherPdf = await open('ready', (asked) =>
      asked.path.endsWith('/content') ? { bytes: flipped(PDF, 3), type: 'application/pdf' } : good(asked),
    );
    await part(otherPdf, 'load-pdf').click();
    await part(otherPdf, 'save-pdf').waitFor();
    expect(await check(otherPdf)).toMatch(/^Stimmt nicht Das PDF ist ein anderes/);
  });

  test('a browser that cannot, says so and judges nothing', async () => {
    const opened = await open('ready', good);
    await opened.page.evaluate(() => {
      SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('unknown algorithm'));
    });
    expect(await check(opened)).toMatch(/^Hier nicht prüfbar/);
  });

  test('the saved file is the one that came, byte for byte', async () => {
    const opened = await open('ready', good);
    const [download] = await Promise.all([opened.page.waitForEvent('download'), part(opened, 'save-proof').click()]);
    expect(download.suggestedFilename()).toBe(`proof-${portalDelivery().id}.json`);
    const saved: Uint8Array[] = [];
    for await (const chunk of await download.createReadStream()) saved.push(chunk as Uint8Array);
    expect(Buffer.concat(saved).equals(Buffer.from(bytes))).toBe(true);
    await expectHarmless(opened);
  });

  test('a file from the device, with its PDF or without', async () => {
    const opened = await open('ready', good);
    await part(opened, 'file-toggle').click();
    await opened.page.context().setOffline(true);
    const inputs = part(opened, 'file').locator('input');
    const verdict = part(opened, 'file').locator('[part=verdict]');
    const put = (at: number, name: string, mimeType: string, buffer: Uint8Array) =>
      inputs.nth(at).setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
    await put(0, 'proof.json', 'application/json', bytes);
    await verdict.getByText('Stimmt: Alle 5 Einträge').waitFor();
    await put(1, 'a.pdf', 'application/pdf', PDF);
    await verdict.getByText('Das PDF ist das Dokument dieser Einträge.').waitFor();
    await put(1, 'b.pdf', 'application/pdf', flipped(PDF, 2));
    await verdict.getByText('Das PDF ist ein anderes').waitFor();
    await put(0, 'no-proof.json', 'application/json', PDF);
    await verdict.getByText('Hier steht kein gültiges JSON.').waitFor();
    await expectAccessible(opened.page, TAG);
    expect([...opened.errors, ...(await opened.reports())]).toEqual([]);
  });
});

describe('confirming receipt', () => {
  const confirmable = () => open('ready', good);

  test('shows first what it means, then does it once', async () => {
    const opened = await confirmable();
    await part(opened, 'acknowledge').click();
    expect(await says(opened, 'confirmation')).toMatch(
      /^Sie bestätigen verbindlich dass Sie HK-2025-0000001-04, Fassung 3, erhalten haben\. Dem Inhalt stimmen Sie damit nicht zu\. Für Fristen zählt weiter der 18\.01\.2026\. Das lässt sich nicht zurücknehmen\. Verbindlich bestätigen Abbrechen$/,
    );
    await expectAccessible(opened.page, TAG);
    const confirmed = answering({
      documents: [[READY, [portalDelivery({ level: 5 })]]],
      files: { [portalDelivery().id]: bytes },
      key,
    });
    const before = good;
    opened.wire.answer = (asked) => {
      if (asked.method === 'POST') opened.wire.answer = confirmed;
      return before(asked);
    };
    await part(opened, 'confirm').click();
    await part(opened, 'level').getByText('Stufe 5 von 5: bestätigt').waitFor();
    const posts = opened.wire.asked.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(posts).toEqual([`/v1/deliveries/${portalDelivery().id}/acknowledgements`]);
    expect((await opened.events()).at(-1)).toEqual({
      type: 'km-delivery-acknowledge',
      detail: { deliveryId: portalDelivery().id, documentId: READY.id },
    });
    expect(await part(opened, 'acknowledge').count()).toBe(0);
  });

  test('a page that cancels the event stops it', async () => {
    const opened = await confirmable();
    await opened.page.evaluate(() =>
      document.addEventListener('km-delivery-acknowledge', (event) => event.preventDefault()),
    );
    await part(opened, 'acknowledge').click();
    await part(opened, 'confirm').click();
    await opened.page.waitForTimeout(200);
    expect(opened.wire.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  test('refused, it says so and keeps the rest', async () => {
    const opened = await confirmable();
    await part(opened, 'acknowledge').click();
    opened.wire.answer = (asked) => (asked.method === 'POST' ? problem(409, 'conflict') : good(asked));
    await part(opened, 'confirm').click();
    await opened.page.getByText('Der Erhalt konnte nicht bestätigt werden.').waitFor();
    expect(await says(opened, 'level')).toBe('Stufe 4 von 5: geöffnet');
  });

  test('is only for who lives there, and only with the feature', async () => {
    expect(await part(await open('ready', good, asManager), 'acknowledge').count()).toBe(0);
    const without = { session: sessionAnswer({ components: { delivery_proof: {} } }) };
    expect(await part(await open('ready', good, without), 'acknowledge').count()).toBe(0);
  });
});

test('by keyboard: versions, check, disclosures, confirmation and back', async () => {
  const opened = await open('ready', good);
  const { page } = opened;
  const press = async (...keys: string[]) => {
    for (const pressed of keys) await page.keyboard.press(pressed);
    const active = await page.locator(TAG).evaluate((element) => {
      const one = element.shadowRoot?.activeElement;
      return one?.getAttribute('part') ?? one?.localName ?? '';
    });
    return active;
  };
  expect(await press('Tab')).toBe('tab');
  await press('ArrowLeft');
  expect(await says(opened, 'summary')).toMatch(/^Stufe 0/);
  await press('ArrowLeft');
  expect(await says(opened, 'summary')).toMatch(/^Nicht zugestellt/);
  await press('ArrowLeft');
  expect(await says(opened, 'summary')).toMatch(/^Stufe 4/);
  expect(await press('Tab')).toBe('select');
  expect(await press('Tab')).toBe('check');
  await press('Enter');
  await part(opened, 'verdict').waitFor();
  expect(await press('Tab')).toBe('save-proof');
  expect(await press('Tab')).toBe('load-pdf');
  expect(await press('Tab')).toBe('acknowledge');
  expect(await press('Enter')).toBe('cancel');
  expect(await press('Shift+Tab')).toBe('confirm');
  expect(await press('Tab', 'Space')).toBe('acknowledge');
  expect(await press('Tab')).toBe('claims-toggle');
  await press('Space');
  expect(await page.locator(`${TAG} #claims`).isVisible()).toBe(true);
  expect(await press('Tab')).toBe('file-toggle');
  await press('Enter');
  expect(await press('Tab')).toBe('input');
  expect(opened.errors).toEqual([]);
});

test('in English, with the steps and claims of the proof', async () => {
  const opened = await open('ready', good, { session: sessionAnswer({ locale: 'en' }) });
  expect(await check(opened)).toMatch(/^Correct: all 5 entries stand unchanged in the log\./);
  expect(await body(opened)).toMatch(
    /Level 4 of 5: opened Counts as received \(Zugang\) on Sunday, 18\/01\/2026\. Made available/,
  );
  expect(await body(opened)).toMatch(/Opened Mon, 19\/01\/2026, 10:15 CET signed-in person/);
  await part(opened, 'claims-toggle').click();
  expect(await says(opened, 'claims')).toMatch(/Shown These entries stood in the log/);
  await expectAccessible(opened.page, TAG);
});

test('the newest version is shown first, and what a version shows belongs to it', async () => {
  expect(VERSIONS).toHaveLength(3);
  const opened = await open('ready', good);
  await check(opened);
  await opened.page.getByRole('tab', { name: 'v1' }).click();
  expect(await part(opened, 'verdict').count()).toBe(0);
  expect(await says(opened, 'identity')).toMatch(/Fassung 1/);
});

test('without the check the steps are named all the same, and the button fetches it', async () => {
  const opened = await openPage({ body: '<p>leer</p>', answer: good });
  const { page } = opened;
  let lost = 0;
  await page.route('**/embed/check-proof-*', (route) => (lost++ < 2 ? route.abort() : route.continue()));
  await page.evaluate(
    ([tag, id]) => {
      const proof = document.createElement(tag as string);
      proof.setAttribute('statement-id', id as string);
      document.body.append(proof);
    },
    [TAG, READY.statement_id],
  );
  await page.waitForSelector(`${TAG}[state=ready] [part=panel]`);
  expect(await says(opened, 'summary')).toMatch(/^Stufe 4 von 5: geöffnet/);
  expect(await says(opened, 'timeline')).toMatch(/^Erzeugt.*Freigegeben.*Noch nicht bestätigt/);
  expect(await check(opened)).toMatch(/^Stimmt/);
});
