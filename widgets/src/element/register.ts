/**
 * Registers `Element` under `tag`, unless the name is taken. A class can be registered once only, so a second name gets a
 * class of its own.
 */
export function register(tag: string, Element: new () => HTMLElement): void {
  if (customElements.get(tag) !== undefined) return;
  try {
    customElements.define(tag, Element);
  } catch {
    customElements.define(tag, class extends Element {});
  }
}
