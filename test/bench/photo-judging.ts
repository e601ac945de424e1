import sharp from 'sharp';
import { judgePhoto } from '../../shared/photos/judge-photo.ts';
import { createViewer } from '../../shared/photos/picture-views.ts';
import type { Pixels } from '../../shared/photos/pixels.ts';
import { findCodes } from '../../electron/workers/find-codes.ts';
import { findFaces } from '../../electron/workers/find-faces.ts';
import { median } from './bench-result.ts';

/** Enough that the compiler is done with the loops, as it is in a session. */
const PICTURES = 120;

/** What a judgement is made of: median milliseconds of processor each. */
export async function judgingParts(previews: readonly string[]): Promise<Record<Part, number>> {
  const times = { decode: [], flags: [], codes: [], faces: [] } as Record<Part, number[]>;
  // As in the worker: one thread, and no picture kept.
  sharp.concurrency(1);
  sharp.cache(false);
  const facts = { widthPx: 4032, heightPx: 3024, format: 'jpeg', hasCamera: true } as const;
  const view = createViewer();
  for (const path of previews.slice(0, PICTURES)) {
    const pixels = await timed(times.decode, () => decode(path));
    const views = await timed(times.flags, () => {
      const seen = view(pixels);
      judgePhoto(pixels, facts, seen);
      return seen;
    });
    await timed(times.codes, () => findCodes(views.luma));
    await timed(times.faces, () => findFaces(pixels));
  }
  const { decode: decoding, flags, codes, faces } = times;
  return {
    decode: median(decoding),
    flags: median(flags),
    codes: median(codes),
    faces: median(faces),
  };
}

type Part = 'decode' | 'flags' | 'codes' | 'faces';

async function decode(path: string): Promise<Pixels> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

async function timed<Value>(times: number[], work: () => Value | Promise<Value>): Promise<Value> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1000);
  return value;
}
