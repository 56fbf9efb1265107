import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../../test/axe.ts';
import { hostPages } from '../../test/harness.ts';
import { sessionAnswer, tokenFor } from '../../test/session-fixture.ts';
import { answering, statement } from '../../test/statements.ts';

// What every element is, tried on the list of statements.
const TAG = 'km-statement-list';
const READY = `${TAG}[state=ready]`;
const { open } = hostPages();
const body = `<${TAG}></${TAG}>`;
const answer = answering([statement()]);

const HOSTILE = `
  * { all: revert; display: none !important; color: red !important; font-size: 40px !important; float: left !important;
      text-transform: uppercase !important; letter-spacing: 1em !important; line-height: 4 !important; }
  html { font-size: 16px !important }
  html, body, main { display: block !important; direction: ltr; visibility: hidden; word-spacing: 3em; cursor: wait; }
  button { background: lime !important; border: 20px solid red !important; }
`;

test('global rules of the page do not reach inside', async () => {
  const calm = await open({ body, answer });
  await calm.page.waitForSelector(READY);
  const look = () => {
    const root = document.querySelector('km-statement-list')?.shadowRoot;
    const all = [...(root?.querySelectorAll('.root, .heading, .outcome, .amount, .button, td') ?? [])];
    return all.map((element) => {
      const { display, color, fontSize, letterSpacing, textTransform, lineHeight, visibility, cursor, borderTopWidth } =
        getComputedStyle(element);
      return [display, color, fontSize, letterSpacing, textTransform, lineHeight, visibility, cursor, borderTopWidth];
    });
  };
  const before = await calm.page.evaluate(look);
  const hostile = await open({ body, answer, css: HOSTILE });
  await hostile.page.waitForSelector(READY, { state: 'attached' });
  expect(before.length).toBeGreaterThan(8);
  expect(await hostile.page.evaluate(look)).toEqual(before);
  expect(await hostile.page.locator(TAG).evaluate((element) => getComputedStyle(element).display)).toBe('block');
});

test('hidden means hidden', async () => {
  const { page } = await open({ body: `<${TAG} hidden></${TAG}>`, answer });
  await page.waitForSelector(READY, { state: 'attached' });
  expect(await page.locator(TAG).isVisible()).toBe(false);
});

test('the brand’s colours and logo; the host’s tokens come before them', async () => {
  const brand = { ...sessionAnswer().brand, font_family: 'Georgia, serif' };
  brand.colors = { primary: '#7a1f5c', on_primary: '#ffffff', text: '#7a1f5c', text_dark: '#e58ac4' };
  const { page } = await open({ body: `<${TAG} logo></${TAG}>`, answer, session: () => sessionAnswer({ brand }) });
  await page.waitForSelector(READY);
  const look = () =>
    page.locator(`${TAG} .button.primary`).evaluate((button) => {
      const { backgroundColor, color, fontFamily } = getComputedStyle(button);
      return { backgroundColor, color, fontFamily };
    });
  expect(await look()).toEqual({
    backgroundColor: 'rgb(122, 31, 92)',
    color: 'rgb(255, 255, 255)',
    fontFamily: 'Georgia, serif',
  });
  expect(await page.getByRole('img', { name: 'Messdienst Nord' }).isVisible()).toBe(true);
  await page.locator(TAG).evaluate((element) => element.setAttribute('theme', 'dark'));
  expect((await look()).backgroundColor).toBe('rgb(229, 138, 196)');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':root { --km-color-primary: #004400; --km-font-family: monospace }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await look()).toMatchObject({ backgroundColor: 'rgb(0, 68, 0)', fontFamily: 'monospace' });
});

test.each([
  { page: 'light only', css: '', system: 'dark', text: 'rgb(27, 31, 36)' },
  { page: 'dark', css: ':root { color-scheme: dark }', system: 'light', text: 'rgb(232, 236, 240)' },
  {
    page: 'either, as the system',
    css: ':root { color-scheme: light dark }',
    system: 'dark',
    text: 'rgb(232, 236, 240)',
  },
] as const)('a page that is $page: the element follows the page', async ({ css, system, text }) => {
  const { page } = await open({ body, answer, css, policy: 'none', context: { colorScheme: system } });
  await page.waitForSelector(READY);
  const color = (theme: string | null) =>
    page.locator(TAG).evaluate((element, value) => {
      if (value === null) element.removeAttribute('theme');
      else element.setAttribute('theme', value);
      const heading = element.shadowRoot?.querySelector('.heading');
      return heading ? getComputedStyle(heading).color : '';
    }, theme);
  expect(await color(null)).toBe(text);
  expect(await color('light')).toBe('rgb(27, 31, 36)');
  expect(await color('dark')).toBe('rgb(232, 236, 240)');
});

test('a logo that would run, load or style something comes through without it', async () => {
  const logo_svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 10 10"><script>alert(1)</script>
    <style>*{fill:red}</style><image href="https://evil.example/x.png"/><foreignObject><p>x</p></foreignObject>
    <a href="javascript:alert(1)"><rect id="inside" width="1" height="1"/></a>
    <rect id="kept" width="10" height="10" style="fill:red" fill="url(https://evil.example/#x)" stroke="#123456"/></svg>`;
  const brand = { ...sessionAnswer().brand, logo_svg };
  const opened = await open({ body: `<${TAG} logo></${TAG}>`, answer, session: () => sessionAnswer({ brand }) });
  await opened.page.waitForSelector(READY);
  const kept = await opened.page
    .locator(`${TAG} .logo svg`)
    .evaluate((svg) =>
      [svg, ...svg.querySelectorAll('*')].map((element) => [element.localName, ...element.getAttributeNames()]),
    );
  expect(kept).toEqual([
    ['svg', 'xmlns', 'viewBox', 'role', 'aria-label'],
    ['rect', 'id', 'width', 'height', 'stroke'],
  ]);
  expect(await opened.reports()).toEqual([]);
  expect(opened.errors).toEqual([]);
});

test('a script of the page that tears the element’s content out: it starts over, says so, and can be tried again', async () => {
  const opened = await open({ body, answer });
  const { page } = opened;
  await page.waitForSelector(READY);
  await page.locator(TAG).evaluate((element) => {
    const walker = document.createTreeWalker(element.shadowRoot as ShadowRoot, NodeFilter.SHOW_COMMENT);
    const marks: Node[] = [];
    while (walker.nextNode()) marks.push(walker.currentNode);
    for (const mark of marks) mark.parentNode?.removeChild(mark);
  });
  opened.wire.answer = answering([]);
  await page.locator(TAG).evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
  await page.waitForSelector(`${TAG}[state=error]`);
  await page.getByRole('button', { name: 'Erneut versuchen' }).click();
  await page.waitForSelector(`${TAG}[state=empty]`);
  expect(await page.getByText('Noch keine Abrechnung').isVisible()).toBe(true);
  expect((await opened.events()).some(({ detail }) => detail.code === 'element-broken')).toBe(true);
  expect(opened.errors).toEqual([]);
});

describe('measures', () => {
  test('a skeleton is seen after 300 ms and not before; the space is there from the start', async () => {
    const opened = await open({ body, answer: () => ({ json: {}, hold: new Promise(() => {}) }), css: '' });
    const { page } = opened;
    await page.waitForSelector(`${TAG}[state=loading]`);
    const opacities = await page.locator(`${TAG} .skeleton`).evaluate((skeleton) => {
      const [animation] = skeleton.getAnimations();
      return [0, 299, 302].map((at) => {
        if (animation) animation.currentTime = at;
        return getComputedStyle(skeleton).opacity;
      });
    });
    expect(opacities).toEqual(['0', '0', '1']);
    expect((await page.locator(TAG).boundingBox())?.height).toBeGreaterThan(600);
  });

  test('targets are at least 44 px high and wide', async () => {
    const { page } = await open({ body, answer });
    await page.waitForSelector(READY);
    const small = await page.locator(TAG).evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll('button, a') ?? [])].flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width < 44 || height < 44 ? [one.outerHTML] : [];
      }),
    );
    expect(small).toEqual([]);
  });

  test('with reduced motion nothing moves', async () => {
    const hold = new Promise(() => {});
    const { page } = await open({
      body,
      answer: () => ({ json: {}, hold }),
      context: { reducedMotion: 'reduce' },
    });
    await page.waitForSelector(`${TAG}[state=loading]`);
    expect(
      await page
        .locator(`${TAG} .bone`)
        .first()
        .evaluate((bone) => bone.getAnimations().length),
    ).toBe(0);
  });

  test('with forced colours lines and text carry everything', async () => {
    const { page } = await open({ body, answer, context: { forcedColors: 'active', colorScheme: 'dark' } });
    await page.waitForSelector(READY);
    const [line, text] = await page.locator(`${TAG} .card`).evaluate((card) => {
      const { borderTopColor, color, borderTopStyle } = getComputedStyle(card);
      return [borderTopStyle, borderTopColor === color];
    });
    expect([line, text]).toEqual(['solid', true]);
  });
});

describe('events', () => {
  test('ready once, on the page before it is said; nothing personal in any detail', async () => {
    const opened = await open({ body, answer });
    await opened.page.waitForSelector(READY);
    await opened.page
      .locator(TAG)
      .evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
    expect(await opened.events()).toEqual([
      { type: 'km-ready', detail: { component: 'statement-list', state: 'ready' } },
    ]);
  });

  test('the end of the session comes near: told, and not renewed when that is cancelled', async () => {
    const opened = await open({ body: '<p>leer</p>', answer, session: () => sessionAnswer({ token: short() }) });
    const { page } = opened;
    await page.evaluate((tag) => {
      document.addEventListener('km-session-expiring', (event) => event.preventDefault(), { once: true });
      document.body.append(document.createElement(tag));
    }, TAG);
    await page.waitForSelector(READY);
    await page.waitForFunction(
      () => (globalThis as unknown as { told: { events: unknown[] } }).told.events.length >= 2,
    );
    expect(await opened.events()).toContainEqual({
      type: 'km-session-expiring',
      detail: { component: 'statement-list', expiresAt: expect.stringMatching(/^\d{4}-/) },
    });
    expect(opened.sessions()).toBe(1);
  });
});

/** A token of four seconds: at half of it, it would be renewed. */
function short(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({})}.${part({ jti: 'ems_short', iat: 1, exp: 5 })}.x`;
}

test('another person’s session: nothing of the one before stays', async () => {
  const opened = await open({ body, answer });
  const { page, wire } = opened;
  await page.waitForSelector(READY);
  wire.answer = () => ({ json: {}, hold: new Promise(() => {}) });
  opened.answerSession(() => sessionAnswer({ subject: { role: 'tenant', occupancy_ids: ['occ_other'] } }));
  await page.evaluate(() => (globalThis as unknown as { embed: { refresh(): Promise<void> } }).embed.refresh());
  await page.waitForSelector(`${TAG}[state=loading]`);
  expect(await page.locator(`${TAG} [part=card]`).count()).toBe(0);
});

interface Own extends HTMLElement {
  session?: unknown;
  propertyId?: string;
}

test('a session of its own is kept when the page’s comes later, and given up for the page’s', async () => {
  const opened = await open({ body, answer });
  const { page, wire } = opened;
  await page.waitForSelector(READY);
  const own = sessionAnswer({ token: tokenFor() });
  const pages = sessionAnswer({ token: tokenFor() });
  opened.answerSession(pages);
  const last = () => wire.asked.at(-1)?.authorization;
  const sent = (token: string) => expect.poll(last).toBe(`Bearer ${token}`);
  await page.evaluate(`import('${wire.url}/v1/embed.js').then(({ startSession }) => {
    embed.stop();
    const one = document.createElement('${TAG}');
    one.session = startSession({ apiUrl: '${wire.url}', fetchSession: async () => (${JSON.stringify(own)}) });
    document.querySelector('${TAG}').replaceWith(one);
  })`);
  await sent(own.token);
  await page.evaluate(() => {
    const { start, options } = globalThis as unknown as { start(options: unknown): unknown; options: object };
    Object.assign(globalThis, { embed: start(options) });
  });
  const count = wire.asked.length;
  await page.evaluate(() => (globalThis as unknown as { embed: { ready: Promise<boolean> } }).embed.ready);
  await page.waitForSelector(READY);
  expect(wire.asked.slice(count)).toEqual([]);
  await page.locator(TAG).evaluate((element) => {
    (element as Own).session = undefined;
  });
  await sent(pages.token);
});

test('loaded anew when what narrows it changes', async () => {
  const { page, wire } = await open({ body, answer });
  await page.waitForSelector(READY);
  await page.locator(TAG).evaluate((element) => element.setAttribute('property-id', 'prp_2'));
  await expect.poll(() => wire.asked.at(-1)?.query.get('property_id')).toBe('prp_2');
  await page.locator(TAG).evaluate((element) => element.setAttribute('occupancy-id', 'occ_2'));
  await expect.poll(() => wire.asked.at(-1)?.query.get('occupancy_id')).toBe('occ_2');
  expect(wire.asked).toHaveLength(3);
});

test('the brand’s lines and links, where the page asks for them', async () => {
  const links = [
    { label: 'Datenschutz', url: 'https://messdienst-nord.example/datenschutz' },
    { label: 'Böse', url: 'javascript:alert(1)' },
  ];
  const brand = { ...sessionAnswer().brand, links };
  const opened = await open({
    body: `<${TAG} brand-footer></${TAG}>`,
    answer,
    session: () => sessionAnswer({ brand }),
  });
  const { page } = opened;
  await page.locator(`${TAG} [part=brand-footer]`).getByText('Messdienst Nord GmbH, Kiel').waitFor();
  const found = await page
    .locator(`${TAG} [part=brand-link]`)
    .evaluateAll((all) => all.map((one) => [one.textContent, one.getAttribute('href'), one.getAttribute('rel')]));
  expect(found).toEqual([['Datenschutz', 'https://messdienst-nord.example/datenschutz', 'noopener']]);
  await expectAccessible(page, TAG);
  await page.locator(TAG).evaluate((element) => element.removeAttribute('brand-footer'));
  await page.waitForSelector(`${TAG} [part=brand-footer]`, { state: 'detached' });
  expect(opened.errors).toEqual([]);
});
