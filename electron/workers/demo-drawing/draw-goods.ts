import type { DrawnItem } from './drawing-schema.ts';
import {
  levelAt,
  mix,
  place,
  rgb,
  ripple,
  scale,
  type HeightField,
  type Rgb,
} from './height-field.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly radiusPx: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly basePx: number;
}

/** Half length to half width of each kind, and how much of a ball's height it has. */
const BUILD: Record<
  DrawnItem['item'],
  { readonly slim: number; readonly tall: number; readonly gloss: number }
> = {
  ball: { slim: 1, tall: 1, gloss: 0.5 },
  oval: { slim: 0.76, tall: 0.8, gloss: 0.45 },
  grain: { slim: 0.42, tall: 0.5, gloss: 0.25 },
  curl: { slim: 0.5, tall: 0.5, gloss: 0.2 },
  stick: { slim: 0.13, tall: 0.16, gloss: 0.12 },
  strand: { slim: 0.05, tall: 0.08, gloss: 0.2 },
  leaf: { slim: 0.36, tall: 0.14, gloss: 0.22 },
  cap: { slim: 0.94, tall: 0.5, gloss: 0.15 },
  spiky: { slim: 0.8, tall: 0.85, gloss: 0.2 },
};

/** Heaps the goods inside a round area: the middle is filled last, so that it stands highest. */
export function drawGoods(
  field: HeightField,
  goods: DrawnItem,
  area: Area,
  random: () => number,
): void {
  const size = goods.size * field.height;
  const spots: { spot: Spot; distance: number }[] = [];
  for (let index = 0; index < goods.count; index += 1) {
    // The golden angle spreads evenly; the shake hides that it does.
    const distance =
      Math.sqrt((index + 0.5) / goods.count) * Math.max(0, area.radiusPx - size * 0.5);
    const turn = index * 2.399963 + (random() - 0.5) * 0.5;
    const shake = size * 0.22;
    const x = area.x + Math.cos(turn) * distance + (random() - 0.5) * shake;
    const y = area.y + Math.sin(turn) * distance + (random() - 0.5) * shake;
    spots.push({ spot: { x, y, basePx: 0 }, distance });
  }
  spots.sort((left, right) => right.distance - left.distance);
  const isStacked = goods.count * size * size * 0.6 > area.radiusPx * area.radiusPx;
  // Where the holder's floor is, before anything lies on it.
  const floors = spots.map(({ spot }) => levelAt(field, spot.x, spot.y));
  const isFine = goods.size < 0.06;
  if (isFine) layMound(field, goods, area);
  for (const [index, { spot, distance }] of spots.entries()) {
    const slope = 1 - distance / area.radiusPx;
    const heap = isFine
      ? moundLevel(area.radiusPx, distance / area.radiusPx)
      : isStacked
        ? slope * size * 0.9
        : 0;
    const basePx = (isFine ? MOUND_FLOOR_PX : (floors[index] ?? 0)) + heap;
    drawItem(field, goods, { ...spot, basePx }, size * (0.88 + random() * 0.24), random);
  }
}

/** Fine goods lie on more of their own: a mound under them, darker, so that no floor shows between. */
function layMound(field: HeightField, goods: DrawnItem, area: Area): void {
  const shade = scale(mix(rgb(goods.colour), rgb(goods.accent), 0.3), 0.62);
  place(field, {
    x: area.x,
    y: area.y,
    alongPx: area.radiusPx,
    acrossPx: area.radiusPx,
    angle: 0,
    basePx: MOUND_FLOOR_PX,
    gloss: 0,
    rise: (u, v) => {
      const distance = Math.hypot(u, v) / (0.97 + 0.03 * ripple(u * 6, v * 6, goods.count));
      return distance > 1 ? -1 : moundLevel(area.radiusPx, distance);
    },
    paint: () => shade,
  });
}

const MOUND_FLOOR_PX = 12;

function moundLevel(radiusPx: number, distance: number): number {
  return radiusPx * (0.16 + 0.14 * (1 - distance * distance));
}

function drawItem(
  field: HeightField,
  goods: DrawnItem,
  spot: Spot,
  size: number,
  random: () => number,
): void {
  const build = BUILD[goods.item];
  const seed = Math.floor(random() * 0xffff_ffff);
  const angle = goods.item === 'strand' ? 0.5 + (random() - 0.5) * 0.5 : random() * Math.PI * 2;
  const tint = mix(
    scale(rgb(goods.colour), 0.9 + random() * 0.2),
    rgb(goods.accent),
    random() * 0.12,
  );
  const accent = rgb(goods.accent);
  const along = size / 2;
  const bump = goods.bumps * along * (goods.item === 'spiky' ? 0.16 : 0.07);
  const detail = goods.item === 'spiky' ? 12 : 13;

  place(field, {
    ...spot,
    alongPx: along,
    acrossPx: along * build.slim,
    angle,
    gloss: build.gloss * (1 - goods.bumps * 0.6),
    rise: (u, v) => {
      const round = outline(goods.item, u, v);
      if (round <= 0) return -1;
      const dome = Math.sqrt(round) * along * build.tall;
      const rough = bump > 0 ? bump * spikes(goods.item, u * detail, v * detail, seed) : 0;
      return dome + rough * Math.sqrt(round) + relief(goods.item, u, v, along);
    },
    paint: (u, v) => skin(goods, tint, accent, u, v, seed),
  });
  if ((goods.item === 'ball' || goods.item === 'oval') && goods.size > 0.05)
    drawStem(field, spot, along, build.tall, accent, random);
}

/** Above 0 inside the shape; its square root is the dome. */
function outline(item: DrawnItem['item'], u: number, v: number): number {
  if (item === 'leaf') {
    const half = Math.sin((Math.PI * (u + 1)) / 2) ** 0.75;
    return half <= 0.02 ? -1 : 1 - (v / half) ** 2;
  }
  if (item === 'curl') {
    const bent = v - 0.55 * (u * u - 0.5);
    return 1 - u ** 4 - (bent / 0.48) ** 2;
  }
  if (item === 'stick' || item === 'strand') return 1 - u ** 16 - v * v;
  return 1 - u * u - v * v;
}

function spikes(item: DrawnItem['item'], x: number, y: number, seed: number): number {
  if (item !== 'spiky') return ripple(x, y, seed);
  return Math.abs(Math.sin(x * 1.7)) * Math.abs(Math.sin(y * 1.7)) * 2.6 - 0.6;
}

function relief(item: DrawnItem['item'], u: number, v: number, along: number): number {
  if (item === 'leaf')
    return (
      -Math.abs(Math.sin(u * 9 - Math.abs(v) * 4)) * along * 0.012 -
      (Math.abs(v) < 0.05 ? along * 0.03 : 0)
    );
  if (item === 'stick') return Math.sin(v * 9) * along * 0.012;
  if (item === 'grain') return -(Math.abs(v) < 0.12 ? along * 0.05 : 0);
  return 0;
}

function skin(goods: DrawnItem, tint: Rgb, accent: Rgb, u: number, v: number, seed: number): Rgb {
  const cloud = ripple(u * 2.4, v * 2.4, seed) * 0.5 + ripple(u * 11, v * 11, seed) * 0.25;
  const base = scale(tint, 1 + cloud * 0.16);
  switch (goods.item) {
    case 'leaf':
      return Math.abs(v) < 0.045
        ? mix(base, [0.85, 0.9, 0.6], 0.45)
        : mix(base, accent, Math.max(0, cloud) * 0.5);
    case 'cap':
      return mix(base, accent, ripple(u * 5, v * 5, seed) > 0.15 ? 0.5 : 0);
    case 'spiky':
      return mix(base, accent, Math.max(0, spikes('spiky', u * 12, v * 12, seed)) * 0.3);
    case 'ball':
    case 'oval':
      return mix(base, accent, smooth(0.55, 1, u) * 0.5 + goods.bumps * Math.max(0, -cloud) * 0.8);
    default:
      return mix(base, accent, Math.max(0, cloud) * 0.45);
  }
}

function drawStem(
  field: HeightField,
  spot: Spot,
  along: number,
  tall: number,
  accent: Rgb,
  random: () => number,
): void {
  const angle = random() * Math.PI * 2;
  const off = along * 0.32;
  const x = spot.x + Math.cos(angle) * off;
  const y = spot.y + Math.sin(angle) * off;
  place(field, {
    x,
    y,
    alongPx: along * 0.09,
    acrossPx: along * 0.07,
    angle,
    basePx: spot.basePx + along * tall * 0.93,
    gloss: 0.05,
    rise: (u, v) => (u * u + v * v < 1 ? along * 0.06 : -1),
    paint: () => scale(accent, 0.62),
  });
}

function smooth(from: number, to: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return part * part * (3 - 2 * part);
}
