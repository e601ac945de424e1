import { drawGoods } from './draw-goods.ts';
import { drawPack } from './draw-packs.ts';
import type { DemoDrawing } from './drawing-schema.ts';
import {
  createHeightField,
  mix,
  place,
  rgb,
  ripple,
  scale,
  type HeightField,
  type Rgb,
} from './height-field.ts';
import { lightScene } from './light-scene.ts';
import { createRandom } from './noise.ts';

const LINEN: Rgb = [0.86, 0.82, 0.74];
const WOOD: Rgb = [0.62, 0.44, 0.28];
const SLATE: Rgb = [0.34, 0.36, 0.38];
const BANANA_LEAF: Rgb = [0.3, 0.47, 0.24];
const BAMBOO: Rgb = [0.8, 0.64, 0.4];

/** Composes table, holder, goods and package, and lights them. Gives 8-bit RGB rows. */
export function drawScene(drawing: DemoDrawing, width: number, height: number): Uint8Array {
  const random = createRandom(drawing.seed);
  const field = createHeightField(width, height);
  layTable(field, drawing.table, drawing.seed);

  const { goods, pack, zoom } = drawing;
  const isBoth = goods !== null && pack !== null;
  const centre = {
    x: width * (isBoth ? 0.29 : 0.5) + (random() - 0.5) * width * 0.03,
    y: height * (isBoth ? 0.56 : 0.5) + (random() - 0.5) * height * 0.03,
  };
  const radiusPx = height * (isBoth ? 0.32 : 0.42) * Math.min(zoom, isBoth ? 1.05 : zoom);
  if (drawing.holder === 'tray') layTray(field, centre, radiusPx * 1.08);
  if (drawing.holder === 'bowl') layBowl(field, centre, radiusPx * 1.02);
  if (goods) {
    const inside = drawing.holder === 'bowl' ? 0.8 : drawing.holder === 'tray' ? 0.88 : 1;
    drawGoods(
      field,
      { ...goods, size: goods.size * zoom },
      { ...centre, radiusPx: radiusPx * inside },
      random,
    );
  }
  if (pack) {
    const spot = isBoth
      ? {
          x: width * 0.755,
          y: height * 0.49,
          angle: -Math.PI / 2 + 0.22,
          size: 0.78 * Math.min(zoom, 1.2),
        }
      : {
          x: width * 0.5,
          y: height * 0.5,
          angle: pack.pack === 'textile' || pack.pack === 'mat' ? 0.16 : -Math.PI / 2 + 0.3,
          size: 0.82 * Math.min(zoom, 1.3),
        };
    drawPack(field, pack, spot, drawing.seed);
  }
  return lightScene(field);
}

function layTable(field: HeightField, table: DemoDrawing['table'], seed: number): void {
  for (let y = 0; y < field.height; y += 1) {
    for (let x = 0; x < field.width; x += 1) {
      const at = y * field.width + x;
      const { colour, level } = TABLES[table](x, y, seed);
      field.level[at] = level;
      field.gloss[at] = table === 'leaf' ? 0.12 : 0.03;
      field.colour[at * 3] = colour[0];
      field.colour[at * 3 + 1] = colour[1];
      field.colour[at * 3 + 2] = colour[2];
    }
  }
}

/** Level in pixels and colour of the bare table at a point. */
const TABLES: Record<
  DemoDrawing['table'],
  (x: number, y: number, seed: number) => { colour: Rgb; level: number }
> = {
  linen: (x, y, seed) => {
    const weave = Math.sin(x * 2.1) * 0.5 + Math.sin(y * 2.1) * 0.5;
    const crease = ripple(x / 170, y / 120, seed);
    return {
      colour: scale(LINEN, 1 + weave * 0.018 + ripple(x / 3, y / 40, seed) * 0.02),
      level: 2 + crease * 5 + weave * 0.22,
    };
  },
  wood: (x, y, seed) => {
    const plank = Math.floor(y / 152);
    const seam = y % 152;
    const grain =
      ripple(x / 150, y / 3.2, seed + plank) * 0.5 +
      ripple(x / 420, y / 11, seed + plank * 7) * 0.6;
    const isSeam = seam < 2.5;
    const colour = scale(
      mix(WOOD, [0.4, 0.26, 0.15], 0.5 + grain * 0.36),
      0.98 + ((plank * 37) % 7) * 0.022,
    );
    return { colour: isSeam ? scale(colour, 0.35) : colour, level: isSeam ? 0 : 2 + grain * 0.35 };
  },
  slate: (x, y, seed) => {
    const grain = ripple(x / 60, y / 46, seed) * 0.6 + ripple(x / 7, y / 6, seed) * 0.3;
    return { colour: scale(SLATE, 1 + grain * 0.13), level: 2 + grain * 1.5 };
  },
  leaf: (x, y, seed) => {
    const vein = Math.abs(Math.sin((y + x * 0.35) * 0.16));
    const isRib = Math.abs(y - 380 + x * 0.05) < 7;
    const shade = ripple(x / 90, y / 60, seed);
    return {
      colour: isRib
        ? mix(BANANA_LEAF, [0.75, 0.8, 0.5], 0.5)
        : scale(BANANA_LEAF, 0.92 + vein * 0.1 + shade * 0.12),
      level: 2 + vein * 0.9 + shade * 4 + (isRib ? 3 : 0),
    };
  },
};

interface Centre {
  readonly x: number;
  readonly y: number;
}

/** A round woven bamboo tray with a rim. */
function layTray(field: HeightField, { x, y }: Centre, radiusPx: number): void {
  place(field, {
    x,
    y,
    alongPx: radiusPx,
    acrossPx: radiusPx,
    angle: 0.4,
    basePx: 3,
    gloss: 0.1,
    rise: (u, v) => {
      const distance = Math.hypot(u, v);
      if (distance > 1) return -1;
      if (distance > 0.93)
        return 10 + 9 * Math.sqrt(Math.max(0, 1 - ((distance - 0.965) / 0.035) ** 2));
      return 3 + woven(u, v) * 1.6;
    },
    paint: (u, v) => {
      const distance = Math.hypot(u, v);
      if (distance > 0.93)
        return scale(BAMBOO, Math.floor(Math.atan2(v, u) * 26) % 2 === 0 ? 0.8 : 0.92);
      return scale(BAMBOO, 0.86 + woven(u, v) * 0.16);
    },
  });
}

function woven(u: number, v: number): number {
  const across = Math.floor(u * 26);
  const down = Math.floor(v * 26);
  const isOver = (across + down) % 2 === 0;
  return Math.abs(Math.sin((isOver ? u : v) * 26 * Math.PI)) * (isOver ? 1 : 0.8);
}

/** A glazed bowl seen from above. */
function layBowl(field: HeightField, { x, y }: Centre, radiusPx: number): void {
  const glaze: Rgb = [0.9, 0.9, 0.87];
  const blue = rgb('#4a6b94');
  place(field, {
    x,
    y,
    alongPx: radiusPx,
    acrossPx: radiusPx,
    angle: 0,
    basePx: 4,
    gloss: 0.6,
    rise: (u, v) => {
      const distance = Math.hypot(u, v);
      if (distance > 1) return -1;
      if (distance > 0.95)
        return 44 + 8 * Math.sqrt(Math.max(0, 1 - ((distance - 0.975) / 0.025) ** 2));
      return 6 + 38 * distance ** 3;
    },
    paint: (u, v) => {
      const distance = Math.hypot(u, v);
      const isLine = Math.abs(distance - 0.905) < 0.012 || Math.abs(distance - 0.87) < 0.005;
      return isLine ? blue : glaze;
    },
  });
}
