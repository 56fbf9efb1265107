/** WCAG 2.2 success criterion 1.4.3: contrast of text on white. */
const TEXT_CONTRAST_MIN = 4.5;

/** One step of darkening; small enough that the hue stays recognisable and the brand sees hardly a change. */
const STEP = 0.96;

/**
 * The brand's colour, darkened until it can be read on white; the hue stays. Throws on what is not a hexadecimal
 * colour: the value comes from an account's settings and goes into a file.
 */
export function readableColor(hex: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`not a colour like #0B5CAD: ${hex}`);
  let channels = match.slice(1).map((channel) => Number.parseInt(channel, 16));
  while (contrastOnWhite(channels) < TEXT_CONTRAST_MIN)
    channels = channels.map((channel) => Math.floor(channel * STEP));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG relative luminance of an sRGB colour, set against white. */
function contrastOnWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
