import type { HeightField } from './height-field.ts';

/** Window light from the upper left; z towards the camera. */
const LIGHT = normal(-0.55, -0.5, 0.67);
const HALF = normal(LIGHT[0], LIGHT[1], LIGHT[2] + 1);
const AMBIENT = 0.46;
const DIRECT = 0.72;
const SHADOW_STEPS = 22;
const SHADOW_STEP_PX = 3.2;

/** Lights the scene and gives 8-bit RGB rows. */
export function lightScene(field: HeightField): Uint8Array {
  const { width, height, level, colour, gloss } = field;
  const light = blur(shadows(field), width, height, 3);
  const surround = blur(blur(level, width, height, 11), width, height, 11);
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const here = level[at] ?? 0;
      const slopeX =
        ((level[at + (x < width - 1 ? 1 : 0)] ?? 0) - (level[at - (x > 0 ? 1 : 0)] ?? 0)) / 2;
      const slopeY =
        ((level[at + (y < height - 1 ? width : 0)] ?? 0) - (level[at - (y > 0 ? width : 0)] ?? 0)) /
        2;
      const length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
      const facing = Math.max(0, (-slopeX * LIGHT[0] - slopeY * LIGHT[1] + LIGHT[2]) / length);
      const shine = Math.max(0, (-slopeX * HALF[0] - slopeY * HALF[1] + HALF[2]) / length);
      const lit = light[at] ?? 1;
      // Hollows see less of the sky.
      const open = Math.min(1, Math.max(0.5, 1 - ((surround[at] ?? 0) - here) / 42));
      const strength = AMBIENT * open + DIRECT * facing * lit;
      const sparkle = shine < 0.85 ? 0 : (gloss[at] ?? 0) * lit * shine ** 42 * 0.75;
      const edge = vignette(x / width - 0.48, y / height - 0.48);
      pixels[at * 3] = tone(((colour[at * 3] ?? 0) * strength * 1.03 + sparkle) * edge);
      pixels[at * 3 + 1] = tone(((colour[at * 3 + 1] ?? 0) * strength + sparkle) * edge);
      pixels[at * 3 + 2] = tone(((colour[at * 3 + 2] ?? 0) * strength * 0.95 + sparkle) * edge);
    }
  }
  return pixels;
}

/** 1 in the light, less where something higher stands towards the light. Edges are soft with distance. */
function shadows({ width, height, level }: HeightField): Float32Array {
  const lit = new Float32Array(width * height).fill(1);
  const flat = Math.hypot(LIGHT[0], LIGHT[1]);
  const climb = (LIGHT[2] / flat) * SHADOW_STEP_PX;
  const stepX = (LIGHT[0] / flat) * SHADOW_STEP_PX;
  const stepY = (LIGHT[1] / flat) * SHADOW_STEP_PX;
  // Shadows are soft: one look per four pixels is enough.
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const from = level[y * width + x] ?? 0;
      let open = 1;
      for (let step = 1; step <= SHADOW_STEPS; step += 1) {
        const atX = (x + stepX * step) | 0;
        const atY = (y + stepY * step) | 0;
        if (atX < 0 || atY < 0) break;
        const above = (level[atY * width + atX] ?? 0) - from - step * climb;
        if (above > 0) open = Math.min(open, Math.max(0.12, 1 - above / (2 + step * 0.9)));
      }
      if (open === 1) continue;
      const at = y * width + x;
      lit[at] = open;
      if (x + 1 < width) lit[at + 1] = open;
      if (y + 1 >= height) continue;
      lit[at + width] = open;
      if (x + 1 < width) lit[at + width + 1] = open;
    }
  }
  return lit;
}

/** Box blur along rows and columns. */
function blur(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  return blurLines(
    blurLines(source, width, height, radius, 1, width),
    height,
    width,
    radius,
    width,
    1,
  );
}

function blurLines(
  source: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  lineStep: number,
): Float32Array {
  const target = new Float32Array(source.length);
  const span = radius * 2 + 1;
  for (let line = 0; line < lines; line += 1) {
    const start = line * lineStep;
    const valueAt = (index: number): number =>
      source[start + Math.min(length - 1, Math.max(0, index)) * step] ?? 0;
    let sum = 0;
    for (let index = -radius; index <= radius; index += 1) sum += valueAt(index);
    for (let index = 0; index < length; index += 1) {
      target[start + index * step] = sum / span;
      sum += valueAt(index + radius + 1) - valueAt(index - radius);
    }
  }
  return target;
}

function vignette(x: number, y: number): number {
  return 1.04 - 0.42 * (x * x + y * y);
}

/** Film-like: shadows a little lifted, highlights rolled off, then gamma is already in the colours. */
function tone(value: number): number {
  const rolled = value < 0.8 ? value : 0.8 + (1 - Math.exp(-(value - 0.8) * 3.2)) * 0.2;
  return Math.min(255, Math.max(0, Math.round((0.015 + rolled * 0.985) * 255)));
}

function normal(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
