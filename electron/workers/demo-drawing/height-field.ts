/** Colour of a surface, 0..1 each. */
export type Rgb = readonly [number, number, number];

/**
 * The scene seen from straight above: for each pixel how high the topmost surface is, what colour, how glossy.
 * Lengths are in pixels of the drawn size. Whatever is higher hides what is lower.
 */
export interface HeightField {
  readonly width: number;
  readonly height: number;
  readonly level: Float32Array;
  readonly colour: Float32Array;
  readonly gloss: Float32Array;
}

export function createHeightField(width: number, height: number): HeightField {
  const pixels = width * height;
  return {
    width,
    height,
    level: new Float32Array(pixels),
    colour: new Float32Array(pixels * 3),
    gloss: new Float32Array(pixels),
  };
}

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function mix(one: Rgb, other: Rgb, part: number): Rgb {
  return [
    one[0] + (other[0] - one[0]) * part,
    one[1] + (other[1] - one[1]) * part,
    one[2] + (other[2] - one[2]) * part,
  ];
}

export function scale(colour: Rgb, factor: number): Rgb {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** A shape that is a height over its own unit frame: u along, v across, both -1..1. Null where it is not. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  /** Half length and half width. */
  readonly alongPx: number;
  readonly acrossPx: number;
  readonly angle: number;
  readonly basePx: number;
  readonly gloss: number;
  /** Height over the base in pixels, or a negative number where the shape is not. */
  readonly rise: (u: number, v: number) => number;
  readonly paint: (u: number, v: number) => Rgb;
}

/** Puts a shape into the scene. */
export function place(field: HeightField, shape: Shape): void {
  const cos = Math.cos(shape.angle);
  const sin = Math.sin(shape.angle);
  const reachX = Math.abs(cos) * shape.alongPx + Math.abs(sin) * shape.acrossPx;
  const reachY = Math.abs(sin) * shape.alongPx + Math.abs(cos) * shape.acrossPx;
  const left = Math.max(0, Math.floor(shape.x - reachX));
  const right = Math.min(field.width - 1, Math.ceil(shape.x + reachX));
  const top = Math.max(0, Math.floor(shape.y - reachY));
  const bottom = Math.min(field.height - 1, Math.ceil(shape.y + reachY));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const dx = x - shape.x;
      const dy = y - shape.y;
      const u = (dx * cos + dy * sin) / shape.alongPx;
      const v = (dy * cos - dx * sin) / shape.acrossPx;
      if (u < -1 || u > 1 || v < -1 || v > 1) continue;
      const rise = shape.rise(u, v);
      if (rise < 0) continue;
      const at = y * field.width + x;
      const level = shape.basePx + rise;
      if (level <= (field.level[at] ?? 0)) continue;
      const [red, green, blue] = shape.paint(u, v);
      field.level[at] = level;
      field.gloss[at] = shape.gloss;
      field.colour[at * 3] = red;
      field.colour[at * 3 + 1] = green;
      field.colour[at * 3 + 2] = blue;
    }
  }
}

/** Height of what lies at a point, so that the next thing can lie on it. */
export function levelAt(field: HeightField, x: number, y: number): number {
  const column = Math.min(field.width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(field.height - 1, Math.max(0, Math.round(y)));
  return field.level[row * field.width + column] ?? 0;
}

/** Smooth noise in -1..1 over the plane; repeatable. */
export function ripple(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const sx = fx * fx * (3 - 2 * fx);
  const sy = fy * fy * (3 - 2 * fy);
  const top = lattice(column, row, seed) * (1 - sx) + lattice(column + 1, row, seed) * sx;
  const bottom =
    lattice(column, row + 1, seed) * (1 - sx) + lattice(column + 1, row + 1, seed) * sx;
  return top * (1 - sy) + bottom * sy;
}

function lattice(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ seed;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return (((mixed ^ (mixed >>> 13)) >>> 0) / 4_294_967_295) * 2 - 1;
}
