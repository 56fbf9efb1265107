import { LitElement, type PropertyValues } from 'lit';
import { useLocale } from '../i18n/locale.ts';
import { clientOf, type WidgetClient } from '../session/client.ts';
import type { Failure, FailureKind } from '../session/failure.ts';
import { currentSession, onSession } from '../session/registry.ts';
import { toFailure } from '../session/to-failure.ts';
import type { EmbedBrand, Session, SessionChange, SessionInfo } from '../session/types.ts';

/** Without a connection an element tries by itself, this often. */
const AGAIN_MS = 20_000;

export type ElementState = 'loading' | 'ready' | 'empty' | FailureKind;

/**
 * An element with a session: it finds the page's, loads its data when there is one, loads anew when it becomes another's or
 * comes back, and tells of everything by events. What it shows is said by km-element.ts.
 */
export abstract class LoadingElement<Data> extends LitElement {
  static override properties = {
    session: { attribute: false },
    data: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  /** The session to show, where it is not the page's. */
  declare session: Session | undefined;

  /** What was loaded last. */
  declare protected data: Data | undefined;
  declare protected failure: Failure | undefined;
  declare protected busy: boolean;

  /** Key of this element in a session's components: `statement_list`. */
  protected abstract readonly component: keyof SessionInfo['components'];
  protected abstract load(client: WidgetClient, signal: AbortSignal): Promise<Data>;
  protected abstract isEmpty(data: Data): boolean;
  /** Properties that say what to load: when one changes, it is loaded anew. */
  protected readonly narrowedBy: readonly string[] = [];

  protected loadedAt: Date | undefined;
  /** What a click started and what failed, with its own words. */
  protected trouble: { readonly failed: string; readonly retry: () => void } | undefined;

  #found: Session | undefined;
  #subject: string | undefined;
  #controller: AbortController | undefined;
  #leave: (() => void)[] = [];
  #unsubscribe: (() => void) | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #ready = false;

  constructor() {
    super();
    this.busy = false;
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
    this.#leaveOff();
    const session = this.#found;
    if (session === undefined) return;
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
      this.trouble = undefined;
      this.loadedAt = new Date();
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
      if (this.trouble === undefined) return;
      this.trouble = undefined;
      this.failure = undefined;
    } catch (cause) {
      this.trouble = { failed, retry: () => void this.attempt(failed, run) };
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
    this.#leave.push(onSession(() => this.#follow()));
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveOff();
    for (const leave of this.#leave.splice(0)) leave();
    this.#turnTo(undefined);
  }

  /** Its own session, whatever the page has; without one, the page's. */
  #follow(): void {
    const session = this.session ?? currentSession();
    if (session === this.#found) return;
    this.#turnTo(session);
    void this.refresh();
  }

  #turnTo(session: Session | undefined): void {
    this.#unsubscribe?.();
    this.#found = session;
    this.#unsubscribe = session?.subscribe((change) => this.#onChange(change));
  }

  #onChange(change: SessionChange): void {
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
    if (changed.has('session') && this.isConnected) this.#follow();
    if (this.hasUpdated && this.narrowedBy.some((name) => changed.has(name))) void this.refresh();
  }
}
