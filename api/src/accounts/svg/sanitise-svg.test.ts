import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileSvg } from '../../../test/hostile-svg.ts';
import { EXPORTS } from '../../../test/logo-exports.ts';
import { ATTRIBUTE_NAMES } from './attributes.ts';
import { sanitiseSvg } from './sanitise-svg.ts';
import { Unfit } from './unfit.ts';

const ELEMENTS = new Set(
  'svg g defs symbol clipPath mask path rect circle ellipse line polyline polygon use text tspan title desc linearGradient radialGradient stop'.split(
    ' ',
  ),
);

/** What a cleaned drawing must not have, found without the parser it was cleaned with. */
function strangersIn(svg: string): string[] {
  const strangers: string[] = [];
  const rest = svg.replace(/<(\/?)([A-Za-z]+)((?: [A-Za-z0-9-]+="[^"<>]*")*)(\/?)>/g, (_, _end, name, attributes) => {
    if (!ELEMENTS.has(name)) strangers.push(`<${name}>`);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([A-Za-z0-9-]+)="([^"]*)"/g)) {
      if (!ATTRIBUTE_NAMES.has(attribute) || /^on|^style$|^class$|^data|^src$/i.test(attribute))
        strangers.push(attribute);
      if (attribute === 'xmlns' ? value !== 'http://www.w3.org/2000/svg' : /:|\\|\/\/|@/.test(value))
        strangers.push(value);
      if (
        /\w\(/.test(
          value
            .replace(/\b(?:matrix|translate|scale|rotate|skewX|skewY|rgba?|hsla?) ?\(/g, '')
            .replace(/url\(#logo-[a-z0-9]+-\d+\)/g, ''),
        )
      )
        strangers.push(value);
      if (attribute === 'href' && !/^#logo-[a-z0-9]+-\d+$/.test(value)) strangers.push(value);
      if (attribute === 'id' && !/^logo-[a-z0-9]+-\d+$/.test(value)) strangers.push(value);
      if (/&(?!(?:amp|lt|gt|quot);)/.test(value)) strangers.push(value);
    }
    return '';
  });
  if (/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(rest)) strangers.push(rest);
  return strangers;
}

const svg = (inner: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${more}>${inner}</svg>`;
const RECT = '<rect width="3" height="3"/>';

describe('what drawing programs write', () => {
  test.each(Object.entries(EXPORTS))('%s: the drawing stays, everything else goes', (_, exported) => {
    const clean = sanitiseSvg(exported);
    expect(strangersIn(clean)).toEqual([]);
    expect(sanitiseSvg(clean)).toBe(clean);
  });

  test('Illustrator: classes become attributes, the wrapper goes', () => {
    const clean = sanitiseSvg(EXPORTS.Illustrator);
    expect(clean).toContain('<path d="M6,48L30,10l24,38H6z" fill="#0B5CAD"/>');
    expect(clean).toContain('<g opacity="0.5">');
    expect(clean).toMatch(/<clipPath id="(logo-\w+-2)"><use href="#logo-\w+-1"\/><\/clipPath>.*clip-path="url\(#\1\)"/);
    expect(clean).toContain('stroke="#1B1F24" stroke-width="4" stroke-linecap="round" stroke-miterlimit="10"');
    expect(clean).not.toMatch(/FF0000|#000000|elsewhere|adobe/);
  });

  test('Inkscape: styles become attributes, what it keeps for itself goes', () => {
    const clean = sanitiseSvg(EXPORTS.Inkscape);
    expect(clean).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="100mm" height="30mm" viewBox="0 0 100 30">/,
    );
    expect(clean).toContain('<stop offset="0" stop-color="#9a3412" stop-opacity="1"/>');
    expect(clean).toContain('<rect width="60" height="4" x="34" y="13" ry="2" fill="#9a3412" stroke="none"/>');
    expect(clean).toContain('paint-order="fill markers stroke"');
    expect(clean).not.toMatch(/Someone|inkscape|sodipodi|rdf|marker-end|filter/);
  });

  test('Figma: masks, clips and gradients stay, filters go', () => {
    const clean = sanitiseSvg(EXPORTS.Figma);
    expect(clean).toContain('maskUnits="userSpaceOnUse" x="0" y="0" width="40" height="40" mask-type="luminance"');
    expect(clean.match(/url\(#logo-\w+-\d\)/g)).toHaveLength(3);
    expect(clean).not.toMatch(/filter|blend|figma|12_345/);
  });
});

describe('one thing at a time', () => {
  test.each([
    [
      'an attribute wins over none, a class over it, a style over that',
      '<style>.a{fill:blue}</style><rect class="a" style="fill:red" fill="green" width="3" height="3"/>',
      '<rect fill="red" width="3" height="3"/>',
    ],
    [
      'an id wins over a class, whatever comes first',
      '<style>#x{fill:red}.a{fill:blue}</style><rect id="x" class="a" width="3" height="3"/>',
      '<rect width="3" height="3" fill="red"/>',
    ],
    [
      'what is important wins over a style',
      '<style>.a{fill:blue!important}</style><rect class="a" style="fill:red" width="3" height="3"/>',
      '<rect width="3" height="3" fill="blue"/>',
    ],
    [
      'rules for what they cannot be held against say nothing',
      '<style>g .a,.a:hover,[x],a>b{fill:blue}@media print{.a{fill:blue}}</style><rect class="a" width="3" height="3"/>',
      RECT,
    ],
    [
      'a value that is none leaves the weaker one',
      '<rect style="fill:url(https://x.example/y)" fill="red" width="3" height="3"/>',
      '<rect fill="red" width="3" height="3"/>',
    ],
    [
      'a fill that leads nowhere is none',
      '<rect fill="url(#gone)" width="3" height="3"/>',
      '<rect fill="none" width="3" height="3"/>',
    ],
    [
      'or what stands behind it',
      '<rect fill="url(#gone) red" width="3" height="3"/>',
      '<rect fill="red" width="3" height="3"/>',
    ],
    ['a clip that leads nowhere goes', `<g clip-path="url(#gone)">${RECT}</g>`, `<g>${RECT}</g>`],
    ['a link becomes what it holds', `<a href="javascript:alert(1)">${RECT}</a>`, `<g>${RECT}</g>`],
    ['of a switch the first that is drawn stays', `<switch><image/>${RECT}<circle r="3"/></switch>`, `<g>${RECT}</g>`],
    ['handlers go', '<rect onload="alert(1)" onclick="alert(1)" width="3" height="3"/>', RECT],
    [
      'foreign vocabularies go, whatever their elements are called',
      `<x:rect xmlns:x="y" width="1" height="1"/><g xmlns="http://www.w3.org/1999/xhtml">${RECT}</g>${RECT}`,
      RECT,
    ],
    [
      'so do scripts, images, animations, and what is in them',
      `<script>x</script><image href="data:x"/><set attributeName="href"/><foreignObject>${RECT}</foreignObject>${RECT}`,
      RECT,
    ],
    ['ids nobody names go', '<g id="layer"><rect id="x" width="3" height="3"/></g>', `<g>${RECT}</g>`],
    ['entities of XML stay what they are', '<text>A &amp; B &#60;C&#x3e;</text>', '<text>A &amp; B &lt;C&gt;</text>'],
    ['comments and sections are no text', '<text>A<!-- x -->B<![CDATA[<C>]]></text>', '<text>AB&lt;C&gt;</text>'],
    ['letters come with their accents', '<text>Ma\u0308rz\n  2026</text>', '<text>März 2026</text>'],
  ])('%s', (_, inner, kept) => {
    expect(sanitiseSvg(svg(inner))).toBe(svg(kept));
  });

  test.each([
    [
      'a size alone becomes the box too',
      '<svg width="20px" height="10">',
      '<svg xmlns="http://www.w3.org/2000/svg" width="20px" height="10" viewBox="0 0 20 10">',
    ],
    [
      'a size in percent goes',
      '<svg width="100%" height="100%" viewBox="0 0 9 9">',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">',
    ],
    ['an empty box goes', '<svg viewBox="0 0 0 9">', '<svg xmlns="http://www.w3.org/2000/svg">'],
    [
      'nothing lays itself over the page',
      '<svg viewBox="0 0 9 9" overflow="visible" style="position:fixed;inset:0" x="-99">',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">',
    ],
    [
      'prefixes are read, not written',
      '<v:svg xmlns:v="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><v:rect width="3" height="3"/></v:svg>',
      null,
    ],
  ])('%s', (_, root, kept) => {
    expect(sanitiseSvg(kept === null ? root : `${root}${RECT}</svg>`)).toBe(
      kept === null ? svg(RECT) : `${kept}${RECT}</svg>`,
    );
  });

  test('two drawings never share a name, one drawing always has the same', () => {
    const [one, two] = ['red', 'blue'].map((color) =>
      sanitiseSvg(
        svg(`<linearGradient id="a"><stop stop-color="${color}"/></linearGradient><path d="M0 0h9" fill="url(#a)"/>`),
      ),
    );
    const nameIn = (text = '') => /id="([^"]+)"/.exec(text)?.[1];
    expect(nameIn(one)).toMatch(/^logo-\w+-1$/);
    expect(nameIn(two)).not.toBe(nameIn(one));
    expect(one).toContain(`fill="url(#${nameIn(one)})"`);
    expect(sanitiseSvg(one ?? '')).toBe(one);
  });
});

describe('refused', () => {
  const group = (depth: number) => '<g>'.repeat(depth) + RECT + '</g>'.repeat(depth);
  test.each([
    ['nothing', '', 'XML'],
    ['no SVG', '<p>x</p>', 'no <svg> element'],
    ['an SVG of somebody else', '<svg xmlns="x"/>', 'no <svg> element'],
    ['broken XML, with its place', svg('\n<rect'), 'line 2'],
    ['an attribute without quotes', svg('<rect width=3 height="3"/>'), 'XML'],
    ['an unknown entity', svg(`${RECT}&nbsp;`), 'XML'],
    ['an entity JavaScript knows', svg(`${RECT}&constructor;`), 'XML'],
    ['entities of a DTD', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg(RECT)}`, 'DOCTYPE'],
    [
      'an external DTD with declarations',
      `<!DOCTYPE svg SYSTEM "x" [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]>${svg(RECT)}`,
      'DOCTYPE',
    ],
    ['an empty drawing', svg('<g><title>x</title></g>'), 'nothing that is drawn'],
    ['a drawing that only waits', svg(`<defs>${RECT}</defs>`), 'nothing that is drawn'],
    ['a photograph', svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'), 'nothing that is drawn'],
    ['65 elements inside each other', svg(group(63)), '64 elements inside each other'],
    ['nine repetitions', svg(`<g id="a">${RECT}</g>${'<use href="#a"/>'.repeat(9)}`), '8 repeated'],
    ['a drawing that repeats itself', svg(`<g id="a">${RECT}<use href="#a"/></g>`), 'holds itself'],
    [
      'a gradient made from itself',
      svg(`<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>${RECT}<path d="M0 0" fill="url(#a)"/>`),
      'holds itself',
    ],
    [
      'clips in clips that multiply',
      svg(
        `${['a', 'b', 'c', 'd'].map((id, at) => `<clipPath id="${id}">${`<rect width="3" height="3" clip-path="url(#${'bcde'[at]})"/>`.repeat(40)}</clipPath>`).join('')}<clipPath id="e">${RECT}</clipPath><g clip-path="url(#a)">${RECT}</g>`,
      ),
      'grows endlessly',
    ],
    [
      'a chain of references',
      svg(
        `${Array.from({ length: 70 }, (_, at) => `<linearGradient id="g${at}" href="#g${at + 1}"/>`).join('')}<linearGradient id="g70"/>${RECT}`,
      ),
      'grows endlessly',
    ],
    ['more than 100 kB', svg(RECT + ' '.repeat(100_000)), '100 kB'],
    [
      'a short style for many',
      svg(`<style>.a{font-family:${'x'.repeat(190)}}</style>${'<path class="a" d="M0 0h1"/>'.repeat(1_000)}`),
      '100 kB',
    ],
    [
      'too many rules',
      svg(`<style>${Array.from({ length: 1_001 }, (_, at) => `.c${at}{fill:red}`).join('')}</style>${RECT}`),
      'rules of style',
    ],
    ['letters no document can print', svg('<text>\u5317</text>'), 'paths'],
  ])('%s', (_, text, said) => {
    expect(() => sanitiseSvg(text)).toThrow(Unfit);
    expect(() => sanitiseSvg(text)).toThrow(said);
  });

  test('64 elements inside each other and eight repetitions are still fine', () => {
    expect(sanitiseSvg(svg(group(62)))).toBe(svg(group(62)));
    expect(sanitiseSvg(svg(`<g id="a">${RECT}</g>${'<use href="#a"/>'.repeat(8)}`)).match(/<use/g)).toHaveLength(8);
  });
});

test('whatever comes in, what comes out is on the list, and cleaning it again changes nothing', () => {
  let cleaned = 0;
  const runs = 2_000;
  fc.assert(
    fc.property(hostileSvg, (text) => {
      let clean: string;
      try {
        clean = sanitiseSvg(text);
      } catch (error) {
        if (error instanceof Unfit) return;
        throw error;
      }
      cleaned += 1;
      expect(strangersIn(clean)).toEqual([]);
      expect(sanitiseSvg(clean)).toBe(clean);
    }),
    { numRuns: runs },
  );
  expect(cleaned).toBeGreaterThan(runs / 3);
});

test('any text is cleaned or refused, nothing else happens', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('<svg', '>', '<style>', '</', '&', '{', '/*', 'url(', '"', '<!DOCTYPE svg ['),
    ),
  );
  fc.assert(
    fc.property(pieces, (list) => {
      for (const text of [
        list.join(''),
        svg(list.join('')),
        svg(`<style>${list.join('')}</style>${RECT}`),
        svg(RECT, ` style='${list.join('')}'`),
      ]) {
        try {
          expect(strangersIn(sanitiseSvg(text))).toEqual([]);
        } catch (error) {
          if (!(error instanceof Unfit)) throw error;
        }
      }
    }),
  );
});

test('a long row of digits takes no longer than it is long', () => {
  const rect = (digits: number) => `<rect width="${'1'.repeat(digits)}x" height="1"/><rect width="1" height="1"/>`;
  const drawn = sanitiseSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${rect(90_000)}</svg>`);
  expect(drawn).not.toContain('1111');
});
