import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { heicBytes, mutate, put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker, probe, render } from './photo-worker-under-test.ts';

/** Colours in the middle of the quarters, from the top left: red, green, blue, white. */
async function quarterColours(path: string): Promise<number[][]> {
  const { data, info } = await sharp(readFileSync(path))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3;
    return [...data.subarray(from, from + 3)];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}
const QUARTERS = [
  [200, 40, 40],
  [40, 160, 60],
  [40, 70, 190],
  [235, 235, 235],
];

describe('HEIC pictures', () => {
  it.each(['upright', 'turned', 'wide'] as const)(
    '%s: comes out upright, in sRGB, without metadata',
    async (name) => {
      const folder = temporaryFolder();
      const worker = openWorker();
      const path = put(folder, `${name}.heic`, heicBytes(name));
      const out = join(folder, 'out.jpg');
      const made = await render(worker, path, out, { sidePx: 1200, quality: 95 });
      expect(made).toMatchObject({ widthPx: 640, heightPx: 480 });
      const colours = await quarterColours(out);
      const worst = Math.max(
        ...colours.flatMap((colour, quarter) =>
          colour.map((value, channel) => Math.abs(value - (QUARTERS[quarter]?.[channel] ?? 0))),
        ),
      );
      expect(worst).toBeLessThan(16);
      const { exif, icc, orientation } = await sharp(out).metadata();
      expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined });
      expect((icc ?? Buffer.alloc(0)).includes('P3')).toBe(false);
    },
  );

  it('tells size, place, time and camera; a turn of its own is not turned twice', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'a.heic', heicBytes('turned'));
    const answer = await worker.run({ kind: 'probe', path }, 'a');
    expect('done' in answer ? answer.done.facts : answer).toEqual({
      format: 'heic',
      widthPx: 640,
      heightPx: 480,
      orientation: 1,
      hasGps: true,
      takenAt: '2026-10-02T08:15:00',
      camera: 'Xuong thu SN-0123456789',
    });
  });

  it('refuses one whose header promises more than 50 megapixels before anything is decoded', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const bytes = heicBytes('upright');
    // The start of the worker is not what is measured.
    await probe(worker, put(folder, 'warm.heic', bytes));
    const sizeAt = bytes.indexOf('ispe') + 8;
    bytes.writeUInt32BE(16_000, sizeAt);
    bytes.writeUInt32BE(16_000, sizeAt + 4);
    const started = performance.now();
    expect(await probe(worker, put(folder, 'liar.heic', bytes))).toBe('photo.too-many-pixels');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it(
    'survives 300 mutants: no crash, no hang, a verdict for each',
    { timeout: 240_000 },
    async () => {
      const folder = temporaryFolder();
      const worker = openWorker();
      const seeds = [heicBytes('turned'), heicBytes('upright'), heicBytes('wide')];
      const verdicts = new Map<string, number>();
      let slowestMs = 0;
      for (let number = 0; number < 300; number += 1) {
        const bytes = mutate(seeds[number % 3] ?? Buffer.alloc(0), number);
        const started = performance.now();
        const said = await probe(worker, put(folder, `${number}`, bytes));
        slowestMs = Math.max(slowestMs, performance.now() - started);
        verdicts.set(said, (verdicts.get(said) ?? 0) + 1);
      }
      process.stdout.write(
        `300 HEIC mutants: ${JSON.stringify(Object.fromEntries(verdicts))}, slowest ${slowestMs.toFixed(0)} ms, peak ${(worker.stats().peakRssBytes / 1e6).toFixed(0)} MB\n`,
      );
      // Replaced after a thousand pictures; a crash would have come before.
      expect(worker.stats().started).toBe(1);
      expect(slowestMs).toBeLessThan(5000);
      expect(worker.stats().peakRssBytes).toBeLessThan(500e6);
      expect(verdicts.get('photo.damaged') ?? 0).toBeGreaterThan(50);
    },
  );
});
