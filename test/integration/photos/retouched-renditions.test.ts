import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker, render } from './photo-worker-under-test.ts';

async function plain(background: string, widthPx = 400, heightPx = 300): Promise<Buffer> {
  return await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .png()
    .toBuffer();
}

async function pixelsOf(path: string) {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const linear = (level: number): number =>
  level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4;

describe('light, blur and sharpening', () => {
  it('double the light for a stop and take a cast out by its factors', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const path = put(folder, 'a.png', await plain('#806040'));
    const out = join(folder, 'o.jpg');
    await render(worker, path, out, { quality: 100 }, { lightStops: 1 });
    const { data: lighter } = await pixelsOf(out);
    [0x80, 0x60, 0x40].forEach((level, channel) => {
      expect(linear(lighter[channel] ?? 0) / linear(level)).toBeCloseTo(2, 1);
    });
    const factors = [0.6, 1, 2] as const;
    await render(worker, path, out, { quality: 100 }, { balance: [...factors] });
    const { data: balanced } = await pixelsOf(out);
    [0x80, 0x60, 0x40].forEach((level, channel) => {
      const found = linear(balanced[channel] ?? 0) / linear(level);
      expect(Math.abs(found - (factors[channel] ?? 0))).toBeLessThan(0.06);
    });
    await render(worker, path, out, { quality: 100 }, { lightStops: 2, balance: [2.5, 2.5, 2.5] });
    expect((await pixelsOf(out)).data[0]).toBe(255);
  });

  it('make a face or a number unrecognisable at any size, and touch nothing else', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const text = (digits: string) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="100%" height="100%" fill="#e8e4d0"/>
          <text x="300" y="480" font-size="90" font-family="sans-serif" fill="#111">${digits}</text></svg>`,
        ),
      )
        .removeAlpha()
        .png()
        .toBuffer();
    const region = { x: 0.24, y: 0.43, width: 0.5, height: 0.13 };
    for (const sidePx of [320, 1200]) {
      const shown: Buffer[] = [];
      for (const digits of ['0912345678', '0987654321']) {
        const path = put(folder, `${digits}.png`, await text(digits));
        const out = join(folder, `${digits}-${sidePx}.jpg`);
        await render(worker, path, out, { sidePx, quality: 95 }, { blurs: [region] });
        shown.push((await pixelsOf(out)).data);
      }
      const [one, other] = shown;
      const width = sidePx;
      // What tells the two numbers apart is gone: nowhere more than a shade.
      const apart = (one ?? Buffer.alloc(0)).map((level, at) =>
        Math.abs(level - (other?.[at] ?? 0)),
      );
      expect(apart.reduce((most, level) => Math.max(most, level), 0)).toBeLessThan(40);
      const steps: number[] = [];
      const y = Math.round(0.495 * 0.75 * width);
      for (let x = Math.round(0.26 * width); x < 0.72 * width; x += 1) {
        const at = (y * width + x) * 3;
        steps.push(Math.abs((one?.[at + 3] ?? 0) - (one?.[at] ?? 0)));
      }
      // Digits would change from paper to ink within two pixels.
      expect(Math.max(...steps)).toBeLessThan(12);
      // Far from it the paper stays paper.
      expect(Math.abs((one?.[0] ?? 0) - 0xe8)).toBeLessThan(3);
    }
  });

  it('turn a blurred region along with the picture', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const halves = await sharp(await plain('#ffffff', 400, 300))
      .composite([{ input: await plain('#000000', 100, 300), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const path = put(folder, 'a.png', halves);
    const out = join(folder, 'o.jpg');
    const blurs = [{ x: 0.2, y: 0, width: 0.1, height: 0.2 }];
    await render(worker, path, out, { quality: 100 }, { blurs, quarterTurns: 1 });
    const { data, width, height } = await pixelsOf(out);
    expect([width, height]).toEqual([300, 400]);
    // The black half lies on top now; its edge is soft at the right end only, where the region was turned to.
    const at = (x: number, y: number): number => data[(y * width + x) * 3] ?? 0;
    const softest = (x: number): number =>
      Math.max(...[96, 97, 98, 99, 100, 101].map((y) => Math.abs(at(x, y + 1) - at(x, y))));
    expect(softest(40)).toBeGreaterThan(180);
    expect(softest(270)).toBeLessThan(60);
  });

  it('lift edges of the finished size when sharpened', async () => {
    const folder = temporaryFolder();
    const worker = openWorker();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="#909090"/><circle cx="800" cy="600" r="400" fill="#505050"/></svg>`;
    const path = put(
      folder,
      'a.png',
      await sharp(Buffer.from(svg)).blur(1.5).removeAlpha().png().toBuffer(),
    );
    const steepest = async (sharpen: number): Promise<number> => {
      const out = join(folder, `${sharpen}.jpg`);
      await render(worker, path, out, { sidePx: 800, quality: 100 }, { sharpen });
      const { data, width } = await pixelsOf(out);
      const row = 300 * width;
      return Math.max(
        ...Array.from({ length: width - 1 }, (_, x) =>
          Math.abs((data[(row + x + 1) * 3] ?? 0) - (data[(row + x) * 3] ?? 0)),
        ),
      );
    };
    const [none, some, strong] = [await steepest(0), await steepest(0.5), await steepest(1)];
    expect(some).toBeGreaterThan(none);
    expect(strong).toBeGreaterThan(some);
  });
});
