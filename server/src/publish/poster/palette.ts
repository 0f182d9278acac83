import { entityTint } from '../../cards/header.js';
import type { Entity } from '../../kinds/types.js';

/** The colours of a poster, as every program reads them: `#rrggbb`. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly wash: string;
  readonly washDeep: string;
  readonly line: string;
  readonly track: string;
  readonly warning: string;
}

/** The hues of the tints that cards/style/theme.css has, in their order. */
export const hues: readonly number[] = [18, 45, 75, 140, 168, 200, 232, 262, 300, 345];

const bases = {
  light: { paper: '#ffffff', ink: '#23272e', warning: '#855600' },
  dark: { paper: '#1c1f24', ink: '#d8dce2', warning: '#dfb15a' },
} as const;

/** The colours of an entity's card (theme.css), mixed beforehand: few programs mix them themselves. */
export function paletteOf(entity: Entity, theme: 'light' | 'dark'): Palette {
  const { paper, ink, warning } = bases[theme];
  const hue = hues[Number(entityTint(entity).replace('tint-', ''))] ?? 250;
  const hued = oklch(0.6, 0.13, hue);
  const [paperLab, inkLab] = [labOf(paper), labOf(ink)];
  return {
    paper,
    ink,
    warning: hex(mix(labOf(warning), inkLab, 0.65)),
    quiet: hex(mix(inkLab, paperLab, 0.76)),
    accent: hex(mix(hued, inkLab, 0.72)),
    accentInk: hex(mix(hued, inkLab, 0.48)),
    wash: hex(mix(hued, paperLab, 0.09)),
    washDeep: hex(mix(hued, paperLab, 0.24)),
    line: hex(mix(inkLab, paperLab, 0.15)),
    track: hex(mix(inkLab, paperLab, 0.13)),
  };
}

/** A colour in OKLab: lightness, and how red and how yellow it is. */
type Lab = readonly [number, number, number];

function oklch(lightness: number, chroma: number, hue: number): Lab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

function mix(a: Lab, b: Lab, share: number): Lab {
  return [0, 1, 2].map((i) => (a[i] ?? 0) * share + (b[i] ?? 0) * (1 - share)) as unknown as Lab;
}

/** sRGB to OKLab and back, after Björn Ottosson, "A perceptual color space for image processing" (2020). */
function labOf(color: string): Lab {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hex([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const parts = linear.map((part) => {
    const value = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
