import type { Pixels } from './pixels.ts';

/** CIE Lab, one number a pixel and plane: l 0..100, a and b about -128..127. */
export interface LabPixels {
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** sRGB to CIE Lab under D65 (IEC 61966-2-1; CIE 15). */
export function toLab({ data, widthPx, heightPx }: Pixels): LabPixels {
  const count = widthPx * heightPx;
  const [l, a, b] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let at = 0; at < count; at += 1) {
    const red = LINEAR[data[at * 3] ?? 0] ?? 0;
    const green = LINEAR[data[at * 3 + 1] ?? 0] ?? 0;
    const blue = LINEAR[data[at * 3 + 2] ?? 0] ?? 0;
    const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
    const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
    l[at] = 116 * y - 16;
    a[at] = 500 * (x - y);
    b[at] = 200 * (y - z);
  }
  return { l, a, b, widthPx, heightPx };
}

const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function root(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : (841 / 108) * value + 4 / 29;
}

/** Mean over five by five pixels: sensor noise and the weave of a cloth are gone, edges stand. */
export function softenNoise(lab: LabPixels): LabPixels {
  return {
    ...lab,
    l: boxMean(lab.l, lab.widthPx, lab.heightPx),
    a: boxMean(lab.a, lab.widthPx, lab.heightPx),
    b: boxMean(lab.b, lab.widthPx, lab.heightPx),
  };
}

const RADIUS = 2;

function boxMean(plane: Float32Array, widthPx: number, heightPx: number): Float32Array {
  const along = new Float32Array(plane.length);
  const mean = new Float32Array(plane.length);
  const pass = (
    from: Float32Array,
    to: Float32Array,
    length: number,
    step: number,
    lines: number,
    lineStep: number,
  ) => {
    for (let line = 0; line < lines; line += 1) {
      for (let place = 0; place < length; place += 1) {
        let sum = 0;
        for (let near = place - RADIUS; near <= place + RADIUS; near += 1) {
          const inside = Math.max(0, Math.min(length - 1, near));
          sum += from[line * lineStep + inside * step] ?? 0;
        }
        to[line * lineStep + place * step] = sum / (2 * RADIUS + 1);
      }
    }
  };
  pass(plane, along, widthPx, 1, heightPx, widthPx);
  pass(along, mean, heightPx, widthPx, widthPx, 1);
  return mean;
}
