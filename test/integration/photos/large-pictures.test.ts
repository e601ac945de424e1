import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhotoWorkerClient } from '../../../electron/workers/photo-worker-client.ts';
import { NO_EDITS, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { phoneJpeg, put, quarters } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker, render } from './photo-worker-under-test.ts';

/** 48 megapixels, as phones of today take them. */
const LARGE = { widthPx: 8000, heightPx: 6000 } as const;
const MOST_BYTES = 500 * 1024 * 1024;
/** A tenth of the picture's surface, over the middle, where all four quarters meet. */
const TENTH = { x: 0.34, y: 0.34, width: 0.3162, height: 0.3162 };
const BLUR = { x: 0.4, y: 0.4, width: 0.05, height: 0.05 };
/** Only Linux tells what a process held at most. */
const canMeasure = existsSync('/proc/self/status');

function mostHeldBytes(worker: PhotoWorkerClient): number {
  const status = readFileSync(`/proc/${worker.stats().pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

async function maskOf(): Promise<string> {
  const sheet = { width: 640, height: 480, channels: 3, background: '#000' } as const;
  const goods = { create: { ...sheet, width: 320, height: 240, background: '#fff' } };
  const mask = sharp({ create: sheet }).composite([{ input: await sharp(goods).png().toBuffer() }]);
  return (await mask.greyscale().png({ palette: true, colours: 2 }).toBuffer()).toString('base64');
}

describe('pictures of 48 megapixels', () => {
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    const folder = temporaryFolder();
    const small = await quarters({ widthPx: 2000, heightPx: 1500 });
    // In two steps: a PNG of pure noise would be larger than any that is let in.
    const grown = await small.png().toBuffer();
    const large = () =>
      sharp(grown).resize(LARGE.widthPx, LARGE.heightPx, { kernel: 'linear', fit: 'fill' });
    paths['jpeg'] = put(folder, 'a.jpg', await large().jpeg({ quality: 85 }).toBuffer());
    paths['progressive'] = put(
      folder,
      'b.jpg',
      await large()
        .rotate(270)
        .withMetadata({ orientation: 6 })
        .jpeg({ progressive: true })
        .toBuffer(),
    );
    paths['png'] = put(folder, 'c.png', await large().png({ compressionLevel: 1 }).toBuffer());
  }, 240_000);

  it.runIf(canMeasure)(
    'are cut, leaned, blurred and laid on white at full size below 500 MB',
    { timeout: 600_000 },
    async () => {
      const folder = temporaryFolder();
      const whiteGround = { mask: await maskOf() };
      const lists: Record<string, Partial<PhotoEdits>> = {
        crop: { crop: TENTH },
        leaning: { crop: TENTH, straightenDegrees: 7, quarterTurns: 1 },
        mended: { crop: TENTH, straightenDegrees: -5, blurs: [BLUR], lightStops: 0.5, whiteGround },
      };
      for (const [kind, path] of Object.entries(paths)) {
        // A worker of that size would be replaced; here it shows how large it gets.
        const worker = openWorker({ mostRssBytes: Infinity, watchdogMs: 120_000 });
        const made = await Promise.all(
          Object.entries(lists).map(([name, edits]) =>
            render(worker, path, join(folder, `${kind}-${name}.jpg`), { sidePx: 8000 }, edits),
          ),
        );
        const whole = join(folder, `${kind}-whole.jpg`);
        await render(worker, path, whole, { sidePx: 2048 }, { whiteGround, blurs: [BLUR] });
        const held = mostHeldBytes(worker);
        process.stdout.write(
          `      ${kind}: ${made.map(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`).join(' ')}, at most ${Math.round(held / 1024 / 1024)} MB\n`,
        );
        expect(made[0]).toMatchObject({ widthPx: 2530, heightPx: 1897 });
        expect(held).toBeLessThan(MOST_BYTES);
      }
    },
  );
});

describe('the part that is decoded for a crop', () => {
  it('shows what the same crop of the whole shows, for every orientation and all edits', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const whiteGround = { mask: await maskOf() };
    const crop = { x: 0.2, y: 0.3, width: 0.4, height: 0.5 };
    const edits: PhotoEdits = {
      ...NO_EDITS,
      quarterTurns: 3,
      straightenDegrees: 6,
      blurs: [{ x: 0.45, y: 0.1, width: 0.2, height: 0.2 }],
      balance: [1.1, 1, 0.9],
      whiteGround,
    };
    const spec = { sidePx: 8000, quality: 100 };
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8] as const) {
      const path = put(folder, 'a.jpg', await phoneJpeg({ seed: 3, orientation }));
      const all = join(folder, 'all.jpg');
      const whole = await render(worker, path, all, spec, edits);
      const part = join(folder, 'part.jpg');
      const made = await render(worker, path, part, spec, { ...edits, crop });
      const [width, height] = [made.widthPx, made.heightPx];
      const left = Math.round(crop.x * whole.widthPx);
      const top = Math.round(crop.y * whole.heightPx);
      const wanted = await sharp(all).extract({ left, top, width, height }).raw().toBuffer();
      const found = await sharp(part).raw().toBuffer();
      const off = found.reduce((sum, level, at) => sum + Math.abs(level - (wanted[at] ?? 0)), 0);
      // Half a pixel of place shows in the noise; a wrong place or turn would be more than 50.
      expect(`${orientation}: ${off / found.byteLength < 5}`).toBe(`${orientation}: true`);
    }
  });
});
