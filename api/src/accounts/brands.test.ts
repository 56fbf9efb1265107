import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { EXPORTS } from '../../test/logo-exports.ts';
import type { BrandContent } from './schemas.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>';
const LOOK = {
  name: 'Messdienst Nord',
  logo_svg: SVG,
  colors: { primary: '#0b5cad' },
  sender_line: 'Messdienst Nord · Hafenstraße 1 · 24103 Kiel',
  contact: { name: 'Team Abrechnung', email: 'service@messdienst-nord.example' },
  footer: ['Messdienst Nord GmbH, Kiel'],
  mail_from: 'abrechnung@messdienst-nord.example',
  portal_url: null,
};

interface Brand extends BrandContent {
  id: string;
  version: number;
  colors_applied: { on_primary: string; text: string; text_dark: string };
  warnings: { pointer: string; code: string; ratio: string; message_de: string; message_en: string }[];
}

const post = (more: object) => api.request<Brand>('POST', '/v1/brands', { body: { ...LOOK, ...more } });
const make = async (more: object = {}): Promise<Brand> => {
  const { status, body } = await post(more);
  expect(status).toBe(201);
  return body;
};
const change = (id: string, version: number, body: object) =>
  api.request<Brand>('PATCH', `/v1/brands/${id}`, { body, headers: { 'If-Match': `"${version}"` } });
const refusedAt = async (more: object, code: 'validation-failed' | 'rule-violated' = 'validation-failed') =>
  problemOf(await post(more), code).errors.map(({ pointer }) => pointer);

describe('a brand', () => {
  test('is changed by If-Match only, and old looks stay', async () => {
    const { body, headers } = await post({});
    expect(headers.get('etag')).toMatch(/^"1-/);
    const path = `/v1/brands/${body.id}`;
    problemOf(await api.request('PATCH', path, { body: { name: 'New' } }), 'precondition-required');
    problemOf(await change(body.id, 7, { name: 'New' }), 'precondition-failed');
    expect((await change(body.id, 1, { name: 'New' })).body).toMatchObject({ name: 'New', version: 2 });
    expect(
      await api.db.inspect('select version from brand_versions where brand_id = $1 order by 1', [body.id]),
    ).toHaveLength(2);
  });

  test('has no font and no links of its own until it is given some', async () => {
    const made = await make();
    expect(made).toMatchObject({ font_family: null, links: [] });
    const look = {
      font_family: '"Source Sans 3", \'PT Serif\', system-ui',
      links: [{ label: 'Datenschutz', url: 'https://messdienst-nord.example/datenschutz' }],
    };
    expect((await change(made.id, 1, look)).body).toMatchObject({ ...look, version: 2 });
    // What is not named stays.
    expect((await change(made.id, 2, { name: 'New' })).body).toMatchObject({ ...look, name: 'New' });
    expect((await change(made.id, 3, { font_family: null, links: [] })).body).toMatchObject({
      font_family: null,
      links: [],
    });
  });

  test.each([
    'Inter; background: url(https://x.example)',
    'var(--x)',
    'url(x)',
    'Inter}',
    '"Inter',
    '"Inter\', serif',
    'Inter,',
    ', Inter',
    '',
    'Inter\n, serif',
    'In\\74 er',
    'Intér',
    '3 Point',
    '/* x */ Inter',
    'x'.repeat(201),
  ])('the font %j could be more than a name', async (font_family) => {
    expect(await refusedAt({ font_family })).toContain('/font_family');
  });

  test.each(['Inter', 'Inter, sans-serif', '"Source Sans 3",serif', "'PT Serif' , -apple-system", 'Times New Roman'])(
    'the font %j is one',
    async (font_family) => {
      expect(await make({ font_family })).toMatchObject({ font_family });
    },
  );

  test.each([
    ['http', { url: 'http://x.example' }, '/links/0/url'],
    ['a script', { url: 'javascript:alert(1)' }, '/links/0/url'],
    ['data', { url: 'data:text/html,x' }, '/links/0/url'],
    ['markup', { url: 'https://x.example/"><script>' }, '/links/0/url'],
    ['a space', { url: 'https://x.example/a b' }, '/links/0/url'],
    ['no label', { label: ' ' }, '/links/0/label'],
    ['two lines', { label: 'a\nb' }, '/links/0/label'],
    ['more than a link', { rel: 'opener' }, '/links/0/rel'],
  ])('a link with %s is none', async (_, wrong, pointer) => {
    expect(await refusedAt({ links: [{ label: 'Hilfe', url: 'https://x.example', ...wrong }] })).toEqual([pointer]);
  });

  test('eight links are enough', async () => {
    const links = (count: number) =>
      Array.from({ length: count }, () => ({ label: 'Hilfe', url: 'https://x.example' }));
    expect((await make({ links: links(8) })).links).toHaveLength(8);
    expect(await refusedAt({ links: links(9) })).toEqual(['/links']);
  });

  test('from before there were embedded elements reads like a new one, with its logo cleaned', async () => {
    const { id } = await make({ logo_svg: SVG });
    const old = { ...LOOK, logo_svg: SVG.replace('<rect', '<rect style="fill:red" class="x"') };
    await api.db.inspect(
      'insert into brand_versions select account_id, brand_id, 2, livemode, $2::jsonb, created_at from brand_versions where brand_id = $1',
      [id, JSON.stringify(old)],
    );
    await api.db.inspect('update brands set version = 2 where id = $1', [id]);
    const { body } = await api.request<Brand>('GET', `/v1/brands/${id}`);
    expect(body).toMatchObject({ version: 2, font_family: null, links: [], warnings: [] });
    expect(body.logo_svg).toBe(SVG.replace('"/>', '" fill="red"/>'));
    expect((await change(id, 2, { name: 'New' })).body.logo_svg).toBe(body.logo_svg);
    const stored = await api.db.inspect<{ content: BrandContent }>(
      'select content from brand_versions where brand_id = $1 and version = 3',
      [id],
    );
    expect(stored[0]?.content).toMatchObject({ logo_svg: body.logo_svg, font_family: null, links: [] });
  });
});

describe('colours', () => {
  const warned = ({ warnings }: Brand) => warnings.map(({ pointer, code, ratio }) => `${pointer} ${code} ${ratio}`);

  test('that can be read are shown as they are, and white or dark text stands on them', async () => {
    const blue = await make({ colors: { primary: '#0b5cad' } });
    expect(blue.colors_applied).toEqual({ on_primary: '#ffffff', text: '#0b5cad', text_dark: '#4a87c4' });
    expect(blue.warnings).toEqual([]);
    const own = await make({ colors: { primary: '#0B5CAD', on_primary: '#FFF4DB' } });
    expect(own.colors).toEqual({ primary: '#0B5CAD', on_primary: '#FFF4DB' });
    expect(own.colors_applied.on_primary).toBe('#FFF4DB');
    expect(own.warnings).toEqual([]);
  });

  test('that cannot are told, not refused', async () => {
    const yellow = await make({ colors: { primary: '#ffd400' } });
    expect(yellow.colors_applied).toEqual({ on_primary: '#1b1f24', text: '#8b7300', text_dark: '#ffd400' });
    expect(warned(yellow)).toEqual(['/colors/primary contrast_too_low 1.4', '/colors/primary contrast_too_low 1.4']);
    expect(yellow.warnings.map(({ message_de }) => message_de)).toEqual([
      'Text in dieser Farbe hat auf Weiß den Kontrast 1,4:1, nötig ist 4,5:1; gezeigt wird #8b7300.',
      'Linien in dieser Farbe haben auf Weiß den Kontrast 1,4:1, nötig ist 3:1; gezeigt wird #8b7300.',
    ]);
    expect(yellow.warnings[0]?.message_en).toBe(
      'Text in this colour has a contrast of 1.4:1 on white, 4.5:1 is needed; #8b7300 is shown.',
    );
  });

  test.each([
    ['orange: text, not lines', { primary: '#e06a10' }, ['/colors/primary contrast_too_low 3.3']],
    [
      'white on yellow',
      { primary: '#ffd400', on_primary: '#ffffff' },
      [
        '/colors/primary contrast_too_low 1.4',
        '/colors/primary contrast_too_low 1.4',
        '/colors/on_primary contrast_too_low 1.4',
      ],
    ],
    ['grey on blue', { primary: '#0b5cad', on_primary: '#9aa4ae' }, ['/colors/on_primary contrast_too_low 2.6']],
    [
      'a grey on which nothing can be read; 4.48 is not 4.5',
      { primary: '#777777' },
      ['/colors/primary contrast_too_low 4.4', '/colors/primary contrast_too_low 4.4'],
    ],
  ])('%s', async (_, colors, expected) => {
    expect(warned(await make({ colors }))).toEqual(expected);
  });

  test('are told by every answer', async () => {
    const made = await make({ colors: { primary: '#e06a10' } });
    const changed = await change(made.id, 1, { colors: { primary: '#e06a10', on_primary: '#1b1f24' } });
    expect(changed.body).toMatchObject({ warnings: made.warnings, colors_applied: made.colors_applied });
    const read = await api.request<Brand>('GET', `/v1/brands/${made.id}`);
    expect(read.body).toEqual(changed.body);
    const listed = await api.request<{ data: Brand[] }>('GET', '/v1/brands?limit=100');
    expect(listed.body.data.find(({ id }) => id === made.id)).toEqual(changed.body);
  });

  test('are hexadecimal', async () => {
    expect(await refusedAt({ colors: { primary: 'red', on_primary: '#fff', text: '#000000' } })).toEqual(
      expect.arrayContaining(['/colors/primary', '/colors/on_primary', '/colors/text']),
    );
  });
});

describe('a logo', () => {
  test.each(Object.entries(EXPORTS))('as %s exports it is kept as a drawing and nothing else', async (_, logo_svg) => {
    const made = await make({ logo_svg });
    expect(made.logo_svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(made.logo_svg).not.toMatch(/style|class|DOCTYPE|<!--|xlink|metadata|data-/);
    const stored = await api.db.inspect<{ content: BrandContent }>(
      'select content from brand_versions where brand_id = $1',
      [made.id],
    );
    expect(stored[0]?.content.logo_svg).toBe(made.logo_svg);
    // What was answered can be sent back as it is.
    const again = await change(made.id, 1, { logo_svg: made.logo_svg });
    expect(again.body.logo_svg).toBe(made.logo_svg);
    expect((await change(made.id, 2, { logo_svg: null })).body.logo_svg).toBeNull();
  });

  test.each([
    '<svg><script>alert(1)</script></svg>',
    '<svg onload="x()"></svg>',
    '<svg><image href="https://example.org/x.png"/></svg>',
    '<svg><use href="https://example.org/x"/></svg>',
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg></svg>',
    '<p>no svg</p>',
  ])('of which no drawing is left is refused: %s', async (logo_svg) => {
    expect(await refusedAt({ logo_svg }, 'rule-violated')).toEqual(['/logo_svg']);
  });

  test('is refused in both languages, when made and when changed', async () => {
    const finding = {
      pointer: '/logo_svg',
      code: 'unsafe_logo',
      message_de: 'Das Logo wird nicht angenommen: nichts, was gezeichnet wird.',
      message_en: 'The logo is refused: nothing that is drawn.',
    };
    expect(problemOf(await post({ logo_svg: '<svg/>' }), 'rule-violated').errors).toEqual([finding]);
    const { id } = await make();
    expect(problemOf(await change(id, 1, { logo_svg: '<svg/>' }), 'rule-violated').errors).toEqual([finding]);
  });

  test('of more than 100 kB does not match the description', async () => {
    expect(await refusedAt({ logo_svg: SVG + ' '.repeat(100_000) })).toEqual(['/logo_svg']);
  });
});

test('no answer names whoever made this', async () => {
  const made = await post({ logo_svg: EXPORTS.Figma, colors: { primary: '#ffd400' }, font_family: 'Inter' });
  const answers = [
    made,
    await api.request('GET', '/v1/brands?limit=100'),
    await change(made.body.id, 1, { name: 'New' }),
    await post({ logo_svg: '<svg/>' }),
    await post({ font_family: '1' }),
  ];
  for (const { body, headers } of answers)
    expect(JSON.stringify([body, ...headers])).not.toMatch(/klar.?meter|\bkm[-_]/i);
});
