import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { judgePixels } from '../../../electron/workers/judge-pixels.ts';
import { createJudgeThreads } from '../../../electron/workers/judge-threads.ts';
import type { PhotoFacts } from '../../../shared/photos/judge-photo.ts';
import type { Pixels } from '../../../shared/photos/pixels.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const FACTS: PhotoFacts = { widthPx: 4032, heightPx: 3024, format: 'jpeg', hasCamera: true };

const judgeInThread = createJudgeThreads();

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

it('judges what was beside a picture that ends its thread, and refuses that one', async () => {
  const script = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, facts }) => {
  if (facts.widthPx === 1) setTimeout(() => process.exit(7), 20);
  else setTimeout(() => parentPort.postMessage({ id, judgement: { widthPx: facts.widthPx } }), 30);
});`;
  const entry = put(temporaryFolder(), 'ends.mjs', Buffer.from(script));
  let started = 0;
  const judge = createJudgeThreads(() => {
    started += 1;
    return new Worker(entry);
  });
  const pixels = await pixelsOf(1, 64, 64);
  const answers = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6, 7, 8].map(async (widthPx) => await judge(pixels, { ...FACTS, widthPx })),
  );
  expect(answers).toMatchObject([
    { status: 'rejected', reason: { refusal: 'photo.too-slow', format: 'jpeg' } },
    ...[2, 3, 4, 5, 6, 7, 8].map((widthPx) => ({ status: 'fulfilled', value: { widthPx } })),
  ]);
  // Two that share the work, and one for each that was beside the guilty one, which is tried again like them.
  expect(started).toBe(2 + 4);
  expect(await judge(pixels, { ...FACTS, widthPx: 9 })).toMatchObject({ widthPx: 9 });
});
