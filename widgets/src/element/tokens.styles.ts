import { css } from 'lit';

// Every token is read here once, under a private name, so that a host may set it anywhere above the element: on :root, on a
// class, on the tag. The order is the host's token, the session's brand, our default. Contrast is computed on the ground
// beside it. `--_brand-*` come from brand-sheet.ts.

const LIGHT = css`
  color-scheme: light;
  --_text: var(--km-color-text, #1b1f24);
  --_text-muted: var(--km-color-text-muted, #55606b);
  --_bg: var(--km-color-bg, #ffffff);
  --_bg-subtle: var(--km-color-bg-subtle, #f4f6f8);
  --_border: var(--km-color-border, #c9d3dc);
  --_border-control: var(--km-color-border-control, #7a8591);
  --_primary: var(--km-color-primary, var(--_brand-primary, #0b5cad));
  --_on-primary: var(--km-color-on-primary, var(--_brand-on-primary, #ffffff));
  --_primary-text: var(--km-color-primary, var(--_brand-text, #0b5cad));
  --_focus: var(--km-color-focus, #0b5cad);
  --_ok: var(--km-color-ok, #1a6b36);
  --_ok-bg: var(--km-color-ok-bg, #e6f4ea);
  --_warn: var(--km-color-warn, #8a5a00);
  --_warn-bg: var(--km-color-warn-bg, #fff4db);
  --_critical: var(--km-color-critical, #b42318);
  --_critical-bg: var(--km-color-critical-bg, #fdecea);
  --_chart-heat: var(--km-chart-heat, #6b2a0f);
  --_chart-hot: var(--km-chart-hot, #d07a2d);
  --_chart-cold: var(--km-chart-cold, #a9d0ec);
  --_chart-now: var(--km-chart-now, #1b1f24);
  --_chart-before: var(--km-chart-before, #8c96a0);
  --_chart-average: var(--km-chart-average, #ffffff);
`;

const DARK = css`
  color-scheme: dark;
  --_text: var(--km-color-text, #e8ecf0);
  --_text-muted: var(--km-color-text-muted, #a9b4bf);
  --_bg: var(--km-color-bg, #14181d);
  --_bg-subtle: var(--km-color-bg-subtle, #1e242b);
  --_border: var(--km-color-border, #3a444f);
  --_border-control: var(--km-color-border-control, #7f8b97);
  --_primary: var(--km-color-primary, var(--_brand-text-dark, #6fb1f5));
  --_on-primary: var(--km-color-on-primary, #14181d);
  --_primary-text: var(--km-color-primary, var(--_brand-text-dark, #6fb1f5));
  --_focus: var(--km-color-focus, #8cc4ff);
  --_ok: var(--km-color-ok, #6ccb8b);
  --_ok-bg: var(--km-color-ok-bg, #12301c);
  --_warn: var(--km-color-warn, #f0b95b);
  --_warn-bg: var(--km-color-warn-bg, #33260a);
  --_critical: var(--km-color-critical, #ff8a80);
  --_critical-bg: var(--km-color-critical-bg, #3a1512);
  --_chart-heat: var(--km-chart-heat, #b4512a);
  --_chart-hot: var(--km-chart-hot, #e5a05c);
  --_chart-cold: var(--km-chart-cold, #cfe6f7);
  --_chart-now: var(--km-chart-now, #e8ecf0);
  --_chart-before: var(--km-chart-before, #8c96a0);
  --_chart-average: var(--km-chart-average, #14181d);
  padding: calc(var(--_space) * 3);
  border-radius: var(--_radius);
`;

/** Colours, type and measures of every element, light, dark and with forced colours. */
export const tokens = css`
  .root {
    ${LIGHT}
    --_space: var(--km-space, 4px);
    --_radius: var(--km-radius, 6px);
    --_shadow: var(--km-shadow, none);
    --_target: var(--km-target, 44px);
    --_row: 48px;
    --_line: var(--km-font-line, 1.5);
    --_size: var(--km-font-size, 1rem);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) .root {
      ${DARK}
    }
  }
  :host([theme='dark']) .root {
    ${DARK}
  }
  @container style(--km-density: compact) {
    .body {
      --_row: 36px;
    }
  }
  @media (forced-colors: active) {
    .root,
    :host([theme='dark']) .root,
    :host(:not([theme='light'])) .root {
      --_text: CanvasText;
      --_text-muted: CanvasText;
      --_bg: Canvas;
      --_bg-subtle: Canvas;
      --_border: CanvasText;
      --_border-control: ButtonBorder;
      --_primary: ButtonText;
      --_on-primary: ButtonFace;
      --_primary-text: LinkText;
      --_focus: Highlight;
    }
  }
  @media print {
    .root,
    :host([theme='dark']) .root,
    :host(:not([theme='light'])) .root {
      ${LIGHT}
    }
  }
`;
