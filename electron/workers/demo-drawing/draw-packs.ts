import type { DrawnPack } from './drawing-schema.ts';
import { mix, place, rgb, ripple, scale, type HeightField, type Rgb } from './height-field.ts';

const PAPER: Rgb = [0.95, 0.92, 0.84];
const INK: Rgb = [0.24, 0.2, 0.17];

/** Draws one package lying on the table. `size` is its length as a part of the picture's height. */
export function drawPack(
  field: HeightField,
  pack: DrawnPack,
  at: { readonly x: number; readonly y: number; readonly angle: number; readonly size: number },
  seed: number,
): void {
  const half = (at.size * field.height) / 2;
  const base = { x: at.x, y: at.y, angle: at.angle, basePx: 0 };
  const colour = rgb(pack.colour);
  const accent = rgb(pack.accent);
  switch (pack.pack) {
    case 'bottle':
      place(field, {
        ...base,
        alongPx: half,
        acrossPx: half * 0.3,
        gloss: 0.9,
        ...turned(half * 0.3, bottleWidth, colour, accent, [-0.62, 0.12]),
      });
      return;
    case 'jar':
      place(field, {
        ...base,
        alongPx: half * 0.8,
        acrossPx: half * 0.5,
        gloss: 0.8,
        ...turned(half * 0.5, jarWidth, colour, accent, [-0.6, 0.38]),
      });
      return;
    case 'pouch':
      place(field, {
        ...base,
        alongPx: half,
        acrossPx: half * 0.68,
        gloss: 0.35,
        ...pouch(half, colour, accent, seed),
      });
      return;
    case 'box':
      place(field, {
        ...base,
        alongPx: half,
        acrossPx: half * 0.66,
        gloss: 0.12,
        ...box(half, colour, accent),
      });
      return;
    case 'textile':
      place(field, {
        ...base,
        alongPx: half * 1.15,
        acrossPx: half * 0.7,
        gloss: 0.02,
        ...cloth(half, colour, accent, seed),
      });
      return;
    case 'mat':
      place(field, {
        ...base,
        alongPx: half * 1.25,
        acrossPx: half * 0.85,
        gloss: 0.06,
        ...cloth(half, colour, accent, seed),
      });
      place(field, {
        ...base,
        y: at.y - half * 0.72,
        alongPx: half * 1.28,
        acrossPx: half * 0.2,
        gloss: 0.06,
        ...roll(half * 0.2, colour, accent),
      });
  }
}

type Surface = { rise: (u: number, v: number) => number; paint: (u: number, v: number) => Rgb };

/** Part of the full width along the axis; -1 is the bottom, +1 the mouth. */
function bottleWidth(u: number): number {
  if (u < -0.94) return Math.sqrt(Math.max(0, 1 - ((u + 0.94) / 0.06) ** 2));
  if (u < 0.3) return 1;
  if (u < 0.58) return 1 - 0.62 * (0.5 - 0.5 * Math.cos((Math.PI * (u - 0.3)) / 0.28));
  return u > 0.82 ? 0.44 : 0.38;
}

function jarWidth(u: number): number {
  if (u < -0.88) return 0.9 + 0.1 * Math.sqrt(Math.max(0, 1 - ((u + 0.88) / 0.12) ** 2));
  if (u < 0.5) return 1;
  return u < 0.62 ? 1 - (u - 0.5) : 0.93;
}

/** A body of revolution lying on its side: glass, a paper label, a cap. */
function turned(
  radius: number,
  width: (u: number) => number,
  colour: Rgb,
  accent: Rgb,
  label: readonly [number, number],
): Surface {
  const cap = width(0.9) < 0.6 ? 0.82 : 0.62;
  return {
    rise: (u, v) => {
      const part = width(u);
      if (Math.abs(v) > part) return -1;
      return (
        radius +
        Math.sqrt(Math.max(0, part * part - v * v)) * radius +
        (isLabel(u, label) ? 1.2 : 0)
      );
    },
    paint: (u, v) => {
      if (u > cap) return scale(accent, 0.8 + 0.2 * Math.abs(Math.sin(v * 40)));
      if (isLabel(u, label)) return labelInk((u - label[0]) / (label[1] - label[0]), v, accent);
      // Light gathers at the far side of what the glass holds.
      return scale(
        mix(colour, [1, 0.95, 0.82], Math.max(0, v) * 0.35),
        0.82 + 0.3 * (v + 0.3) ** 2,
      );
    },
  };
}

function isLabel(u: number, [from, to]: readonly [number, number]): boolean {
  return u > from && u < to;
}

/** A label without words: a band, a sun, and lines where text would stand. `along` 0..1, `across` -1..1. */
function labelInk(along: number, across: number, accent: Rgb): Rgb {
  if (along < 0.09 || along > 0.91) return accent;
  const sun = Math.hypot((along - 0.36) * 2.1, across * 0.95);
  if (sun < 0.3) return mix(accent, PAPER, sun < 0.2 ? 0.05 : 0.45);
  const isLine = [0.62, 0.7, 0.78].some((line) => Math.abs(along - line) < 0.014);
  const length = along < 0.66 ? 0.55 : 0.4;
  return isLine && Math.abs(across) < length ? INK : PAPER;
}

function pouch(half: number, colour: Rgb, accent: Rgb, seed: number): Surface {
  const isSeal = (u: number): boolean => Math.abs(u) > 0.88;
  return {
    rise: (u, v) => {
      const edge = 1 - 0.03 * Math.sin(u * 3) ** 2;
      if (Math.abs(v) > edge) return -1;
      if (isSeal(u)) return half * 0.03 + Math.abs(Math.sin(u * 120)) * half * 0.008;
      const pillow = (1 - (u / 0.9) ** 4) * (1 - v ** 4);
      return half * (0.04 + 0.2 * pillow + 0.018 * ripple(u * 5, v * 5, seed));
    },
    paint: (u, v) => {
      if (isSeal(u)) return scale(colour, 0.9);
      const isOnLabel = u > -0.5 && u < 0.5 && Math.abs(v) < 0.62;
      return isOnLabel ? labelInk(u + 0.5, v / 0.62, accent) : colour;
    },
  };
}

function box(half: number, colour: Rgb, accent: Rgb): Surface {
  return {
    rise: (u, v) =>
      half * 0.3 * Math.min(1, (1 - Math.abs(u)) * 30 + 0.4, (1 - Math.abs(v)) * 30 + 0.4),
    paint: (u, v) => {
      const isOnLabel = u > -0.72 && u < 0.72 && Math.abs(v) < 0.7;
      if (isOnLabel) return labelInk((u + 0.72) / 1.44, v / 0.7, accent);
      return scale(colour, 0.96 + 0.04 * Math.sin(u * 60));
    },
  };
}

/** Woven cloth, folded once: stripes with rows of diamonds. */
function cloth(half: number, colour: Rgb, accent: Rgb, seed: number): Surface {
  return {
    rise: (u, v) => {
      const fold = v > 0.1 ? 1 : 0.55;
      return (
        half * (0.07 * fold + 0.018 * ripple(u * 3, v * 3, seed)) +
        Math.sin(u * half * 1.4) * 0.35 +
        Math.sin(v * half * 1.1) * 0.35
      );
    },
    paint: (u, v) => {
      const band = Math.floor((u + 1) * 7);
      const within = (u + 1) * 7 - band - 0.5;
      const repeat = (((v + 1) * 9) % 1) - 0.5;
      const isDiamond = Math.abs(within) + Math.abs(repeat) < 0.42;
      if (band % 3 === 1) return isDiamond ? PAPER : accent;
      if (band % 3 === 2) return isDiamond ? accent : scale(colour, 0.72);
      return Math.abs(within) > 0.44 ? accent : colour;
    },
  };
}

function roll(radius: number, colour: Rgb, accent: Rgb): Surface {
  return {
    rise: (u, v) =>
      Math.abs(v) > 1
        ? -1
        : radius * (0.5 + Math.sqrt(Math.max(0, 1 - v * v))) + Math.sin(u * 260) * 0.4,
    paint: (u) => (Math.floor((u + 1) * 7) % 3 === 1 ? accent : colour),
  };
}
