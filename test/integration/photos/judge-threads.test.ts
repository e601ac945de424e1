import sharp from 'sharp';
import { expect, it } from 'vitest';
import { judgePixels } from '../../../electron/workers/judge-pixels.ts';
import { judgeInThread } from '../../../electron/workers/judge-threads.ts';
import type { PhotoFacts } from '../../../shared/photos/judge-photo.ts';
import type { Pixels } from '../../../shared/photos/pixels.ts';
import { phoneJpeg } from '../../fixtures/make-photos.ts';

const FACTS: PhotoFacts = { widthPx: 4032, heightPx: 3024, format: 'jpeg', hasCamera: true };

async function pixelsOf(seed: number, widthPx: number, heightPx: number): Promise<Pixels> {
  const { data, info } = await sharp(await phoneJpeg({ seed, widthPx, heightPx }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

it('judges many pictures of many sizes at once as each would be alone', async () => {
  const pictures = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      pixelsOf(index, [1200, 640, 601][index % 3] ?? 0, [900, 900, 333][index % 3] ?? 0),
    ),
  );
  const alone = [];
  for (const pixels of pictures) alone.push(await judgePixels(pixels, FACTS));
  const together = await Promise.all(
    pictures.map(async (pixels) => await judgeInThread(pixels, FACTS)),
  );
  expect(together).toEqual(alone);
});

it('says what judging failed by, and goes on with the next picture', async () => {
  const good = await pixelsOf(1, 320, 240);
  // Says it is larger than it is, as no decoder would.
  const broken = { ...good, data: good.data.subarray(0, 0), widthPx: -1 };
  const [failed, judged] = await Promise.allSettled([
    judgeInThread(broken, FACTS),
    judgeInThread(good, FACTS),
  ]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: /length/i } });
  expect(judged).toMatchObject({ status: 'fulfilled', value: { faces: [], codes: [] } });
});
