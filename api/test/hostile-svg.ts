import fc from 'fast-check';

/* Drawings from somebody who means harm: what is allowed and what is not, mixed, broken and nested. For tests. */

const oneOf = (text: string) => fc.constantFrom(...text.split(' '));
const names = fc.oneof(
  { weight: 3, arbitrary: oneOf('g svg defs symbol clipPath mask a switch linearGradient radialGradient') },
  { weight: 3, arbitrary: oneOf('path rect circle ellipse line polyline polygon text tspan use stop title desc') },
  oneOf('style script foreignObject image animate set filter feImage marker pattern textPath iframe math'),
  oneOf('svg:rect svg:g h:div x:rect metadata SCRIPT use'),
);

const ids = oneOf('a b c a b c logo-1 __proto__ constructor ä');
const numbers = fc.constantFrom(
  '0',
  '1',
  '-1',
  '.5',
  '10',
  '1e3',
  '1e999',
  '99999999',
  '-0',
  '1e-9',
  '10%',
  '3px',
  'NaN',
);
const colors = fc.constantFrom(
  'red',
  '#f00',
  '#12345678',
  'none',
  'inherit',
  'rgb(1,2,3)',
  'hsl(1 2% 3%)',
  'currentColor',
);

const values = fc.oneof(
  numbers,
  colors,
  fc.tuple(ids, colors).map(([id, color]) => `url(#${id}) ${color}`),
  ids.map((id) => `url(#${id})`),
  ids.map((id) => `url('#${id}')`),
  ids.map((id) => `#${id}`),
  fc.array(numbers, { minLength: 2, maxLength: 10 }).map((list) => list.join(' ')),
  fc.constantFrom(
    'M0 0h9v9z',
    'm1,1 L3-4a1 1 0 01.5.5z',
    'rotate(45) scale(2)',
    'matrix(1 0 0 1 0 0)',
    'xMidYMid meet',
    '0 0 10 10',
    '0 0 0 10',
    'userSpaceOnUse',
    'url(https://x.example/y)',
    'url(data:image/svg+xml,x#a)',
    'javascript:alert(1)',
    '\u0009java\u000ascript:alert(1)',
    'data:text/html,x',
    'https://x.example/y',
    '//x.example/y#a',
    'expression(alert(1))',
    'red;background:url(https://x.example)',
    'u\\72l(https://x.example/y)',
    'var(--x)',
    '"><script>alert(1)</script>',
    'fill:url(#a);stroke:red !important;x:y',
    'fill:url(https://x.example/y);behavior:url(x)',
    'a b',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const attributeNames = oneOf(
  [
    'id class style href xlink:href fill stroke clip-path mask transform d points x y width height cx cy r rx ry',
    'viewBox offset stop-color stop-opacity font-family font-size opacity display stroke-dasharray x1 y1 x2 y2',
    'gradientUnits gradientTransform preserveAspectRatio filter marker-end overflow onload onclick ONLOAD on',
    'data-x xml:space xml:base src begin attributeName __proto__ toString formaction',
  ].join(' '),
);

/** As XML: nothing that ends the value, and no characters that XML does not know. */
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

const said = (name: string, value: fc.Arbitrary<string>) => value.map((text): [string, string] => [name, text]);
const pairs = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(attributeNames, values) },
  { weight: 2, arbitrary: said('id', ids) },
  said(
    'href',
    ids.map((id) => `#${id}`),
  ),
  ...['fill', 'stroke', 'clip-path', 'mask'].map((name) =>
    said(
      name,
      ids.map((id) => `url(#${id}) red`.slice(0, name.includes('-') || name === 'mask' ? -4 : undefined)),
    ),
  ),
  ...['width', 'height', 'r', 'rx', 'x2'].map((name) => said(name, numbers)),
  said('d', fc.constantFrom('M0 0h9v9z', 'm1,1 L3-4a1 1 0 01.5.5z', 'M0 0 alert(1)')),
);
const attributes = fc
  .uniqueArray(pairs, { maxLength: 6, selector: ([name]) => name })
  .map((list) => list.map(([name, value]) => ` ${name}="${escaped(value)}"`).join(''));

const words = fc.oneof(
  fc.constantFrom(
    'text',
    ' ',
    '\r\n',
    '&amp;&lt;script&gt;',
    '&#x85;&#13;',
    'e&#x301; \u2014',
    '<title>\u5317\u0301</title>',
    '<!-- <script>alert(1)</script> -->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml-stylesheet href="https://x.example/y.css"?>',
    '.a,#b.a{fill:red;stroke:url(#a)}@media all{.a{fill:url(x)}}',
    '*{fill:url(https://x.example);opacity:.5 ! important}',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 8 }).map(escaped),
);

const { element } = fc.letrec<{ element: string; child: string }>((tie) => ({
  child: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'svg', withCrossShrink: true },
    { weight: 1, arbitrary: words },
    { weight: 3, arbitrary: tie('element') },
  ),
  element: fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(names, attributes, fc.array(tie('child'), { maxLength: 4, depthIdentifier: 'svg' }))
        .map(([name, own, children]) => `<${name}${own}>${children.join('')}</${name}>`),
    },
    fc.tuple(ids, ids).map(([id, target]) => `<use id="${id}" xlink:href="#${target}"/>`),
  ),
}));

const heads = fc.constantFrom(
  '<?xml version="1.0"?>',
  '<?xml version="1.1"?>',
  '<!-- x -->',
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">',
  '<!DOCTYPE svg [<!ENTITY x "y">]>',
);

const SPACES =
  'xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="x"';

const box = fc.constantFrom(
  '0 0 9 9',
  '-5,-5 9.5 1e3',
  '0 0 0 9',
  '0 0 1e-9 9',
  '0 0 99999999 9',
  '0 0 9',
  '0 0 0x9 9',
  'a b c d',
);
const root = fc
  .record(
    { viewBox: box, width: numbers, height: numbers, style: values, onload: values, fill: colors },
    { requiredKeys: [] },
  )
  .map((own) =>
    Object.entries(own)
      .map(([name, value]) => ` ${name}="${escaped(value)}"`)
      .join(''),
  );

const whole = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant('') }, heads),
    root,
    fc.array(element, { minLength: 1, maxLength: 10 }),
  )
  .map(([head, own, children]) => `${head}<svg ${SPACES}${own}><path d="M0 0H9V9"/>${children.join('')}</svg>`);

const breaks = fc.constantFrom(
  '&x;',
  '&constructor;',
  '&nbsp;',
  '<',
  '</g>',
  ']]>',
  '"',
  '\0',
  ' onload=x ',
  '/onload=x ',
  '-->',
);
const broken = fc.tuple(whole, breaks, fc.nat()).map(([svg, piece, at]) => {
  const place = at % svg.length;
  return svg.slice(0, place) + piece + svg.slice(place);
});

/** Texts that look like drawings; most of them can be read. */
export const hostileSvg: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: whole },
  { weight: 1, arbitrary: broken },
);
