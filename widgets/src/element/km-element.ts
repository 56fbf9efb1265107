import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { currentLocale, useLocale } from '../i18n/locale.ts';
import { clientOf, type WidgetClient } from '../session/client.ts';
import type { Failure, FailureKind } from '../session/failure.ts';
import { onSession } from '../session/registry.ts';
import { toFailure } from '../session/to-failure.ts';
import type { EmbedBrand, Session, SessionChange, SessionInfo } from '../session/types.ts';
import { base } from './base.styles.ts';
import { instanceRules } from './instance-sheet.ts';
import { noticeOf } from './notice.ts';
import { tokens } from './tokens.styles.ts';

export { describeSession } from '../session/describe-session.ts';

/** Without a connection an element tries by itself, this often. */
const AGAIN_MS = 20_000;

export type ElementState = 'loading' | 'ready' | 'empty' | FailureKind;

/**
 * What every element is: it finds the page's session, loads its data, and shows one of its states. An element says what it
 * loads and how that looks; nothing it does can throw into the page around it.
 *
 * A subclass has `component`, `heading()`, `failed()`, `load()`, `isEmpty()`, `renderData()`, `renderEmpty()` and
 * `renderSkeleton()`.
 *
 * @attr {'loading' | 'ready' | 'empty' | 'error' | 'expired' | 'offline' | 'forbidden'} state - What is shown; only to be read.
 * @slot header - Instead of the title and the logo.
 * @slot footer - Below everything.
 * @slot empty - Instead of the words when there is nothing to show.
 * @csspart root - The whole element.
 * @csspart header - Title and logo.
 * @csspart heading - The title.
 * @csspart logo - The brand's logo.
 * @csspart body - Everything below the header.
 * @csspart status - What is read aloud when it changes: that it is loading, or what failed.
 * @csspart skeleton - What is shown while nothing is there yet.
 * @csspart notice - What failed; also `notice-error`, `notice-expired`, `notice-offline`, `notice-forbidden`.
 * @csspart as-of - When the data were loaded.
 * @csspart retry - The button to try again.
 * @csspart request-id - The reference for questions.
 * @csspart empty - What is said when there is nothing to show.
 * @cssprop [--km-color-text=#1b1f24] - Text.
 * @cssprop [--km-color-text-muted=#55606b] - Text of less weight.
 * @cssprop [--km-color-bg=#ffffff] - Ground.
 * @cssprop [--km-color-bg-subtle=#f4f6f8] - Ground of notices and boxes.
 * @cssprop [--km-color-border=#c9d3dc] - Lines that separate.
 * @cssprop [--km-color-border-control=#7a8591] - Outlines of controls.
 * @cssprop [--km-color-primary=#0b5cad] - The brand's colour; unless set, the session's.
 * @cssprop [--km-color-on-primary=#ffffff] - Text on it.
 * @cssprop [--km-color-focus=#0b5cad] - Focus ring.
 * @cssprop [--km-color-ok=#1a6b36] - All is well, and money comes back.
 * @cssprop [--km-color-ok-bg=#e6f4ea] - Ground of it.
 * @cssprop [--km-color-warn=#8a5a00] - Something comes near.
 * @cssprop [--km-color-warn-bg=#fff4db] - Ground of it.
 * @cssprop [--km-color-critical=#b42318] - Something failed.
 * @cssprop [--km-color-critical-bg=#fdecea] - Ground of it.
 * @cssprop [--km-chart-heat=#6b2a0f] - Heating.
 * @cssprop [--km-chart-hot=#d07a2d] - Hot water.
 * @cssprop [--km-chart-cold=#a9d0ec] - Cold water.
 * @cssprop [--km-chart-now=#1b1f24] - This period.
 * @cssprop [--km-chart-before=#8c96a0] - The one before.
 * @cssprop [--km-chart-average=#ffffff] - The average.
 * @cssprop [--km-font-family=inherit] - Font; unless set, the brand's, else the page's.
 * @cssprop [--km-font-size=1rem] - Size of running text.
 * @cssprop [--km-font-line=1.5] - Line height.
 * @cssprop [--km-space=4px] - Unit of all distances.
 * @cssprop [--km-radius=6px] - Rounding of corners.
 * @cssprop [--km-shadow=none] - Shadow of cards.
 * @cssprop [--km-density=comfortable] - `comfortable` or `compact` rows.
 * @cssprop [--km-target=44px] - Smallest height of what can be pressed.
 * @cssprop [--km-min-height=auto] - Space to keep from the start, so that nothing below the element moves.
 * @fires {CustomEvent<KmReadyDetail>} km-ready - Its data are on the page, or the words that there are none.
 * @fires {CustomEvent<KmErrorDetail>} km-error - Something failed and is shown.
 * @fires {CustomEvent<KmSessionExpiringDetail>} km-session-expiring - The session ends in a minute; cancelled, it is not renewed.
 */
export abstract class KmElement<Data = unknown> extends LitElement {
  static override styles = [tokens, base];

  static override properties = {
    theme: { reflect: true },
    rows: { type: Number, reflect: true },
    headingLevel: { type: Number, attribute: 'heading-level' },
    logo: { type: Boolean, reflect: true },
    session: { attribute: false },
    data: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  /** `light` or `dark`; without it, as the reader's system says. */
  declare theme: 'light' | 'dark' | undefined;
  /** How many rows to keep space for until there are data. */
  declare rows: number;
  /** Level of the heading in the page's outline, 2 unless said. */
  declare headingLevel: number;
  /** Shows the brand's logo in the header. */
  declare logo: boolean;
  /** The session to show, where it is not the page's. */
  declare session: Session | undefined;

  /** What was loaded last. */
  declare protected data: Data | undefined;
  declare protected failure: Failure | undefined;
  declare protected busy: boolean;

  /** Key of this element in a session's components: `statement_list`. */
  protected abstract readonly component: keyof SessionInfo['components'];
  /** Title of the element. */
  protected abstract heading(): string;
  /** What could not be loaded, as a sentence. */
  protected abstract failed(): string;
  protected abstract load(client: WidgetClient, signal: AbortSignal): Promise<Data>;
  protected abstract isEmpty(data: Data): boolean;
  protected abstract renderData(data: Data): TemplateResult;
  protected abstract renderEmpty(): TemplateResult;
  /** As high as what comes. Inside, use `class="bone"`. */
  protected abstract renderSkeleton(): TemplateResult;

  #found: Session | undefined;
  #loadedAt: Date | undefined;
  #subject: string | undefined;
  #controller: AbortController | undefined;
  #leave: (() => void)[] = [];
  #sheet: CSSStyleSheet | undefined;
  /** Id of what had the focus before the update; empty when it has none, undefined when the focus is elsewhere. */
  #focused: string | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #broken = 0;
  #ready = false;
  #trouble: { readonly failed: string; readonly retry: () => void } | undefined;
  #logo: { readonly svg: string; readonly element: SVGElement | undefined } | undefined;

  constructor() {
    super();
    this.rows = 1;
    this.headingLevel = 2;
    this.logo = false;
    this.busy = false;
    updateWhenLocaleChanges(this);
  }

  /** What is shown at present. */
  get state(): ElementState {
    if (this.failure !== undefined) return this.failure.kind;
    if (this.data === undefined) return 'loading';
    return this.isEmpty(this.data) ? 'empty' : 'ready';
  }

  protected get brand(): EmbedBrand | undefined {
    return this.#found?.info?.brand;
  }

  /** Who reads. */
  protected get reader(): SessionInfo['subject']['role'] | undefined {
    return this.#found?.info?.subject.role;
  }

  /** Whether the session has switched this feature of the element on. */
  protected hasFeature(name: string): boolean {
    const { features } = (this.#found?.info?.components[this.component] ?? {}) as {
      features?: Record<string, boolean>;
    };
    return features?.[name] === true;
  }

  /** Client of the session, for what comes after loading. */
  protected get client(): WidgetClient | undefined {
    return this.#found === undefined ? undefined : clientOf(this.#found);
  }

  /** Loads anew; what is shown stays until there is something else. Never rejects. */
  async refresh(): Promise<void> {
    const session = this.#found;
    if (session === undefined) return;
    this.#leaveOff();
    const controller = new AbortController();
    this.#controller = controller;
    this.busy = true;
    try {
      const info = await session.established();
      await useLocale(session.locale);
      if (controller.signal.aborted) return;
      this.#keepApart(JSON.stringify(info.subject));
      if (info.components[this.component] === undefined)
        return this.report({ kind: 'forbidden', code: 'component-not-in-session' });
      const data = await this.load(clientOf(session), controller.signal);
      if (controller.signal.aborted) return;
      this.data = data;
      this.failure = undefined;
      this.#trouble = undefined;
      this.#loadedAt = new Date();
      this.#broken = 0;
      this.#tellReady();
    } catch (cause) {
      if (controller.signal.aborted) return;
      this.report(toFailure(cause));
    } finally {
      if (this.#controller === controller) this.busy = false;
    }
  }

  #leaveOff(): void {
    clearTimeout(this.#later);
    this.#controller?.abort();
  }

  /** The connection may be there again. */
  readonly #goOn = (): void => {
    if (this.failure?.kind === 'offline') void this.refresh();
  };

  /** Shows a failure and tells the host of it. What was loaded stays, unless the reader may no longer see it. */
  protected report(failure: Failure): void {
    this.failure = failure;
    if (failure.kind === 'forbidden') this.data = undefined;
    clearTimeout(this.#later);
    if (failure.kind === 'offline') this.#later = setTimeout(this.#goOn, AGAIN_MS);
    const { kind, code, status, requestId } = failure;
    this.emit('km-error', { component: this.#name, kind, code, status, requestId });
  }

  /** Runs what a click asks for; an error is shown as `failed` with another try, and reaches nobody else. Never rejects. */
  protected async attempt(failed: string, run: () => unknown): Promise<void> {
    try {
      await run();
      if (this.#trouble === undefined) return;
      this.#trouble = undefined;
      this.failure = undefined;
    } catch (cause) {
      this.#trouble = { failed, retry: () => void this.attempt(failed, run) };
      const { kind, ...rest } = toFailure(cause);
      // What was loaded before is still the reader's to see.
      this.report({ ...rest, kind: kind === 'forbidden' ? 'error' : kind });
    }
  }

  /** False when a listener cancelled it. Ids and codes only: what a page hears, its scripts can send anywhere. */
  protected emit<Name extends keyof HTMLElementEventMap>(
    type: Name,
    detail: HTMLElementEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never,
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('online', this.#goOn);
    this.#leave.push(() => globalThis.removeEventListener('online', this.#goOn));
    if (this.session === undefined) this.#leave.push(onSession((session) => this.#follow(session)));
    else this.#follow(this.session);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveOff();
    for (const leave of this.#leave.splice(0)) leave();
    this.#found = undefined;
  }

  #follow(session: Session): void {
    if (session === this.#found) return;
    this.#found = session;
    this.#leave.push(session.subscribe((change) => this.#onChange(session, change)));
    void this.refresh();
  }

  #onChange(session: Session, change: SessionChange): void {
    if (session !== this.#found) return;
    if (change.type === 'established') void this.refresh();
    else if (change.type === 'failed') {
      if (!this.busy) this.report(change.failure);
    } else if (
      !this.emit('km-session-expiring', { component: this.#name, expiresAt: change.expiresAt.toISOString() }, true)
    )
      change.prevent();
  }

  /** Somebody else's data must not stay when the session becomes another person's. */
  #keepApart(subject: string): void {
    if (this.#subject !== undefined && this.#subject !== subject) {
      this.data = undefined;
      this.#ready = false;
    }
    this.#subject = subject;
  }

  #tellReady(): void {
    if (this.#ready || this.data === undefined) return;
    this.#ready = true;
    const state = this.isEmpty(this.data) ? 'empty' : 'ready';
    // After it is on the page, so that whoever listens can look.
    void this.updateComplete.then(() => this.failure ?? this.emit('km-ready', { component: this.#name, state }));
  }

  get #name(): string {
    return this.component.replaceAll('_', '-');
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#focused = this.shadowRoot?.activeElement?.id;
    if (changed.has('session') && this.isConnected && this.session !== undefined) this.#follow(this.session);
  }

  protected override updated(): void {
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
      this.#broken += 1;
      if (this.#broken > 2) return;
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
          ${this.logo ? this.#renderLogo() : nothing}
        </div>
      </slot>
      <div class="body" part="body">
        <div role="status" part="status">${failure === undefined ? this.#renderWaiting() : this.#renderNotice(failure)}</div>
        ${content}
        ${data === undefined && failure === undefined ? html`<div class="skeleton" part="skeleton" aria-hidden="true">${this.renderSkeleton()}</div>` : nothing}
      </div>
      <slot name="footer"></slot>
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
    const loadedAt = this.data === undefined ? undefined : this.#loadedAt;
    const { failed, retry } = this.#trouble ?? { failed: this.failed(), retry: () => void this.refresh() };
    return noticeOf({ failure, failed, loadedAt, busy: this.busy, retry });
  }

  /** The space is there before the logo is, and only who shows one loads what reads it. */
  #renderLogo(): TemplateResult {
    const { logo_svg: svg, name = '' } = this.brand ?? {};
    if (svg && this.#logo?.svg !== svg) {
      this.#logo = { svg, element: undefined };
      import('./logo.ts').then(
        ({ logoElement }) => {
          this.#logo = { svg, element: logoElement(svg, name) };
          this.requestUpdate();
        },
        () => {},
      );
    }
    return html`<div class="logo" part="logo">${svg ? this.#logo?.element : nothing}</div>`;
  }
}
