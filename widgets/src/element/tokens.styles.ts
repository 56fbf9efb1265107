import { css, unsafeCSS } from 'lit';

/**
 * Every colour: the host's token, its default on a light and on a dark ground. Contrast is computed on the ground beside
 * it. Elements read each under a private name, `--_text` for `--km-color-text`, so that a host may set a token anywhere
 * above the element: on `:root`, on a class, on the tag.
 */
const COLORS: readonly (readonly [token: string, light: string, dark: string])[] = [
  ['--km-color-text', '#1b1f24', '#e8ecf0'],
  ['--km-color-text-muted', '#55606b', '#a9b4bf'],
  ['--km-color-bg', '#ffffff', '#14181d'],
  ['--km-color-bg-subtle', '#f4f6f8', '#1e242b'],
  ['--km-color-border', '#c9d3dc', '#3a444f'],
  ['--km-color-border-control', '#7a8591', '#7f8b97'],
  // The session's brand comes before our default; its values are set by instance-sheet.ts.
  ['--km-color-primary', 'var(--_brand-primary,#0b5cad)', 'var(--_brand-text-dark,#6fb1f5)'],
  ['--km-color-on-primary', 'var(--_brand-on-primary,#ffffff)', '#14181d'],
  ['--km-color-focus', '#0b5cad', '#8cc4ff'],
  ['--km-color-ok', '#1a6b36', '#6ccb8b'],
  ['--km-color-warn', '#8a5a00', '#f0b95b'],
  ['--km-color-critical', '#b42318', '#ff8a80'],
  ['--km-chart-heat', '#6b2a0f', '#b4512a'],
  ['--km-chart-hot', '#d07a2d', '#e5a05c'],
  ['--km-chart-cold', '#a9d0ec', '#cfe6f7'],
  ['--km-chart-before', '#8c96a0', '#8c96a0'],
];

const colors = unsafeCSS(
  COLORS.map(([token, light, dark]) => {
    const name = token.replace(/km-(color-)?/, '_');
    return `${name}:var(${token},light-dark(${light},${dark}));`;
  }).join(''),
);

/** Colours, type and measures of every element, light, dark and with forced colours. */
export const tokens = css`
  .root {
    ${colors}
    --_primary-text: light-dark(var(--km-color-primary, var(--_brand-text, #0b5cad)), var(--_primary));
    --_space: var(--km-space, 4px);
    --_radius: var(--km-radius, 6px);
    --_shadow: var(--km-shadow, none);
    --_target: var(--km-target, 44px);
    --_row: 48px;
    --_line: var(--km-font-line, 1.5);
    --_size: var(--km-font-size, 1rem);
  }
  /* The page says whether it is dark; the attribute overrules it, and then the element brings the ground as well. */
  :host([theme='light']) .root {
    color-scheme: light;
  }
  :host([theme='dark']) .root {
    color-scheme: dark;
  }
  :host([theme]) .root {
    background: var(--_bg);
  }
  :host([theme='dark']) .root {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
  }
  @container style(--km-density: compact) {
    .body {
      --_row: 36px;
    }
  }
  @media (forced-colors: active) {
    :host .root.root {
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
    :host .root.root {
      color-scheme: light;
    }
  }
`;
