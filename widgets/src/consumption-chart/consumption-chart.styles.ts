import { css } from 'lit';

export const styles = css`
  /* Space for tabs, title, drawing, readout, a note, however many rows are asked for. What comes then moves nothing. */
  .body {
    --_reserve: calc(var(--_size) * 37);
    min-block-size: max(0px, min(1, var(--_rows, 1)) * var(--_reserve) - 1000 * var(--km-min-height, 0px));
  }
  @container km (inline-size < 43rem) {
    .body {
      --_reserve: calc(var(--_size) * 40);
    }
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
  .options {
    display: flex;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
  }
  .option {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-block-size: calc(var(--_target) - 2px);
    padding: 0 calc(var(--_space) * 4);
    border-radius: calc(var(--_radius) - 1px);
  }
  .option input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .option:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .option:hover {
    background: var(--_bg-subtle);
  }
  .option:has(:checked) {
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  .finding {
    font-size: calc(var(--_size) * 1.25);
    font-weight: 700;
    line-height: 1.3;
  }
  .comparison {
    min-block-size: calc(var(--_size) * var(--_line));
    margin: 0;
    color: var(--_text-muted);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    margin: calc(var(--_space) * 2) 0 0;
    padding: 0;
    list-style: none;
    font-variant-numeric: tabular-nums;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .plot {
    margin-block: calc(var(--_space) * 2);
  }
  .chart {
    display: block;
    max-inline-size: 100%;
    overflow: visible;
    font-size: calc(var(--_size) * 0.8125);
    font-variant-numeric: tabular-nums lining-nums;
    touch-action: manipulation;
  }
  .chart text {
    fill: var(--_text);
  }
  .chart .tick,
  .chart .head,
  .chart .to-come,
  .chart .value.before {
    fill: var(--_text-muted);
  }
  .chart .value.now,
  .chart .head.now {
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
  .grid {
    stroke: var(--_border);
    stroke-width: 1px;
    shape-rendering: crispedges;
  }
  .axis {
    stroke: var(--_text);
    stroke-width: 1px;
    shape-rendering: crispedges;
  }
  .current {
    fill: var(--_bg-subtle);
    stroke: var(--_border-control);
    stroke-width: 1px;
  }
  .target {
    fill: transparent;
    cursor: pointer;
  }
  .readout {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_target);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_bg-subtle);
    font-variant-numeric: tabular-nums;
    cursor: ew-resize;
  }
  .sentence {
    flex: 1;
    text-align: center;
  }
  .arrow {
    color: var(--_text-muted);
    font-size: calc(var(--_size) * 1.25);
    line-height: 1;
  }
  .notes {
    margin: calc(var(--_space) * 2) 0 0;
    padding: 0;
    list-style: none;
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
    font-variant-numeric: tabular-nums lining-nums;
  }
  caption {
    padding-block-end: calc(var(--_space) * 2);
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    block-size: calc(var(--_row) * 0.75);
    padding: calc(var(--_space) * 1) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  thead th {
    border-block-end: 2px solid var(--_border-control);
    font-weight: 600;
  }
  tfoot th,
  tfoot td {
    border-block: 2px solid var(--_border-control);
    font-weight: 700;
  }
  .figure {
    text-align: end;
  }
  .unit,
  .note {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .note {
    display: block;
    font-size: calc(var(--_size) * 0.8125);
  }
  .bones {
    display: grid;
    gap: calc(var(--_space) * 3);
  }
  .bone.line {
    block-size: var(--_target);
  }
  .bone.title {
    inline-size: 60%;
    block-size: calc(var(--_size) * 1.6);
  }
  .bone.plot {
    block-size: calc(var(--_size) * 17);
    margin: 0;
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
    .option:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .bar.heating,
    .bar.hot_water,
    .bar.cold_water,
    .stripe {
      fill: CanvasText;
    }
    .current {
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
    .current {
      fill: none;
      stroke: none;
    }
  }
`;
