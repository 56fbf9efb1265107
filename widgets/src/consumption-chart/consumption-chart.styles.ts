import { css } from 'lit';

export const styles = css`
  /* Space for tabs, title, drawing, readout, a note, however many rows are asked for. What comes then moves nothing. */
  .body {
    --_reserve: calc(var(--_size) * 40);
    min-block-size: max(0px, min(1, var(--_rows, 1)) * var(--_reserve) - 1000 * var(--km-min-height, 0px));
  }
  .panel {
    font-variant-numeric: tabular-nums lining-nums;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 4);
    margin-block-end: calc(var(--_space) * 4);
  }
  .tabs {
    flex: 1 1 auto;
  }
  .finding {
    font-size: calc(var(--_size) * 1.25);
    font-weight: 700;
  }
  .comparison {
    min-block-size: calc(var(--_size) * var(--_line));
    margin: 0;
    color: var(--_text-muted);
  }
  ul {
    margin: calc(var(--_space) * 2) 0 0;
    padding: 0;
    list-style: none;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
  }
  .chart {
    display: block;
    max-inline-size: 100%;
    margin-block: calc(var(--_space) * 2);
    overflow: visible;
    font-size: calc(var(--_size) * 0.8125);
  }
  text {
    fill: var(--_text-muted);
    text-anchor: middle;
  }
  .head,
  .rows .value {
    text-anchor: start;
  }
  .tick,
  .rows .slot {
    text-anchor: end;
  }
  .slot:not(.to-come) {
    fill: var(--_text);
  }
  .now {
    fill: var(--_text);
    font-weight: 600;
  }
  .bar {
    stroke: var(--_text);
    stroke-width: 0.6pt;
  }
  .bar.partial {
    stroke-dasharray: 3 2;
  }
  .bar.heating {
    fill: var(--_chart-heat);
  }
  .bar.hot_water {
    fill: var(--_chart-hot);
  }
  .bar.cold_water {
    fill: var(--_chart-cold);
  }
  .ground {
    fill: var(--_bg);
  }
  .stripe {
    fill: var(--_chart-before);
  }
  .gap {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.5px;
  }
  .grid,
  .axis {
    stroke: var(--_border);
    shape-rendering: crispedges;
  }
  .axis {
    stroke: var(--_text);
  }
  .chart * {
    pointer-events: none;
  }
  .chart .band {
    fill: transparent;
    pointer-events: all;
  }
  .chart .current {
    fill: var(--_bg-subtle);
    stroke: var(--_border-control);
  }
  .readout {
    min-block-size: var(--_target);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_bg-subtle);
    text-align: center;
  }
  .panel .button {
    margin-block-start: calc(var(--_space) * 4);
  }
  .table {
    margin-block-start: calc(var(--_space) * 3);
    overflow-x: auto;
  }
  .table[hidden] {
    display: none;
  }
  table {
    inline-size: 100%;
    max-inline-size: 40rem;
    border-collapse: collapse;
  }
  caption,
  th,
  td {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    text-align: start;
    vertical-align: baseline;
  }
  th,
  td {
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
  }
  thead,
  tfoot > * > * {
    border-block: 2px solid var(--_border-control);
  }
  caption,
  thead th,
  tfoot > * > * {
    font-weight: 600;
  }
  /* A month stays whole; where a column is narrow, its notes break. */
  [scope='row'] {
    white-space: nowrap;
  }
  td,
  .figure {
    text-align: end;
  }
  .muted {
    font-weight: 400;
  }
  td .muted {
    display: block;
  }
  .bone {
    block-size: calc(var(--_size) * 24);
  }
  @container km (inline-size < 32rem) {
    .body {
      --_reserve: calc(var(--_size) * 57);
    }
    .tab {
      padding-inline: calc(var(--_space) * 2);
      font-size: calc(var(--_size) * 0.9375);
    }
  }
  @media (forced-colors: active) {
    .bar.heating,
    .bar.hot_water,
    .bar.cold_water,
    .stripe {
      fill: CanvasText;
    }
    .chart .current {
      fill: none;
      stroke: Highlight;
      stroke-width: 2px;
    }
  }
  /* On paper nobody can ask for the table, so it is there. */
  @media print {
    .table[hidden] {
      display: block;
    }
    .controls,
    .readout {
      display: none;
    }
    .chart .current {
      fill: none;
      stroke: none;
    }
  }
`;
