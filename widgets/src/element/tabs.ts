import { css, html, type TemplateResult } from 'lit';

export interface Tab {
  /** Its button is `tab-<id>`, which labels the panel with the id `panel`. */
  readonly id: string;
  readonly words: string;
  readonly chosen: boolean;
  readonly choose: () => void;
}

/** Tabs by the pattern of the ARIA guide: one stop for the tabulator, arrows, Home and End choose at once. */
export function tabList(label: string, part: string, tabs: readonly Tab[]): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    const { length } = tabs;
    const at = tabs.findIndex(({ chosen }) => chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + length, Home: 0, End: length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tabs[to % length]?.choose();
    ((event.currentTarget as HTMLElement).children[to % length] as HTMLElement | undefined)?.focus();
  };
  return html`<div class="tabs" part=${part} role="tablist" aria-label=${label} @keydown=${onKey}>
    ${tabs.map(
      ({ id, words, chosen, choose }) => html`<button
        class="tab"
        part="tab"
        type="button"
        role="tab"
        id="tab-${id}"
        aria-controls="panel"
        aria-selected=${chosen}
        tabindex=${chosen ? 0 : -1}
        @click=${choose}
      >
        ${words}
      </button>`,
    )}
  </div>`;
}

/** Tabs, and a choice of one with its label. */
export const controls = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    border-block-end: 1px solid var(--_border-control);
  }
  .tab {
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    margin: 0;
    padding: 0 calc(var(--_space) * 4);
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }
  .tab:hover {
    background: var(--_bg-subtle);
  }
  /* No border on the others, not even a transparent one: with forced colours it would be seen. */
  .tab[aria-selected='true'] {
    padding-block-start: 3px;
    border-block-end: 3px solid var(--_primary);
    font-weight: 700;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    max-inline-size: 100%;
  }
  select {
    max-inline-size: 100%;
    text-overflow: ellipsis;
  }
  @media print {
    .tabs,
    .choice {
      display: none;
    }
  }
`;
