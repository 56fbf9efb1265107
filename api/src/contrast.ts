/** WCAG 2.2, success criterion 1.4.3: text on its ground. */
export const TEXT_CONTRAST_MIN = 4.5;
/** WCAG 2.2, success criterion 1.4.11: lines, signs and the edges of controls. */
export const LINE_CONTRAST_MIN = 3;

/** One step of darkening or lightening; small enough that the hue stays and the brand sees hardly a change. */
const STEP = 0.96;

/** On a ground darker than this, white can be read better than black. */
const MIDDLE_LUMINANCE = 0.179;

/** WCAG contrast of two colours, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * The colour, darkened on a light ground and lightened on a dark one until text in it can be read; the hue stays.
 * Throws on what is not a hexadecimal colour: the value comes from an account's settings and goes into a file.
 */
export function readableOn(ground: string, hex: string): string {
  const shift =
    luminanceOf(ground) > MIDDLE_LUMINANCE
      ? (channel: number) => Math.floor(channel * STEP)
      : (channel: number) => 255 - Math.floor((255 - channel) * STEP);
  let channels = channelsOf(hex);
  while (contrastOf(toHex(channels), ground) < TEXT_CONTRAST_MIN) channels = channels.map(shift);
  return toHex(channels);
}

function channelsOf(hex: string): number[] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`not a colour like #0B5CAD: ${hex}`);
  return match.slice(1).map((channel) => Number.parseInt(channel, 16));
}

const toHex = (channels: readonly number[]) =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** WCAG relative luminance of an sRGB colour. */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
