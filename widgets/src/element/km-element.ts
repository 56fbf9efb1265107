import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { currentLocale } from '../i18n/locale.ts';
import { again } from '../session/again.ts';
import type { Failure } from '../session/failure.ts';
import { toFailure } from '../session/to-failure.ts';
import type { EmbedBrand } from '../session/types.ts';
import { base } from './base.styles.ts';
import { instanceRules } from './instance-sheet.ts';
import { LoadingElement } from './loading-element.ts';
import { noticeOf } from './notice.ts';
import { tokens } from './tokens.styles.ts';

type BrandCode = typeof import('./brand.ts');
let brandCode: BrandCode | undefined;

export { describeSession } from '../session/describe-session.ts';
export { register } from './register.ts';

/**
 * What every element is: it loads its data and shows one of its states. An element says what it loads and how that looks;
 * nothing it does can throw into the page around it.
 *
 * A subclass has `component`, `heading()`, `failed()`, `load()`, `isEmpty()`, `renderData()`, `renderEmpty()` and
 * `renderSkeleton()`.
 *
 * @attr state - What is shown at present; only to be read.
 * @slot header - Instead of the title and the logo.
 * @slot footer - Below everything.
 * @slot empty - Instead of the words when there is nothing to show.
 * @csspart root - The whole element.
 * @csspart header - Title and logo.
 * @csspart heading - The title.
 * @csspart logo - The brand's logo.
 * @csspart body - Everything below the header.
 * @csspart brand-footer - The brand's lines and links.
 * @csspart brand-link - One of the links.
 * @csspart status - What is read aloud when it changes: that it is loading, or what failed.
 * @csspart skeleton - What is shown while nothing is there yet.
 * @csspart notice - What failed.
 * @csspart notice-error - The notice in the state `error`.
 * @csspart notice-expired - The notice in the state `expired`.
 * @csspart notice-offline - The notice in the state `offline`.
 * @csspart notice-forbidden - The notice in the state `forbidden`.
 * @csspart as-of - When the data were loaded.
 * @csspart retry - The button to try again.
 * @csspart request-id - The reference for questions.
 * @csspart empty - What is said when there is nothing to show.
 * @cssprop --km-color-text - Text.
 * @cssprop --km-color-text-muted - Text of less weight.
 * @cssprop --km-color-bg - Ground.
 * @cssprop --km-color-bg-subtle - Ground of notices and boxes.
 * @cssprop --km-color-border - Lines that separate.
 * @cssprop --km-color-border-control - Outlines of controls.
 * @cssprop --km-color-primary - The brand's colour; unless set, the session's.
 * @cssprop --km-color-on-primary - Text on the brand's colour.
 * @cssprop --km-color-focus - Focus ring.
 * @cssprop --km-color-ok - All is well, and money comes back; always beside a word.
 * @cssprop --km-color-warn - Something comes near; always beside a word.
 * @cssprop --km-color-critical - Something failed; always beside a word.
 * @cssprop --km-font-family - Font; unless set, the brand's, else the page's.
 * @cssprop --km-font-size - Size of running text.
 * @cssprop --km-font-line - Line height.
 * @cssprop --km-space - Unit of all distances.
 * @cssprop --km-radius - Rounding of corners.
 * @cssprop --km-shadow - Shadow of cards.
 * @cssprop {comfortable | compact} [--km-density=comfortable] - Height of rows.
 * @cssprop --km-target - Smallest height and width of what can be pressed.
 * @cssprop {auto | <length>} [--km-min-height=auto] - Space to keep from the start, so that nothing below the element moves.
 * @fires {CustomEvent<KmReadyDetail>} km-ready - Its data are on the page, or the words that there are none.
 * @fires {CustomEvent<KmErrorDetail>} km-error - Something failed and is shown.
 * @fires {CustomEvent<KmSessionExpiringDetail>} km-session-expiring - The session ends in a minute; cancelable: then it is not renewed.
 */
export abstract class KmElement<Data = unknown> extends LoadingElement<Data> {
  static override styles = [tokens, base];

  static override properties = {
    ...LoadingElement.properties,
    theme: { reflect: true },
    rows: { type: Number, reflect: true },
    headingLevel: { type: Number, attribute: 'heading-level' },
    logo: { type: Boolean, reflect: true },
    brandFooter: { type: Boolean, reflect: true, attribute: 'brand-footer' },
  };

  /** Light or dark, with a ground of its own; without it, as the page says by `color-scheme`. */
  declare theme: 'light' | 'dark' | undefined;
  /** How many rows to keep space for until there are data; 0 keeps none. */
  declare rows: number;
  /** Level of the heading in the page's outline. */
  declare headingLevel: number;
  /** Shows the brand's logo in the header. */
  declare logo: boolean;
  /** Shows the brand's lines and links below everything. */
  declare brandFooter: boolean;

  /** Title of the element. */
  protected abstract heading(): string;
  /** What could not be loaded, as a sentence. */
  protected abstract failed(): string;
  protected abstract renderData(data: Data): TemplateResult;
  protected abstract renderEmpty(): TemplateResult;
  /** As high as what comes. Inside, use `class="bone"`. */
  protected abstract renderSkeleton(): TemplateResult;

  #sheet: CSSStyleSheet | undefined;
  /** Id of what had the focus before the update; empty when it has none, undefined when the focus is elsewhere. */
  #focused: string | undefined;
  #isBroken = false;

  constructor() {
    super();
    this.rows = 1;
    this.headingLevel = 2;
    this.logo = false;
    this.brandFooter = false;
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement?.id;
  }

  protected override updated(): void {
    this.#isBroken = false;
    this.setAttribute('state', this.state);
    this.#sheet ??= this.#adopt();
    this.#sheet?.replaceSync(instanceRules(this.brand, this.rows));
    this.#keepFocus();
  }

  /**
   * The focus stays on what it was on, also when that has moved to another place of the list. If it is gone, the reader
   * stays where the element begins instead of falling out of it.
   */
  #keepFocus(): void {
    const root = this.shadowRoot;
    if (this.#focused === undefined || root === null || root.activeElement?.id === this.#focused) return;
    const same = this.#focused === '' ? root.activeElement : root.getElementById(this.#focused);
    const place = (same ?? root.querySelector('.root')) as HTMLElement;
    place.focus({ preventScroll: true });
  }

  #adopt(): CSSStyleSheet | undefined {
    if (this.shadowRoot === null) return undefined;
    const sheet = new CSSStyleSheet();
    this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets, sheet];
    return sheet;
  }

  /** Also what goes wrong while the page is changed stays in here: the element starts over and says so. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (cause) {
      // Twice in a row, and there is nothing left to show.
      if (this.#isBroken) return;
      this.#isBroken = true;
      this.data = undefined;
      this.renderRoot.replaceChildren();
      // Lit keeps what it knows of the content under this name; it no longer fits.
      Reflect.deleteProperty(this.renderRoot, '_$litPart$');
      this.report(toFailure(cause));
      this.requestUpdate();
    }
  }

  override render(): TemplateResult {
    const { data, failure, busy } = this;
    const content = data === undefined ? nothing : this.#tried(() => this.renderContent(data));
    const level = String(this.headingLevel);
    return html`<section class="root" part="root" lang=${currentLocale()} tabindex="-1" aria-labelledby="heading" aria-busy=${busy}>
      <slot name="header">
        <div class="header" part="header">
          <div class="heading" part="heading" id="heading" role="heading" aria-level=${level}>${this.heading()}</div>
          ${this.logo ? html`<div class="logo" part="logo">${this.#renderBrand(({ logoOf }, brand) => logoOf(this, brand))}</div>` : nothing}
        </div>
      </slot>
      <div class="body" part="body">
        <div role="status" part="status">${failure === undefined ? this.#renderWaiting() : this.#renderNotice(failure)}</div>
        ${content}
        ${data === undefined && failure === undefined ? html`<div class="skeleton" part="skeleton" aria-hidden="true">${this.renderSkeleton()}</div>` : nothing}
      </div>
      <slot name="footer"></slot>
      ${this.brandFooter ? this.#renderBrand(({ footerOf }, brand) => footerOf(html, brand)) : nothing}
    </section>`;
  }

  protected renderContent(data: Data): TemplateResult {
    return this.isEmpty(data)
      ? html`<slot name="empty"><div class="empty" part="empty">${this.renderEmpty()}</div></slot>`
      : this.renderData(data);
  }

  /** An error while the texts are put together: nothing of the page has been touched yet. */
  #tried(run: () => TemplateResult): TemplateResult | typeof nothing {
    try {
      return run();
    } catch (cause) {
      queueMicrotask(() => {
        this.data = undefined;
        this.report(toFailure(cause));
      });
      return nothing;
    }
  }

  #renderWaiting(): TemplateResult | typeof nothing {
    if (this.data !== undefined) return nothing;
    return html`<span class="hidden">${msg('Wird geladen', { id: 'element.loading' })}</span>`;
  }

  #renderNotice(failure: Failure): TemplateResult {
    const loadedAt = this.data === undefined ? undefined : this.loadedAt;
    const { failed, retry } = this.trouble ?? { failed: this.failed(), retry: () => void this.refresh() };
    return noticeOf({ failure, reader: this.reader, failed, loadedAt, busy: this.busy, retry });
  }

  /** What only some pages show of the brand is loaded when one does. */
  #renderBrand<Content>(render: (code: BrandCode, brand: EmbedBrand) => Content): Content | typeof nothing {
    if (this.brand === undefined) return nothing;
    if (brandCode !== undefined) return render(brandCode, this.brand);
    again(() => import('./brand.ts')).then(
      (code) => {
        brandCode = code;
        this.requestUpdate();
      },
      () => {},
    );
    return nothing;
  }
}
