import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../../test/axe.ts';
import { answer, answering, FULL, heating, monthsOf, PATCHY, year } from '../../test/consumption.ts';
import { hostPages, type Opened, type PageOptions } from '../../test/harness.ts';
import { sessionAnswer } from '../../test/session-fixture.ts';
import { type Answer, type Answering, problem } from '../../test/wire.ts';

const TAG = 'km-consumption-chart';
const { open: openPage } = hostPages();

/** Opens a page with the chart in it and waits for a state. */
async function open(
  state: string,
  answering: Answering,
  { attributes = '', ...more }: Partial<PageOptions> & { attributes?: string } = {},
): Promise<Opened> {
  const body = `<${TAG} ${attributes}></${TAG}><p id="after">Danach</p>`;
  const opened = await openPage({ body, answer: answering, ...more });
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

/** Values the drawing prints, by year, in the order of their places. */
const printed = ({ page }: Opened, serial: 'now' | 'before') =>
  page.locator(`${TAG} .chart .value.${serial}`).evaluateAll((all) => all.map(({ textContent }) => textContent));

/** Figures of a column of the table, without the words beside them. */
const column = ({ page }: Opened, at: number) =>
  page
    .locator(`${TAG} [part=table] tbody tr`)
    .evaluateAll(
      (rows, index) => rows.map((row) => row.querySelectorAll('td')[index]?.firstChild?.nextSibling?.textContent ?? ''),
      at,
    );

const always =
  (one: Answer): Answering =>
  () =>
    one;

interface StateCase {
  readonly state: string;
  readonly answer: Answering;
  readonly says: RegExp;
  readonly session?: unknown;
}

const NOTHING = {
  months: answer('month', [heating(...monthsOf('2022', ['start_value_missing']))]),
  years: answer('year', []),
};
const LONG = {
  ...FULL,
  months: {
    ...FULL.months,
    unit: { ...FULL.months.unit, label: 'Dachgeschoßwohnungsvorraumverbindungstür '.repeat(6) },
  },
};

const STATES: StateCase[] = [
  { state: 'loading', answer: always({ json: {}, hold: never }), says: /Wird geladen/ },
  { state: 'ready', answer: answering(FULL), says: /Heizung 2022: 800 kWh mehr als 2021 \(680 kWh\)/ },
  { state: 'empty', answer: answering(), says: /Noch kein Verbrauch.*sobald ein ganzer Monat gemessen ist/ },
  { state: 'empty', answer: answering(NOTHING), says: /Noch kein Verbrauch/ },
  { state: 'error', answer: always(problem(400, 'invalid')), says: /konnte nicht geladen werden.*sicher.*req_42/ },
  { state: 'expired', answer: always(problem(401, 'session-expired')), says: /Anmeldung ist abgelaufen/ },
  { state: 'offline', answer: always('cut'), says: /Keine Verbindung/ },
  { state: 'forbidden', answer: always(problem(403, 'origin-not-allowed')), says: /nicht freigegeben/ },
  {
    state: 'forbidden',
    answer: answering(FULL),
    session: sessionAnswer({ components: { statement_list: {} } }),
    says: /nicht freigegeben/,
  },
];

describe('states', () => {
  test.each(STATES)('$state says $says', async ({ state, answer: wire, says: words, session }) => {
    const opened = await open(state, wire, session === undefined ? {} : { session });
    await expectHarmless(opened);
    expect(await body(opened)).toMatch(words);
    await expectAccessible(opened.page, TAG);
  });

  test('what was loaded stays when it cannot be loaded again, with its time', async () => {
    const opened = await open('ready', answering(FULL));
    opened.wire.answer = always(problem(400, 'invalid'));
    await opened.page.locator(TAG).evaluate((element) => (element as unknown as { refresh(): unknown }).refresh());
    expect(await body(opened)).toMatch(/konnte nicht geladen werden.*Stand \d\d\.\d\d\., \d\d:\d\d.*Heizung 2022/);
    await expectAccessible(opened.page, TAG);
  });

  test('an answer nobody expects breaks the element and nothing else', async () => {
    const opened = await open(
      'error',
      always({ json: { data: [{ series: [{}] }], has_more: false, next_cursor: null } }),
    );
    expect((await opened.events()).at(-1)).toMatchObject({ type: 'km-error', detail: { code: 'element-broken' } });
    await expectHarmless(opened);
  });

  test('long words stay inside, also in the choice of flats', async () => {
    const other = {
      months: { ...FULL.months, occupancy_id: 'occ_2' },
      years: { ...FULL.years, occupancy_id: 'occ_2' },
    };
    const opened = await open('ready', answering(LONG, other), { context: { viewport: { width: 320, height: 800 } } });
    const { scroll, client } = await opened.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBe(client);
    await expectAccessible(opened.page, TAG);
  });

  test.each([320, 900])('from the skeleton to the chart nothing below moves, %i px wide', async (width) => {
    let release = (_: unknown): void => {};
    const hold = new Promise((resolve) => {
      release = resolve;
    });
    const full = answering(FULL);
    const opened = await open('loading', async (asked) => ({ ...((await full(asked)) as { json: unknown }), hold }), {
      css: '',
      context: { viewport: { width, height: 2000 } },
    });
    const top = () => opened.page.locator('#after').evaluate((element) => element.getBoundingClientRect().top);
    await opened.page.waitForSelector(`${TAG} [part=skeleton]`);
    const before = await top();
    release(undefined);
    await opened.page.waitForSelector(`${TAG} .chart`);
    expect(await top()).toBe(before);
  });
});

describe('chart and table', () => {
  test('the title says the finding; both years stand side by side with their values', async () => {
    const opened = await open('ready', answering(FULL));
    expect(await says(opened, 'finding')).toBe('Heizung 2022: 800 kWh');
    expect(await says(opened, 'comparison')).toBe('mehr als 2021 (680 kWh)');
    expect(await printed(opened, 'now')).toEqual('142 121 120 58 31 6 0 0 28 71 104 119'.split(' '));
    expect(await printed(opened, 'before')).toEqual('131 118 96 61 20 4 0 2 25 62 88 73'.split(' '));
  });

  test.each([
    ['months', FULL, ''],
    ['months with gaps', PATCHY, ''],
    ['years', FULL, 'interval="year"'],
  ] as const)('the table says the same as the drawing: %s', async (_, flat, attributes) => {
    const opened = await open('ready', answering(flat), { attributes });
    await part(opened, 'table-toggle').click();
    // A part of a month has its mark in the drawing and its days in the table; what was never asked for is not drawn.
    const now = (await column(opened, 0)).filter((figure) => figure !== '–');
    expect((await printed(opened, 'now')).map((text) => text?.replace('*', '')).filter((text) => text !== '–')).toEqual(
      now,
    );
    if (attributes === '') {
      const before = (await column(opened, 1)).filter((figure) => figure !== '–');
      const drawn = (await printed(opened, 'before')).map((text) => text?.replace('*', ''));
      expect(drawn.filter((text) => text !== '–')).toEqual(before);
    }
  });

  test('who cannot see the bars is told the finding and every value', async () => {
    const opened = await open('ready', answering(FULL));
    const label = plain(await opened.page.locator(`${TAG} .chart`).getAttribute('aria-label'));
    expect(label).toMatch(
      /^Heizung 2022: 800 kWh, mehr als 2021 \(680 kWh\)\. Januar 2022: 142 kWh · Januar 2021: 131 kWh; /,
    );
    expect(label.match(/kWh/g)).toHaveLength(2 + 24);
  });

  test('a missing value is a dash with its reason, a mark in the chart, and never 0', async () => {
    const opened = await open('ready', answering(PATCHY));
    expect(await opened.page.locator(`${TAG} .gap`).count()).toBe(4);
    expect(await says(opened, 'notes')).toBe(
      '15.06.2022 – 30.06.2022: 3 kWh September 2022: – (Messwert fehlt) Oktober 2022: – (Messwert fehlt) November 2022: – (Messwert fehlt) Februar 2023: – (kein Gerät) Gemessene Werte, nicht um das Wetter bereinigt.',
    );
    expect(await says(opened, 'finding')).toBe('Heizung 2023: kein Jahreswert');
    expect(await says(opened, 'comparison')).toBe('15.06.2022 – 31.12.2022: 331 kWh');
    await part(opened, 'table-toggle').click();
    const rows = (await opened.page.locator(`${TAG} tbody tr`).allInnerTexts()).map(plain);
    expect(rows[1]).toBe('Februar – kein Gerät – nicht im Zeitraum');
    expect(rows[4]).toBe('Juni – nicht im Zeitraum 3 15.06.2022 – 30.06.2022');
    await expectAccessible(opened.page, TAG);
  });

  test('where no month was measured, the years are shown', async () => {
    const yearly = {
      months: answer('month', [heating(...monthsOf('2022', Array(12).fill('start_value_missing')))]),
      years: answer('year', [heating(year('2021', '680.000'), year('2022', '800.000'))]),
    };
    const opened = await open('ready', answering(yearly));
    expect(await says(opened, 'finding')).toBe('Heizung 2022: 800 kWh');
    expect(await printed(opened, 'now')).toEqual(['680', '800']);
    expect(await part(opened, 'time').count()).toBe(0);
  });

  test('in a narrow place the bars lie, with the same values', async () => {
    const opened = await open('ready', answering(FULL), { context: { viewport: { width: 320, height: 1200 } } });
    expect(await opened.page.locator(`${TAG} .chart.rows`).count()).toBe(1);
    expect(await printed(opened, 'now')).toEqual([
      '142',
      '121',
      '120',
      '58',
      '31',
      '6',
      '0',
      '0',
      '28',
      '71',
      '104',
      '119',
    ]);
    await expectAccessible(opened.page, TAG);
  });

  test('on paper the table is there, and nothing that can only be clicked', async () => {
    const opened = await open('ready', answering(FULL));
    await opened.page.emulateMedia({ media: 'print' });
    expect(await part(opened, 'table').isVisible()).toBe(true);
    for (const name of ['controls', 'readout', 'table-toggle'])
      expect(await part(opened, name).isVisible(), name).toBe(false);
  });
});

describe('by keyboard', () => {
  test('from control to control, along the bars and back', async () => {
    const opened = await open('ready', answering(FULL));
    const { page } = opened;
    const focused = () =>
      page.locator(TAG).evaluate((element) => {
        const { activeElement: active } = element.shadowRoot ?? {};
        return active?.getAttribute('aria-valuetext') ?? active?.textContent?.trim() ?? '';
      });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return plain(await focused());
    };
    expect(await press('Tab')).toBe('Heizung');
    expect(await press('ArrowRight')).toBe('Warmwasser');
    expect(await says(opened, 'finding')).toBe('Warmwasser 2022: 33,700 m³');
    expect(await press('End')).toBe('Kaltwasser');
    expect(await press('ArrowRight')).toBe('Heizung');
    expect(await press('ArrowLeft', 'Home')).toBe('Heizung');
    // Over the choice of the time.
    expect(await press('Tab', 'Tab')).toBe('Dezember 2022: 119 kWh · Dezember 2021: 73 kWh');
    expect(await press('ArrowLeft')).toBe('November 2022: 104 kWh · November 2021: 88 kWh');
    expect(await press('Home')).toBe('Januar 2022: 142 kWh · Januar 2021: 131 kWh');
    expect(await press('ArrowLeft')).toBe('Januar 2022: 142 kWh · Januar 2021: 131 kWh');
    expect(await press('ArrowUp', 'ArrowRight', 'ArrowDown')).toBe('Februar 2022: 121 kWh · Februar 2021: 118 kWh');
    const seen = [await press('Home')];
    for (let i = 1; i < 12; i += 1) seen.push(await press('ArrowRight'));
    expect(new Set(seen).size).toBe(12);
    expect(await press('Tab', 'Enter')).toBe('Tabelle schließen');
    expect(await part(opened, 'table').isVisible()).toBe(true);
    await press('Tab');
    expect(await page.locator(TAG).evaluate((element) => element.shadowRoot?.activeElement?.id)).toBe('table');
    await press('Shift+Tab', 'Space');
    expect(await part(opened, 'table').isVisible()).toBe(false);
    expect(opened.errors).toEqual([]);
  });

  test('where bars lie, down leads to the next month', async () => {
    const opened = await open('ready', answering(FULL), { context: { viewport: { width: 320, height: 1200 } } });
    await part(opened, 'readout').focus();
    await opened.page.keyboard.press('ArrowUp');
    expect(await part(opened, 'readout').getAttribute('aria-valuenow')).toBe('11');
    await opened.page.keyboard.press('ArrowDown');
    expect(await part(opened, 'readout').getAttribute('aria-valuenow')).toBe('12');
  });

  test('a click on a bar reads its value', async () => {
    const opened = await open('ready', answering(FULL));
    await opened.page.locator(`${TAG} .band`).nth(2).click();
    expect(await says(opened, 'readout')).toMatch(/März 2022: 120 kWh/);
  });
});

describe('choices', () => {
  test('another year, all years, another use; the host hears of views, never of a flat or a value', async () => {
    const opened = await open('ready', answering(FULL));
    const time = part(opened, 'time').locator('select');
    expect(await time.locator('option').allInnerTexts()).toEqual(['2022', '2021', 'Alle Jahre']);
    await time.selectOption('2021');
    expect(await says(opened, 'finding')).toBe('Heizung 2021: 680 kWh');
    expect(await part(opened, 'legend').count()).toBe(0);
    await opened.page.getByRole('tab', { name: 'Kaltwasser' }).click();
    expect(await says(opened, 'finding')).toBe('Kaltwasser 2021: 33,700 m³');
    await time.selectOption('Alle Jahre');
    expect(await printed(opened, 'now')).toEqual(['33,700', '34,600']);
    const heard = (await opened.events())
      .filter(({ type }) => type === 'km-consumption-view')
      .map(({ detail }) => detail);
    expect(heard).toEqual([
      { time: '2021' },
      { counter: 'cold_water/m3', time: '2021' },
      { counter: 'cold_water/m3', time: 'all' },
    ]);
  });

  test('a manager chooses among flats, and is told that there are more', async () => {
    const flat = (at: number) => {
      const unit = { id: `unt_${at}`, label: `Wohnung ${at}`, property_id: 'prp_1' };
      const months = answer('month', [heating(...monthsOf('2022', [at]))], { unit });
      return { months, years: answer('year', [heating(year('2022', `${at}.000`))], { unit }) };
    };
    const two = answering(flat(1), flat(2));
    const opened = await open(
      'ready',
      async (asked) => ({ json: { ...((await two(asked)) as { json: object }).json, has_more: true } }),
      { session: sessionAnswer({ subject: { role: 'manager', customer_id: 'cus_1' } as never }) },
    );
    expect(await says(opened, 'heading')).toBe('Verbrauch');
    expect(await part(opened, 'flat').locator('option').allInnerTexts()).toEqual(['Wohnung 1', 'Wohnung 2']);
    await part(opened, 'flat').locator('select').selectOption('unt_2/occ_1');
    expect(await says(opened, 'finding')).toBe('Heizung 2022: 2 kWh');
    expect(await says(opened, 'controls')).toContain('Nur die ersten 100.');
    await expectAccessible(opened.page, TAG);
  });

  test('a flat without any value says so, beside others', async () => {
    const other = { ...NOTHING, months: { ...NOTHING.months, occupancy_id: 'occ_2' } };
    const opened = await open('ready', answering(FULL, other));
    expect(await says(opened, 'finding')).toBe('Heizung 2022: 800 kWh');
    await part(opened, 'flat').locator('select').selectOption('unt_1/occ_2');
    expect(await body(opened)).toContain('Noch kein Verbrauch.');
    await part(opened, 'flat').locator('select').selectOption('unt_1/occ_1');
    expect(await says(opened, 'finding')).toBe('Heizung 2022: 800 kWh');
  });

  test('attributes narrow what is asked for', async () => {
    const opened = await open('ready', answering(FULL), { attributes: 'property-id="prp_1" occupancy-id="occ_1"' });
    const asked = opened.wire.asked.filter(({ path }) => path === '/v1/consumptions').map(({ query }) => `${query}`);
    expect(asked.toSorted()).toEqual([
      'interval=month&limit=100&property_id=prp_1&occupancy_id=occ_1',
      'interval=year&limit=100&property_id=prp_1&occupancy_id=occ_1',
    ]);
    await opened.page.locator(TAG).evaluate((element) => element.setAttribute('occupancy-id', 'occ_2'));
    await opened.page.waitForTimeout(200);
    expect(opened.wire.asked.at(-1)?.query.get('occupancy_id')).toBe('occ_2');
  });

  test('in English, numbers and all', async () => {
    const opened = await open('ready', answering(FULL), { session: sessionAnswer({ locale: 'en' }) });
    await part(opened, 'table-toggle').click();
    expect(await body(opened)).toMatch(
      /Heating 2022: 800 kWh more than 2021 \(680 kWh\).*As measured, not adjusted.*Close table/,
    );
    await opened.page.getByRole('tab', { name: 'Hot water' }).click();
    expect(await says(opened, 'finding')).toBe('Hot water 2022: 33.700 m³');
    await expectAccessible(opened.page, TAG);
  });
});

test('with forced colours every bar keeps its outline and the hatch tells the years apart', async () => {
  const opened = await open('ready', answering(FULL), { context: { forcedColors: 'active' } });
  const strokes = await opened.page
    .locator(`${TAG} .bar`)
    .evaluateAll((all) => all.map((bar) => getComputedStyle(bar).stroke));
  expect(new Set(strokes).size).toBe(1);
  expect(strokes[0]).not.toBe('none');
  const fills = await opened.page
    .locator(`${TAG} .chart .bar`)
    .evaluateAll((all) => all.map((bar) => getComputedStyle(bar).fill));
  expect(new Set(fills).size).toBe(2);
});
