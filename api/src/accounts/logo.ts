import { Problem } from '../problem.ts';

/** Shapes and paint; nothing that runs, loads, links or embeds. */
const ALLOWED = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient radialGradient stop clipPath mask use symbol'.split(
    ' ',
  ),
);

/** Deeper drawings exhaust the stack of whoever draws them. */
const DEPTH_MAX = 64;
/** Drawings that repeat drawings grow exponentially. */
const USES_MAX = 8;

/**
 * A logo is shown in documents and on other people's pages, so it must be a drawing and nothing else.
 * @throws Problem `rule-violated` naming the first thing that is not.
 */
export function refuseUnsafeLogo(svg: string | null | undefined): void {
  if (svg === null || svg === undefined) return;
  const found = findUnsafe(svg);
  if (found === null) return;
  throw new Problem('rule-violated', `The logo is refused: ${found}.`, {
    findings: [
      {
        pointer: '/logo_svg',
        code: 'unsafe_logo',
        message_de: `Das Logo wird nicht angenommen: ${found}.`,
        message_en: `The logo is refused: ${found}.`,
      },
    ],
  });
}

function findUnsafe(svg: string): string | null {
  if (!/^\s*(<\?xml[^>]*\?>\s*)?<svg[\s>]/.test(svg) || !/<\/svg>\s*$/.test(svg)) return 'no <svg> element';
  if (/<!DOCTYPE|<!ENTITY|<!\[CDATA\[/i.test(svg)) return 'DOCTYPE, ENTITY or CDATA';
  for (const [, name = ''] of svg.matchAll(/<\/?\s*([A-Za-z_][\w:.-]*)/g)) if (!ALLOWED.has(name)) return `<${name}>`;
  const handler = /[\s/"'](on[a-z]+)\s*=/i.exec(svg);
  if (handler !== null) return `the attribute ${handler[1]}`;
  // A value without quotes or written in references would get past every rule below.
  if (/href\s*=\s*(?!["']#)/i.test(svg)) return 'a link to elsewhere';
  if (/&#|\\/.test(svg)) return 'a character reference or an escape';
  for (const [, value = ''] of svg.matchAll(/url\(\s*["']?([^)"']*)/gi))
    if (!value.startsWith('#')) return 'a url() to elsewhere';
  if (depthOf(svg) > DEPTH_MAX) return `more than ${DEPTH_MAX} elements inside each other`;
  if ((svg.match(/<use[\s>/]/g) ?? []).length > USES_MAX) return `more than ${USES_MAX} repeated drawings`;
  if (/javascript:|data:|@import/i.test(svg)) return 'an embedded address';
  return null;
}

function depthOf(svg: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, closing, selfClosing] of svg.matchAll(/<(\/?)[A-Za-z][^>]*?(\/?)>/g)) {
    if (closing === '/') depth -= 1;
    else if (selfClosing !== '/') depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
