import { css } from 'lit';

export const styles = css`
  /* Space for tabs and a delivery with its six steps; each further row of the attribute keeps space for one step more. */
  .body {
    --_first: calc(var(--_size) * 51);
    min-block-size: max(
      0px,
      min(1, var(--_rows, 1)) * var(--_first) + max(0, var(--_rows, 1) - 1) * var(--_size) * 5 - 1000 *
        var(--km-min-height, 0px)
    );
  }
  @container km (inline-size < 40rem) {
    .body {
      --_first: calc(var(--_size) * 59);
    }
  }
  @container km (inline-size < 30rem) {
    .body {
      --_first: calc(var(--_size) * 78);
    }
  }
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    padding-inline-start: calc(var(--_space) * 5);
  }
  .title {
    font-weight: 700;
  }
  .panel,
  .bones,
  .content,
  .verdict,
  .confirmation,
  .inputs {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    min-inline-size: 0;
  }
  .verdict,
  .confirmation,
  .content {
    gap: calc(var(--_space) * 2);
  }
  [hidden] {
    display: none;
  }
  .tabs {
    margin-block-end: calc(var(--_space) * 4);
  }
  .summary,
  .verdict,
  .confirmation {
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_bg-subtle);
  }
  .summary.failed,
  .verdict.fails {
    border-inline-start-color: var(--_critical);
  }
  .summary.unclear,
  .confirmation {
    border-inline-start-color: var(--_warn);
  }
  .confirmation {
    flex: 1 1 100%;
  }
  .level {
    font-size: calc(var(--_size) * 1.25);
    font-weight: 700;
    line-height: 1.3;
  }
  .mark {
    flex: none;
    vertical-align: -0.1em;
    fill: currentcolor;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .mark.open,
  .mark.running {
    fill: var(--_bg);
  }
  .mark.running {
    stroke-dasharray: 3 2;
  }
  .mark.failed {
    color: var(--_critical);
  }
  .mark.unclear {
    color: var(--_warn);
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--_space) calc(var(--_space) * 4);
  }
  dt {
    color: var(--_text-muted);
  }
  code {
    font-size: calc(var(--_size) * 0.8125);
    overflow-wrap: anywhere;
  }
  .timeline {
    list-style: none;
  }
  .item {
    position: relative;
    padding-inline-start: calc(var(--_space) * 7);
    padding-block-end: calc(var(--_space) * 4);
  }
  .item .mark {
    position: absolute;
    inset-block-start: 0.3em;
    inset-inline-start: 0;
  }
  .item:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: calc(0.3em + 16px) -0.3em;
    inset-inline-start: 7px;
    border-inline-start: 2px solid var(--_border-control);
  }
  .item.open {
    color: var(--_text-muted);
  }
  .item.open strong {
    font-weight: 400;
  }
  .item strong {
    display: inline-block;
  }
  .item strong::first-letter {
    text-transform: uppercase;
  }
  .item.open::before {
    border-inline-start-style: dotted !important;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
  }
  .input {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_space);
  }
  input {
    max-inline-size: 100%;
    margin: 0;
    font: inherit;
  }
  ::file-selector-button {
    min-block-size: var(--_target);
    margin-inline-end: calc(var(--_space) * 3);
    padding: 0 calc(var(--_space) * 4);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_bg);
    color: var(--_primary-text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 5);
    list-style: none;
  }
  .disclosure {
    border-block-start: 1px solid var(--_border);
  }
  .summary-button {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    padding: calc(var(--_space) * 2) 0;
    border: 0;
    background: none;
    color: var(--_primary-text);
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  .summary-button:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .chevron {
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.2em;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
  }
  [aria-expanded='true'] .chevron {
    transform: rotate(45deg);
  }
  .content {
    padding-block-end: calc(var(--_space) * 4);
    max-inline-size: 70ch;
  }
  .bone.summary {
    block-size: calc(var(--_size) * 6);
    border: 0;
  }
  .bone.identity {
    block-size: calc(var(--_size) * 5);
  }
  .bone.timeline {
    block-size: calc(var(--_size) * 22);
  }
  @media print {
    .content[hidden] {
      display: grid;
    }
    .actions,
    .file {
      display: none;
    }
  }
`;
