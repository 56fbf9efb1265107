import type { html as Html, TemplateResult } from 'lit';
import type { EmbedBrand } from '../session/types.ts';
import { logoElement } from './logo.ts';

interface Logo {
  readonly svg: string;
  readonly element: Element | undefined;
}

const logos = new WeakMap<object, Logo>();

/** The brand's logo, built once for each element that shows it. */
export function logoOf(place: object, { logo_svg: svg, name }: EmbedBrand): Element | undefined {
  if (!svg) return undefined;
  const before = logos.get(place);
  const logo = before?.svg === svg ? before : { svg, element: logoElement(svg, name) };
  logos.set(place, logo);
  return logo.element;
}

/**
 * The brand's lines and links; a link opens a tab of its own, which cannot reach this page. The library is handed in:
 * imported here as well, it would become a file of its own for everybody.
 */
export function footerOf(html: typeof Html, { footer, links }: EmbedBrand): TemplateResult {
  // The API takes no other addresses; a page that makes its sessions itself may.
  const safe = links.filter(({ url }) => /^https:/i.test(url));
  return html`<footer class="muted" part="brand-footer">
    ${footer.map((line) => html`<div>${line}</div>`)}
    <ul ?hidden=${safe.length === 0}>
      ${safe.map(({ label, url }) => html`<li><a class="button" part="brand-link" href=${url} target="_blank" rel="noopener">${label}</a></li>`)}
    </ul>
  </footer>`;
}
