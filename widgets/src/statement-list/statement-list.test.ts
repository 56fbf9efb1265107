import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../../test/axe.ts';
import { hostPages, type Opened, type PageOptions } from '../../test/harness.ts';
import { sessionAnswer } from '../../test/session-fixture.ts';
import { answering, corrected, everyOutcome, statement, version } from '../../test/statements.ts';
import { type Answer, type Answering, problem } from '../../test/wire.ts';

const TAG = 'km-statement-list';
const { open: openPage } = hostPages();

/** Opens a page with the list in it and waits for a state. */
async function open(state: string, answer: Answering, more: Partial<PageOptions> = {}): Promise<Opened> {
  const opened = await openPage({ body: `<${TAG} rows="3"></${TAG}><p id="after">Danach</p>`, answer, ...more });
  await opened.page.waitForSelector(`${TAG}[state=${state}]`);
  return opened;
}

/** What must hold on every page, whatever the state. */
async function expectHarmless({ errors, reports, shift }: Opened): Promise<void> {
  expect(errors).toEqual([]);
  expect(await reports()).toEqual([]);
  expect(await shift()).toBe(0);
}

/** The words of the element's body, with single spaces. */
const shown = ({ page }: Opened) =>
  page.locator(`${TAG} [part=body]`).evaluate((body) => (body.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
const never = new Promise(() => {});

interface StateCase {
  readonly state: string;
  readonly answer: Answering;
  readonly says: RegExp;
  readonly session?: unknown;
}

const overviews =
  (answer: Answer): Answering =>
  () =>
    answer;

const STATES: StateCase[] = [
  { state: 'loading', answer: overviews({ json: {}, hold: never }), says: /Wird geladen/ },
  { state: 'ready', answer: answering(everyOutcome()), says: /NACHZAHLUNG/ },
  { state: 'empty', answer: answering([]), says: /Noch keine Abrechnung/ },
  {
    state: 'error',
    answer: overviews(problem(400, 'invalid')),
    says: /konnten nicht geladen werden[\s\S]*sicher[\s\S]*Erneut versuchen[\s\S]*req_42/,
  },
  { state: 'expired', answer: overviews(problem(401, 'session-expired')), says: /Anmeldung ist abgelaufen/ },
  { state: 'expired', answer: answering([]), session: () => null, says: /Anmeldung ist abgelaufen/ },
  { state: 'offline', answer: () => 'cut', says: /Keine Verbindung/ },
  { state: 'forbidden', answer: overviews(problem(403, 'origin-not-allowed')), says: /nicht freigegeben/ },
  {
    state: 'forbidden',
    answer: answering(everyOutcome()),
    session: sessionAnswer({ components: { consumption_chart: {} } }),
    says: /nicht freigegeben/,
  },
];

describe('states', () => {
  test.each(STATES)('$state says $says', async ({ state, answer, says, session }) => {
    const opened = await open(state, answer, session === undefined ? {} : { session });
    await expectHarmless(opened);
    expect(await shown(opened)).toMatch(says);
    await expectAccessible(opened.page, TAG);
  });

  test('what was loaded stays when it cannot be loaded again, with its time', async () => {
    const opened = await open('ready', answering([statement()]));
    const { page, wire } = opened;
    wire.answer = () => problem(400, 'invalid');
    await page.locator(TAG).evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
    expect(await shown(opened)).toMatch(
      /konnten nicht geladen werden[\s\S]*Stand \d\d\.\d\d\., \d\d:\d\d[\s\S]*NACHZAHLUNG/,
    );
    await expectAccessible(page, TAG);
    wire.answer = answering([statement(), corrected()]);
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.waitForSelector(`${TAG}[state=ready]`);
    expect(await shown(opened)).toMatch(/^NACHZAHLUNG[\s\S]*GUTHABEN/);
    expect(opened.errors).toEqual([]);
  });

  test('an answer nobody expects breaks the element and nothing else', async () => {
    const opened = await open('error', overviews({ json: { data: [{}], has_more: false, next_cursor: null } }));
    expect(await opened.failures()).toEqual([]);
    expect(await opened.events()).toMatchObject([{ type: 'km-error', detail: { code: 'element-broken' } }]);
    await expectHarmless(opened);
  });

  test('the connection comes back: it goes on by itself', async () => {
    const opened = await open('offline', () => 'cut');
    opened.wire.answer = answering([statement()]);
    await opened.page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
    await opened.page.waitForSelector(`${TAG}[state=ready]`);
    await expectHarmless(opened);
  });

  test('a refused token is replaced by another one, unseen', async () => {
    let refused = 0;
    const pages = answering([statement()]);
    const opened = await open('ready', (asked) => (refused++ === 0 ? problem(401, 'session-revoked') : pages(asked)));
    expect(opened.sessions()).toBe(2);
    expect(await opened.failures()).toEqual([]);
  });
});

describe('content', () => {
  test('each outcome as a word and an amount; a table that adds up; what to do', async () => {
    const opened = await open('ready', answering(everyOutcome()));
    const titles = await opened.page.locator(`${TAG} [part=outcome]`).allTextContents();
    expect(titles.map((title) => title.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'NACHZAHLUNG 291,56 €',
      'GUTHABEN 12,40 €',
      'AUSGEGLICHEN 0,00 €',
      'WIRD ÜBERNOMMEN 1.091,56 €',
      'SIE TRAGEN 412,30 €',
    ]);
    const panels = await opened.page
      .locator(`${TAG} [part~=panel]`)
      .evaluateAll((all) => all.map((one) => one.textContent?.replaceAll(/\s+/g, ' ') ?? ''));
    expect(panels[0]).toMatch(/Ihre Kosten 1\.091,56 € Ihre Vorauszahlungen −800,00 € Ergebnis 291,56 €/);
    expect(panels[0]).toMatch(/Überweisen Sie 291,56 € bis 30\.09\.2026\..*DE02 1203 0000 0000 2020 51/);
    expect(panels[0]).toMatch(/bis zum Ende des 12\. Monats nach Erhalt der Abrechnung/);
    expect(panels[1]).toMatch(/Ergebnis −12,40 €.*H\. Sonnenschuh zahlt Ihnen 12,40 € zurück/);
    expect(panels[1]).toMatch(
      /bis 31\.01\.2099 möglich\. Sicher rechtzeitig: bis 18\.01\.2099\. § 556 Abs\. 3 Satz 5 BGB/,
    );
    expect(panels[1]).toMatch(
      /Fassung 2.*Grund: Der Ablesewert im Bad war falsch\. Guthaben 12,40 € statt Nachzahlung 31,10 €/,
    );
    expect(panels[2]).toMatch(/Ihre Vorauszahlungen decken Ihre Kosten genau/);
    expect(panels[3]).toMatch(/–.*Betriebskostenabrechnung abgezogen.*Erst dort steht, was Sie zahlen/);
    expect(panels[4]).not.toMatch(/Vorauszahlungen|Einspruch/);
    expect(await shown(opened)).toContain('Ihr Nutzungszeitraum 01.03.2025 – 31.05.2025');
  });

  test('a manager sees who lives there and is not told what to do', async () => {
    const session = sessionAnswer({ subject: { role: 'manager', customer_id: 'cus_1' } });
    const draft = version({ released_at: null, document: null });
    const opened = await open('ready', answering([statement({ versions: [draft] })]), { session });
    expect(await shown(opened)).toMatch(/Ada Muster[\s\S]*Das PDF wird noch erstellt[\s\S]*noch nicht freigegeben/);
    expect(await shown(opened)).not.toMatch(/Was Sie jetzt tun|Ihre Kosten/);
  });

  test('a manager is not spoken to as one who lives there', async () => {
    const session = sessionAnswer({ subject: { role: 'manager', customer_id: 'cus_1' } });
    const opened = await open('ready', answering(everyOutcome()), { session });
    expect(await shown(opened)).toMatch(/VERMIETER TRÄGT/);
    expect(await shown(opened)).not.toMatch(/SIE TRAGEN/);
    const empty = await open('empty', answering([]), { session });
    expect(await shown(empty)).toMatch(/Sobald eine Abrechnung erstellt ist, steht sie hier\.$/);
    const closed = await open('forbidden', overviews(problem(403, 'origin-not-allowed')), { session });
    expect(await shown(closed)).toMatch(/Fragen Sie Ihren Messdienst/);
  });

  test('the earlier of two days stays named when it has passed', async () => {
    const objection = { ...corrected().objection, cautious_until: '2020-01-18' } as never;
    const opened = await open('ready', answering([{ ...corrected(), objection }]));
    expect(await shown(opened)).toMatch(
      /bis 31\.01\.2099 möglich\. Manche Gerichte rechnen kürzer: bis 18\.01\.2020\. Dieser Tag ist vorbei\./,
    );
  });

  test('English, with the German word where the law has one', async () => {
    const opened = await open('ready', answering([statement()]), { session: sessionAnswer({ locale: 'en' }) });
    expect(await shown(opened)).toMatch(
      /TO PAY\s+€291\.56[\s\S]*Transfer €291\.56 by 30\/09\/2026[\s\S]*object \(Einwendung\)/,
    );
    expect(await opened.page.locator(`${TAG} [part=root]`).getAttribute('lang')).toBe('en');
    await expectHarmless(opened);
  });

  test.each([320, 375, 640, 1200])('long texts hold at %i px, with type twice as large', async (width) => {
    const long = 'Verwaltungsgesellschaft der Wohnungseigentümergemeinschaft Donaudampfschifffahrtsstraße mbH';
    const one = statement({
      landlord: long,
      property: {
        id: 'p',
        street: `${long}straße 123 a`,
        postal_code: '34123',
        city: 'Hellschen-Heringsand-Unterschaar',
      },
      unit: { id: 'u', label: `Hinterhaus, Seitenflügel links, ${long}` },
    });
    const opened = await open('ready', answering([one, corrected()]), {
      context: { viewport: { width, height: 800 } },
      css: 'html { font-size: 200% }',
    });
    const wide = await opened.page.locator(TAG).evaluate((element) => {
      const edge = element.getBoundingClientRect().right + 1;
      return [...(element.shadowRoot?.querySelectorAll('.root *') ?? [])]
        .filter((one) => one.getBoundingClientRect().right > edge && !one.closest('.hidden'))
        .map((one) => one.className.toString());
    });
    expect(wide).toEqual([]);
  });
});

test.each([320, 375, 500, 700, 1000])('at %i px the space kept for a statement is enough for it', async (width) => {
  const body = `<${TAG} rows="2"></${TAG}>`;
  const context = { viewport: { width, height: 800 } };
  const { page } = await open('ready', answering([statement({}, 1), statement({}, 2)]), { body, css: '', context });
  const [height, kept] = await page.locator(`${TAG} .body`).evaluate((element) => {
    const { height: all } = element.getBoundingClientRect();
    return [all, Number.parseFloat(getComputedStyle(element).minBlockSize)];
  });
  expect(kept).toBeGreaterThan(600);
  expect(height).toBe(kept);
});

test('compact rows are lower', async () => {
  const css = ':root { --km-density: compact }';
  const { page } = await open('ready', answering([statement()]), { css });
  expect(
    await page
      .locator(`${TAG} .costs tr`)
      .first()
      .evaluate((row) => row.getBoundingClientRect().height),
  ).toBe(36);
});

describe('what a reader does', () => {
  test('by keyboard alone: to the PDF of an older version and back', async () => {
    const opened = await open('ready', answering([corrected(), statement()]));
    const { page } = opened;
    const focused = () =>
      page.evaluate(() =>
        document.activeElement?.shadowRoot?.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim(),
      );
    const stops: (string | undefined)[] = [];
    for (let at = 0; at < 5; at += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops).toEqual([
      'GUTHABEN 12,40 €',
      'PDF ansehen Fassung 2, HK-2025-0000001-02',
      'Speichern Fassung 2, HK-2025-0000001-02',
      'Frühere Fassungen (1)',
      'NACHZAHLUNG 291,56 €',
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Frühere Fassungen (1)');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('PDF ansehen Fassung 1, HK-2025-0000001-02');
    const ring = await page.locator(TAG).evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot?.activeElement as Element);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(ring).toBe('solid 3px');
  });

  test('a page follows the card that is opened, and is not told of one that is closed', async () => {
    const opened = await open('ready', answering([corrected(), statement()]));
    const card = opened.page.getByRole('button', { name: 'NACHZAHLUNG 291,56 €' });
    const selected = async () => (await opened.events()).filter(({ type }) => type === 'km-statement-select');
    expect(await selected()).toEqual([]);
    await card.click();
    await card.click();
    expect(await selected()).toEqual([{ type: 'km-statement-select', detail: { statementId: 'stm_1' } }]);
  });

  test('a PDF in a new tab, fetched with the token, and the page is told ids only', async () => {
    const opened = await open('ready', answering([statement()]));
    const { page, wire } = opened;
    // What the browser does with a PDF is its own affair; here it is enough where the tab is sent.
    await page.evaluate(() => {
      const sent: string[] = [];
      Object.assign(globalThis, { sent });
      const body = { textContent: '' };
      globalThis.open = () =>
        ({
          document: { title: '', body },
          location: { replace: (to: string) => sent.push(to) },
          close: () => {},
        }) as never;
    });
    await page.getByRole('button', { name: 'PDF ansehen' }).click();
    await page.waitForFunction(() => (globalThis as unknown as { sent: string[] }).sent.length === 1);
    expect(await page.evaluate(() => (globalThis as unknown as { sent: string[] }).sent[0])).toMatch(/^blob:/);
    const asked = wire.asked.find(({ path }) => path === '/v1/documents/doc_1_1/content');
    expect(asked?.authorization).toMatch(/^Bearer ey/);
    expect([...(asked?.query.keys() ?? [])]).toEqual([]);
    expect((await opened.events()).at(-1)).toEqual({
      type: 'km-statement-open',
      detail: { statementId: 'stm_1', statementVersionId: 'stv_1_1', documentId: 'doc_1_1', version: 1, way: 'tab' },
    });
    await expectHarmless(opened);
  });

  test('a PDF saved under its number and version', async () => {
    const { page } = await open('ready', answering([statement()]));
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Speichern' }).click();
    expect((await saved).suggestedFilename()).toBe('HK-2025-0000001-01-v1.pdf');
  });

  test('a page that opens PDFs in its own way', async () => {
    const { page, wire } = await open('ready', answering([statement()]));
    await page.evaluate(() => document.addEventListener('km-statement-open', (event) => event.preventDefault()));
    await page.getByRole('button', { name: 'PDF ansehen' }).click();
    expect(wire.asked.filter(({ path }) => path.startsWith('/v1/documents/'))).toEqual([]);
  });

  test('a PDF that cannot be fetched: said, and tried again', async () => {
    const opened = await open('ready', answering([statement()]));
    const { page, wire } = opened;
    wire.answer = () => problem(403, 'forbidden');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.waitForSelector(`${TAG}[state=error]`);
    expect(await shown(opened)).toMatch(/Das PDF konnte nicht geladen werden[\s\S]*NACHZAHLUNG/);
    wire.answer = answering([statement()]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await saved;
    await page.waitForSelector(`${TAG}[state=ready]`);
    expect(opened.errors).toEqual([]);
  });

  test('further statements by button; the focus goes to the first of them', async () => {
    const many = Array.from({ length: 13 }, (_, at) => statement({}, at + 1));
    const opened = await open('ready', answering(many));
    const { page, wire } = opened;
    await page.getByRole('button', { name: 'Weitere Abrechnungen zeigen' }).click();
    await page.waitForFunction(
      (tag) => document.querySelector(tag)?.shadowRoot?.activeElement?.id === 'title-stm_11',
      TAG,
    );
    expect(await page.locator(`${TAG} [part=card]`).count()).toBe(13);
    expect(await page.locator(`${TAG} [part=more]`).count()).toBe(0);
    // Loaded anew, nothing of it is taken away.
    await page.locator(TAG).evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
    expect(wire.asked.at(-1)?.query.get('limit')).toBe('13');
  });

  test('the focus stays on its statement when another one comes before it', async () => {
    const { page, wire } = await open('ready', answering([statement({}, 7)]));
    await page.locator(`${TAG} [part=outcome]`).focus();
    wire.answer = answering([statement({}, 8), statement({}, 7)]);
    await page.locator(TAG).evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
    expect(await page.evaluate((tag) => document.querySelector(tag)?.shadowRoot?.activeElement?.id, TAG)).toBe(
      'title-stm_7',
    );
  });
});

test('slots replace what they are for', async () => {
  const body = `<${TAG}><b slot="header">Kopf</b><b slot="empty">Nichts da</b><b slot="footer">Fuß</b></${TAG}>`;
  const { page } = await open('empty', answering([]), { body });
  for (const text of ['Kopf', 'Nichts da', 'Fuß']) expect(await page.getByText(text).isVisible()).toBe(true);
  expect(await page.getByText('Noch keine Abrechnung').isVisible()).toBe(false);
  expect(await page.getByText('Ihre Abrechnungen').isVisible()).toBe(false);
});
