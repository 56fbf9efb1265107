import { css } from 'lit';

export const styles = css`
  /* Space for the first card, which is open, and for closed ones below it. */
  .body {
    --_first: 1150px;
    --_more: 263px;
    min-block-size: max(
      0px,
      min(1, var(--_rows, 1)) * var(--_first) + max(0, var(--_rows, 1) - 1) * var(--_more) - 1000 *
        var(--km-min-height, 0px)
    );
  }
  .skeleton .card {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 3);
    block-size: calc(var(--_more) - var(--_space) * 4);
    padding: calc(var(--_space) * 4);
  }
  .skeleton .first {
    block-size: calc(var(--_first) - 100px);
  }
  .bone {
    block-size: 16px;
    inline-size: min(100%, 22rem);
  }
  .bone.word {
    inline-size: 8rem;
  }
  .bone.amount {
    block-size: 28px;
    inline-size: 10rem;
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }
  .card {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    background: var(--_bg);
  }
  p {
    margin: 0;
  }
  .outcome {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    padding: calc(var(--_space) * 4) calc(var(--_space) * 4) calc(var(--_space) * 2);
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .outcome .word {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    font-size: calc(var(--_size) * 0.875);
    font-weight: 700;
    letter-spacing: 0.06em;
  }
  .outcome .amount {
    grid-column: 1;
    font-size: calc(var(--_size) * 1.75);
    font-weight: 700;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1.2;
  }
  .outcome:focus-visible {
    outline-offset: -3px;
  }
  .outcome:hover .amount {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.15em;
  }
  .chevron {
    grid-area: 1 / 2 / span 2;
    color: var(--_primary-text);
  }
  .sign {
    flex: none;
    fill: var(--_primary-text);
  }
  .credit .outcome .word,
  .credit .sign {
    color: var(--_ok);
    fill: var(--_ok);
  }
  .meta {
    display: grid;
    gap: var(--_space);
    padding: 0 calc(var(--_space) * 4) calc(var(--_space) * 4);
  }
  .costs td {
    white-space: nowrap;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6) calc(var(--_space) * 8);
    padding: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
  }
  .disclosed[hidden] {
    display: none;
  }
  .column,
  .steps,
  .versions,
  .version {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }
  .version {
    gap: var(--_space);
  }
  .subheading {
    font-weight: 700;
  }
  .costs {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .costs tr > * {
    block-size: var(--_row);
    padding: var(--_space) 0;
    vertical-align: middle;
  }
  .costs th {
    inline-size: 100%;
    padding-inline-end: calc(var(--_space) * 3);
    font-weight: 400;
    text-align: start;
  }
  .costs td {
    font-variant-numeric: tabular-nums lining-nums;
    text-align: end;
  }
  .costs .note > td {
    block-size: auto;
    padding-block-start: 0;
    text-align: start;
    white-space: normal;
  }
  .costs .sum > * {
    border-block-start: 2px solid var(--_text);
    font-weight: 700;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  ol {
    display: grid;
    gap: calc(var(--_space) * 3);
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  li {
    position: relative;
    min-block-size: 28px;
    padding-inline-start: 40px;
    counter-increment: step;
  }
  li::before {
    content: counter(step);
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 28px;
    block-size: 28px;
    border: 1px solid var(--_primary-text);
    border-radius: 50%;
    color: var(--_primary-text);
    font-weight: 700;
    line-height: 26px;
    text-align: center;
  }
  li .word {
    display: block;
    font-weight: 600;
  }
  .account {
    margin: calc(var(--_space) * 2) 0 0;
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_bg-subtle);
  }
  .account dd {
    margin: 0;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .account dd + dt {
    margin-block-start: calc(var(--_space) * 2);
  }
  .older {
    justify-self: start;
  }
  .versions > .disclosed {
    display: grid;
    gap: calc(var(--_space) * 4);
    padding-inline-start: calc(var(--_space) * 4);
    border-inline-start: 2px solid var(--_border);
  }
  .versions > .disclosed[hidden] {
    display: none;
  }
  .help,
  .screen:has(> [part='more']) {
    margin-block-start: calc(var(--_space) * 4);
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--_space) * 3);
  }
  .help a {
    padding-block: calc(var(--_space) * 2.5);
  }
  @container km (inline-size < 340px) {
    .body {
      --_first: 1210px;
    }
  }
  @container km (inline-size >= 480px) {
    .body {
      --_first: 960px;
      --_more: 194px;
    }
    .panel {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(0, 1fr);
    }
    .steps {
      grid-area: 1 / 2 / span 2;
    }
  }
  @container km (inline-size >= 580px) {
    .body {
      --_first: 800px;
    }
  }
  @container km (inline-size >= 900px) {
    .body {
      --_first: 730px;
    }
    .panel {
      grid-template: auto / minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1fr);
    }
    .steps {
      grid-area: 1 / 2;
    }
  }
  @media print {
    .disclosed[hidden],
    .versions > .disclosed[hidden] {
      display: grid;
    }
    .chevron {
      display: none;
    }
    .card {
      break-inside: avoid;
    }
  }
`;
