import type { Package } from 'custom-elements-manifest';
import type { Page } from 'playwright-core';
import { elementsIn } from '../../scripts/elements/elements-in.ts';
import manifest from '../custom-elements.json' with { type: 'json' };

const elements = elementsIn(manifest as unknown as Package);

/** Names of all events of all elements. */
export const EVENTS = [...new Set(elements.flatMap(({ events = [] }) => events.map(({ name }) => name)))];

/** What the manifest says can be there, each as `km-statement-list part root`. */
export const DECLARED: ReadonlySet<string> = new Set(
  elements.flatMap(({ tagName, events = [], slots = [], cssParts = [] }) => [
    ...events.map(({ name }) => `${tagName} event ${name}`),
    ...slots.map(({ name }) => `${tagName} slot ${name}`),
    ...cssParts.map(({ name }) => `${tagName} part ${name}`),
  ]),
);

/** Runs in the page before anything else: notes each part, slot and event of our elements, as they come and go. */
export function watchContract(): void {
  const seen = new Set<string>();
  Object.assign(globalThis, { contract: seen });
  /** Whatever its tag is called, the class says which element it is. */
  const tagOf = (host: unknown): string | undefined => {
    const { kmElement } = (host as object).constructor as { kmElement?: string };
    return kmElement === undefined ? undefined : `km-${kmElement}`;
  };

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init: ShadowRootInit): ShadowRoot {
    const root = attachShadow.call(this, init);
    const tag = tagOf(this);
    const note = (): void => {
      for (const element of root.querySelectorAll('[part]'))
        for (const part of element.part) seen.add(`${tag} part ${part}`);
      for (const slot of root.querySelectorAll('slot')) seen.add(`${tag} slot ${slot.name}`);
    };
    const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ['part', 'name'] };
    if (tag !== undefined) new MutationObserver(note).observe(root, changes);
    return root;
  };

  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event: Event): boolean {
    const tag = this instanceof Element ? tagOf(this) : undefined;
    const stays = event.bubbles && event.composed ? '' : ' (does not rise)';
    if (tag !== undefined) seen.add(`${tag} event ${event.type}${stays}`);
    return dispatchEvent.call(this, event);
  };
}

/** What was there in this page so far. */
export async function seenIn(page: Page): Promise<Set<string>> {
  return new Set(await page.evaluate(() => [...(globalThis as unknown as { contract: Set<string> }).contract]));
}

/** What was there in a page and is not in the manifest; nothing of a page that is gone. */
export async function undeclaredIn(page: Page): Promise<string[]> {
  if (page.isClosed()) return [];
  return [...(await seenIn(page))].filter((each) => !DECLARED.has(each));
}
