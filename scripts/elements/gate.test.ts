import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../tidy/source.ts';
import { complaintsAbout } from './gate.ts';

// The gate tried on an element that is made up: what it finds there, nobody gets past it in the real ones.
const BASE = `
import { html, LitElement } from 'lit';
export class Base extends LitElement {
  static properties = { theme: { reflect: true }, headingLevel: { attribute: 'heading-level' }, busy: { state: true } };
  declare theme: string;
  declare headingLevel: number;
  declare protected busy: boolean;
  protected emit(type: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
  render() {
    return html\`<section part="root"><slot name="header"></slot></section>\`;
  }
}`;

const TABS = `
import { html } from 'lit';
export function tabList(part: string, kind: 'small' | 'large') {
  return html\`<div part=\${part}><i part="tab tab-\${kind}"></i></div>\`;
}`;

const element = (body = '', top = ''): string => `
import { css, html } from 'lit';
import { Base } from '../element/base.ts';
import { tabList } from '../element/tabs.ts';
${top}
const sheet = css\`.root { color: var(--km-text, black); }\`;
export class KmThing extends Base {
  static kmElement = 'thing';
  static styles = sheet;
  // Neither part="comment" nor this.emit('km-comment') nor --km-comment is anything.
  #open() { return this.emit('km-open', {}, true); }
  #tabs() { return tabList('tabs', 'small'); }
  ${body}
}`;

const sources = (text: string, ...more: SourceFile[]): SourceFile[] => [
  { path: 'widgets/src/element/base.ts', text: BASE },
  { path: 'widgets/src/element/tabs.ts', text: TABS },
  { path: 'widgets/src/thing/thing.ts', text },
  ...more,
];

const named = (...names: string[]) => names.map((name) => ({ name, description: 'Words.' }));
const fields = (...names: string[]) => named(...names).map((each) => ({ kind: 'field' as const, ...each }));
const open = { name: 'km-open', description: 'Words, cancelable.', type: { text: 'CustomEvent<KmOpenDetail>' } };

const THING: CustomElementDeclaration = {
  kind: 'class',
  name: 'KmThing',
  tagName: 'km-thing',
  customElement: true,
  summary: 'A thing.',
  description: 'Words.',
  attributes: named('theme', 'heading-level'),
  members: fields('theme', 'headingLevel'),
  events: [open],
  slots: named('header'),
  cssParts: named('root', 'tabs', 'tab', 'tab-small'),
  cssProperties: named('--km-text'),
};

const manifest = (changes: Partial<CustomElementDeclaration> = {}): Package => ({
  schemaVersion: '2.1.0',
  modules: [{ kind: 'javascript-module', path: 'src/index.ts', declarations: [{ ...THING, ...changes }] }],
});

const complaints = (text: string, changes = {}, ...more: SourceFile[]): string =>
  complaintsAbout(sources(text, ...more), manifest(changes)).join('\n');

test('what is said in full passes', () => expect(complaints(element())).toBe(''));

const SERIAL = "declare const serial: 'now' | 'before';";
const TELL = 'const tell = (host: EventTarget, name: string) => host.dispatchEvent(new CustomEvent(name, RISING));';
const RISING = 'bubbles: true, composed: true';

/** What somebody writes into the element, and what the gate says of it. */
const UNDECLARED: readonly (readonly [body: string, says: RegExp, top?: string])[] = [
  ["#x() { this.emit('km-new', {}); }", /thing\.ts:\d+ the event "km-new" of km-thing is not in/],
  [`#x() { this.dispatchEvent(new CustomEvent('km-new', { ${RISING} })); }`, /the event "km-new"/],
  ["#x() { tell(this, 'km-new'); }", /the event "km-new"/, TELL.replace('RISING', `{ ${RISING} }`)],
  ["#x(a: boolean) { this.emit(a ? 'km-open' : 'km-new', {}, true); }", /the event "km-new"/],
  ["#x() { this.dispatchEvent(new Event('change')); }", /the event "change"/],
  ['#x(a: string) { this.dispatchEvent(new CustomEvent(location.hash)); }', /nobody can tell what event/],
  ['#x() { return html`<slot name="new"></slot>`; }', /the slot "new"/],
  ['#x() { return html`<slot></slot>`; }', /the slot ""/],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: sources as text
  ['#x(a: boolean) { return html`<p>${a ? html`<slot name="new"></slot>` : 1}</p>`; }', /the slot "new"/],
  ["#x(a: boolean) { return html`<slot name=${a ? 'header' : 'new'}></slot>`; }", /the slot "new"/],
  ['#x() { return html`<p part="new"></p>`; }', /the part "new"/],
  ['#x() { return svg`<rect class="a"\n  part="root new"></rect>`; }', /the part "new"/],
  ["#x(a: boolean) { return html`<p part=${a ? 'root' : 'new'}></p>`; }", /the part "new"/],
  [
    '#x() { return html`<p part="root new-${serial}"></p>`; }',
    /the part "new-now"[\s\S]*the part "new-before"/,
    SERIAL,
  ],
  ['#x() { return html`<p part=${NAME}></p>`; }', /the part "new"/, "const NAME = 'new';"],
  ["#x() { return tabList('new', 'small'); }", /the part "new"/],
  ["#x() { return this.#y('new'); } #y(name: string) { return html`<p part=${name}></p>`; }", /the part "new"/],
  ['#x(name: string) { return html`<p part=${name}></p>`; }', /nobody can tell what \$\{name\} will be/],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: sources as text
  ['static more = css`p { color: var(--km-new); }`;', /the token --km-new is offered/],
  ['static more = css`@container style(--km-new: yes) { p { color: red; } }`;', /the token --km-new/],
  ["#x() { return getComputedStyle(this).getPropertyValue('--km-new'); }", /the token --km-new/],
  ["static properties = { a: { attribute: 'new' } }; declare a: string;", /the attribute "new"[\s\S]*the member "a"/],
  ['static properties = { aB: {} }; declare aB: string;', /the attribute "ab"/],
  ['static properties = { a: { attribute: false } }; declare a: string;', /the member "a"/],
  ['static properties = { a: { state: true } }; declare a: string;', /a is state and must not be public/],
  ['static properties = { a: {} }; declare protected a: string;', /a is a property and not public/],
  ["#x() { this.setAttribute('new', ''); }", /the attribute "new"/],
  ['run() {}', /the member "run"/],
  ['get value() { return 1; }', /the member "value"/],
];

describe('what the sources do and the manifest does not say', () => {
  test.each(UNDECLARED.map(([body, says, top = '']) => ({ body, says, top })))('$body', ({ body, says, top }) =>
    expect(complaints(element(body, top))).toMatch(says),
  );

  test('in a file the element loads later', () => {
    const later = { path: 'widgets/src/thing/later.ts', text: 'export const a = html`<p part="new"></p>`;' };
    expect(complaints(element("#x() { return import('./later.ts'); }"), {}, later)).toMatch(
      /later\.ts:1 the part "new" of km-thing/,
    );
    expect(complaints(element(), {}, later)).toBe('');
  });

  test('in a file that is of no element, such as the loader', () => {
    const text = `document.dispatchEvent(new CustomEvent('km-new')); const sheet = 'a{height:var(--km-new)}';`;
    const said = complaints(element(), {}, { path: 'widgets/src/embed.ts', text });
    expect(said).toMatch(/embed\.ts:1 the token --km-new is offered/);
    expect(said).toMatch(/embed\.ts:1 the event "km-new" is of no element/);
  });

  test('another element', () => {
    const other = { path: 'widgets/src/other/other.ts', text: "export class KmOther { static kmElement = 'other'; }" };
    expect(complaints(element(), {}, other)).toMatch(/other\.ts:1 km-other is not in/);
  });

  test.each([
    "#x() { this.emit('km-open', {}); }",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source as text
    '#x() { return html`<p part=${nothing}></p>`; }',
    'connectedCallback() {} updated() {}',
    "#x(row: Element) { row.setAttribute('new', ''); }",
    "#x() { return this.shadowRoot.querySelector('[part=new]'); }",
  ])('lets %s pass', (body) => expect(complaints(element(body))).toBe(''));
});

describe('what the manifest says and the sources do not', () => {
  test.each<readonly [Partial<CustomElementDeclaration>, RegExp]>([
    [{ events: [open, { ...open, name: 'km-old' }] }, /names the event "km-old" of km-thing, and no source has it/],
    [{ slots: named('header', 'old') }, /names the slot "old"/],
    [{ cssParts: [...(THING.cssParts ?? []), ...named('old')] }, /names the part "old"/],
    [{ cssProperties: named('--km-text', '--km-old') }, /names the token "--km-old"/],
    [{ attributes: named('theme', 'heading-level', 'old') }, /names the attribute "old"/],
    [{ members: fields('theme', 'headingLevel', 'busy') }, /names the member "busy"/],
    [{ tagName: 'km-old' }, /names km-old, and no source has it/],
    [{ slots: named('header', 'header') }, /names the slot "header" of km-thing twice/],
    [{ slots: [{ name: 'header' }] }, /no description of "header"/],
    [{ summary: '' }, /no summary of km-thing/],
    [{ events: [{ ...open, type: { text: 'CustomEvent' } }] }, /does not say the type of the detail of "km-open"/],
    [{ events: [{ ...open, description: 'Words.' }] }, /"km-open" of km-thing is cancelable, and not said so/],
  ])('%j', (changes, says) => expect(complaints(element(), changes)).toMatch(says));

  test('of an event: that it can be cancelled, rises, and has a name of ours', () => {
    const events = ['km-quiet', 'loud'].map((name) => ({ ...open, name }));
    const body = `#x() { this.dispatchEvent(new CustomEvent('km-quiet')); this.emit('loud', {}); }`;
    const said = complaints(element(body), { events: [open, ...events] });
    expect(said).toMatch(/"km-quiet" of km-thing does not bubble out of the element/);
    expect(said).toMatch(/"km-quiet" of km-thing is not cancelable/);
    expect(said).toMatch(/"loud" of km-thing does not begin with km-/);
  });
});
