import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DemoDrawing } from '../../../electron/workers/demo-drawing/drawing-schema.ts';
import { drawDemoPhoto } from '../../../electron/workers/demo-drawing/draw-demo-photo.ts';
import { findFaces } from '../../../electron/workers/find-faces.ts';
import type { Pixels, Region } from '../../../shared/photos/pixels.ts';
import { quarters } from '../../fixtures/make-photos.ts';

/** Photographs that come with the detector's package; where the faces' middles are, marked by hand. */
const PHOTOS = join(import.meta.dirname, '../../../node_modules/@vladmandic/face-api/demo');
const FACES: Readonly<Record<string, readonly (readonly [x: number, y: number])[]>> = {
  'sample1.jpg': [
    [0.25, 0.4],
    [0.49, 0.43],
    [0.82, 0.27],
  ],
  // The first looks aside, the second down.
  'sample2.jpg': [
    [0.22, 0.2],
    [0.53, 0.26],
    [0.81, 0.21],
  ],
  'sample3.jpg': [
    [0.35, 0.36],
    [0.62, 0.28],
    [0.83, 0.34],
  ],
  'sample4.jpg': [
    [0.17, 0.22],
    [0.4, 0.13],
    [0.55, 0.23],
    [0.69, 0.18],
  ],
  'sample5.jpg': [
    [0.25, 0.75],
    [0.35, 0.4],
    [0.44, 0.16],
    [0.62, 0.25],
    [0.79, 0.38],
  ],
  'sample6.jpg': [
    [0.17, 0.43],
    [0.4, 0.33],
    [0.65, 0.3],
    [0.82, 0.29],
  ],
};

/** Every kind of goods the demonstration draws, on every table, with and without a pack. */
function produceDrawings(): DemoDrawing[] {
  const items = [
    'ball',
    'oval',
    'grain',
    'curl',
    'stick',
    'strand',
    'leaf',
    'cap',
    'spiky',
  ] as const;
  const tables = ['linen', 'wood', 'slate', 'leaf'] as const;
  const packs = ['bottle', 'jar', 'pouch', 'box', 'textile', 'mat'] as const;
  const colours = ['#e0a030', '#c04a2a', '#7aa23a', '#d9b38c', '#8b5a2b', '#f0d9c0'];
  return Array.from({ length: 18 }, (_, index) => ({
    seed: 100 + index,
    widthPx: 480,
    heightPx: 360,
    table: tables[index % 4] ?? 'linen',
    holder: (['none', 'tray', 'bowl'] as const)[index % 3] ?? 'none',
    goods: {
      item: items[index % 9] ?? 'ball',
      size: 0.04 + (index % 7) * 0.03,
      count: 30,
      colour: colours[index % 6] ?? '#e0a030',
      accent: colours[(index + 2) % 6] ?? '#c04a2a',
      bumps: (index % 5) / 5,
    },
    pack:
      index % 2 === 0
        ? null
        : {
            pack: packs[index % 6] ?? 'jar',
            colour: colours[(index + 1) % 6] ?? '#7aa23a',
            accent: '#ffffff',
          },
    zoom: 1 + (index % 3) * 0.5,
    orientation: 1,
    takenAt: '2026:10:02 08:15:00',
    gps: null,
  }));
}

async function load(file: string | Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .resize(640, 640, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

function holds(region: Region, [x, y]: readonly [number, number]): boolean {
  return (
    Math.abs(region.x + region.width / 2 - x) < region.width / 2 &&
    Math.abs(region.y + region.height / 2 - y) < region.height / 2
  );
}

describe('findFaces', () => {
  it('finds most faces of people together, and little else', { timeout: 240_000 }, async () => {
    let [right, wrong, all] = [0, 0, 0];
    let leastMs = Infinity;
    for (const [name, faces] of Object.entries(FACES)) {
      const pixels = await load(join(PHOTOS, name));
      const found = findFaces(pixels);
      // Once more: the first time, the program is still being compiled.
      const before = process.cpuUsage();
      findFaces(pixels);
      const { user, system } = process.cpuUsage(before);
      leastMs = Math.min(leastMs, (user + system) / 1000);
      const open = [...faces];
      for (const region of found) {
        const index = open.findIndex((face) => holds(region, face));
        if (index === -1) wrong += 1;
        else {
          right += 1;
          open.splice(index, 1);
        }
      }
      all += faces.length;
    }
    process.stdout.write(
      `faces: recall ${right}/${all}, precision ${right}/${right + wrong}, from ${leastMs.toFixed(1)} ms of processor time\n`,
    );
    expect(right / all).toBeGreaterThanOrEqual(0.8);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.9);
  });

  it('takes no product for a face', { timeout: 240_000 }, async () => {
    let wrong = 0;
    const drawings = produceDrawings();
    for (const drawing of drawings) {
      wrong += findFaces(await load((await drawDemoPhoto(drawing)).bytes)).length;
    }
    process.stdout.write(`faces in ${drawings.length} drawn products: ${wrong}\n`);
    expect(wrong).toBeLessThanOrEqual(1);
    expect(findFaces(await load(await (await quarters()).png().toBuffer()))).toEqual([]);
  });

  it('says nothing of pictures too small to hold any', async () => {
    expect(findFaces({ data: new Uint8Array(3 * 20 * 20), widthPx: 20, heightPx: 20 })).toEqual([]);
  });
});
