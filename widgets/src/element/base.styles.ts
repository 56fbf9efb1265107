import { css } from 'lit';

/** Frame, states, buttons and focus ring, the same in every element. */
export const base = css`
  :host {
    display: block !important;
    min-block-size: var(--km-min-height, auto);
  }
  :host([hidden]) {
    display: none !important;
  }
  /* Whatever the page's global rules say, nothing of it is inherited below here but the font and whether it
     is dark, and only on purpose. */
  .root {
    all: initial;
    color-scheme: inherit;
    direction: ltr;
    unicode-bidi: isolate;
    display: block;
    box-sizing: border-box;
    container: km / inline-size;
    font-family: var(--km-font-family, var(--_brand-font, inherit));
    font-size: var(--_size);
    line-height: var(--_line);
    color: var(--_text);
    background: var(--km-color-bg, transparent);
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  .root:focus {
    outline: none;
  }
  .root *,
  .root *::before,
  .root *::after {
    box-sizing: border-box;
  }
  /* Where the page says how high the element is, that is enough: the second term takes it all away. */
  .body {
    min-block-size: max(0px, var(--_rows, 1) * var(--_reserve, 0px) - 1000 * var(--km-min-height, 0px));
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 4);
    margin-block-end: calc(var(--_space) * 4);
  }
  .heading {
    flex: 1 1 12rem;
    font-size: calc(var(--_size) * 1.375);
    font-weight: 700;
    line-height: 1.25;
  }
  .logo {
    flex: none;
    block-size: 40px;
    max-inline-size: 100%;
  }
  .logo svg {
    display: block;
    block-size: 100%;
    max-inline-size: 100%;
  }
  @container km (inline-size < 480px) {
    .header {
      flex-direction: column;
      align-items: start;
    }
    .heading {
      flex: none;
    }
  }
  .notice {
    display: grid;
    gap: calc(var(--_space) * 2);
    justify-items: start;
    margin-block-end: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_bg-subtle);
  }
  .notice.error {
    border-inline-start-color: var(--_critical);
  }
  .notice.expired,
  .notice.offline {
    border-inline-start-color: var(--_warn);
  }
  .notice p,
  .empty p {
    margin: 0;
    max-inline-size: 60ch;
  }
  .notice .title,
  .empty .title {
    font-weight: 700;
  }
  .muted {
    color: var(--_text-muted);
    font-size: calc(var(--_size) * 0.875);
  }
  .empty {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 6) calc(var(--_space) * 4);
    border: 1px dashed var(--_border-control);
    border-radius: var(--_radius);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    margin: 0;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_bg);
    color: var(--_primary-text);
    font: inherit;
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  .button.primary {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .button:hover {
    border-color: currentcolor;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .button[aria-disabled='true'] {
    cursor: progress;
  }
  a {
    color: var(--_primary-text);
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Nothing is shown for the first 300 ms: what comes at once needs no skeleton. The space is there from the start. */
  .skeleton {
    opacity: 0;
    animation: km-appear 1ms 300ms forwards;
  }
  .bone {
    border-radius: var(--_radius);
    background: var(--_bg-subtle);
    animation: km-breathe 1.6s 300ms ease-in-out infinite alternate;
  }
  @keyframes km-appear {
    to {
      opacity: 1;
    }
  }
  @keyframes km-breathe {
    to {
      background: var(--_border);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }
  @media print {
    .button,
    .screen {
      display: none;
    }
  }
`;
